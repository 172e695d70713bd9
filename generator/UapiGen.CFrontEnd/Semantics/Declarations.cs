using System.Collections.Immutable;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.CFrontEnd.Semantics;

/// <summary>Something that a header declares at file scope (or inside a record or parameter list, where C lets it escape).</summary>
public abstract class Declaration
{
    private CommentPlace _comments;

    /// <summary>The name as C spells it: <c>struct kvm_regs</c>, <c>enum x</c>, <c>__u64</c>.</summary>
    public abstract string CName { get; }

    /// <summary>Where the name stands; for an unnamed one, where the keyword stands.</summary>
    public SourceSpan Span { get; internal set; }

    public CommentSet Comments => _comments.Find();

    internal CommentPlace CommentPlace
    {
        set => _comments = value;
    }

    /// <summary>Its place among the declarations of its unit while that is read; -1: none yet.</summary>
    internal int Index { get; set; } = -1;

    /// <summary>The include name of the file that defines it: its home.</summary>
    public string Header => Span.File?.IncludeName ?? "";
}

/// <summary>A struct or union with its layout for the target. Filled in when its definition is complete, then never changed.</summary>
public sealed class RecordDeclaration : Declaration
{
    private string? _taggedName;

    public required bool IsUnion { get; init; }

    /// <summary>The tag; null for an untagged one.</summary>
    public required string? Tag { get; init; }

    /// <summary>The typedef that names an untagged record (<c>typedef struct { … } name;</c>), or null.</summary>
    public string? TypedefName { get; internal set; }

    /// <summary>The record in whose body it is written, or null.</summary>
    public RecordDeclaration? Parent { get; internal set; }

    public bool IsComplete { get; internal set; }

    /// <summary>Members in order, those of anonymous members inside their own record.</summary>
    public ImmutableArray<FieldDeclaration> Fields { get; internal set; } = [];

    /// <summary>Size in bytes.</summary>
    public long Size { get; internal set; }

    /// <summary>Alignment in bytes.</summary>
    public int Alignment { get; internal set; } = 1;

    /// <summary>Whether <c>packed</c> stands on the record itself.</summary>
    public bool IsPacked { get; internal set; }

    /// <summary>The value of <c>aligned(n)</c> on the record itself, or 0.</summary>
    public int AlignedAttribute { get; internal set; }

    /// <summary>The whole definition, from its keyword to its closing brace.</summary>
    public SourceSpan DefinitionSpan { get; internal set; }

    /// <summary>How deep records stand inside one another by value; see <see cref="CType.Depth"/>.</summary>
    internal int Depth { get; set; }

    public override string CName =>
        Tag is not null ? _taggedName ??= (IsUnion ? "union " : "struct ") + Tag : TypedefName ?? $"{(IsUnion ? "union" : "struct")} <unnamed>";
}

/// <summary>A member of a record.</summary>
public sealed class FieldDeclaration
{
    private CommentPlace _comments;

    /// <summary>The member's name; null for an anonymous record and an unnamed bit-field.</summary>
    public required string? Name { get; init; }

    public required CType Type { get; init; }

    public required SourceSpan Span { get; init; }

    public CommentSet Comments => _comments.Find();

    internal CommentPlace CommentPlace
    {
        init => _comments = value;
    }

    /// <summary>Offset from the start of the record that declares it, in bits. For a bit-field, of its first bit in memory order.</summary>
    public long BitOffset { get; internal set; }

    /// <summary>Offset in bytes (of the byte that holds its first bit).</summary>
    public long Offset => BitOffset / 8;

    /// <summary>Alignment in bytes that the member has in its record, packing included.</summary>
    public int Alignment { get; internal set; } = 1;

    /// <summary>Width of a bit-field in bits; null for any other member.</summary>
    public int? BitWidth { get; init; }

    public bool IsPacked { get; init; }

    /// <summary>The value of <c>aligned(n)</c> on the member itself, or 0.</summary>
    public int AlignedAttribute { get; init; }

    /// <summary>The member that <c>counted_by</c> names, or null.</summary>
    public string? CountedBy { get; init; }

    /// <summary>Macros that the declaration's type was spelled with, such as <c>__aligned_u64</c>, outermost first.</summary>
    public ImmutableArray<string> TypeMacros { get; init; } = [];

    /// <summary>An anonymous struct or union member, whose own members belong to the outer record's scope.</summary>
    public bool IsAnonymousRecord => Name is null && BitWidth is null;

    public bool IsFlexibleArray => Type.Canonical is ArrayType { Length: null or 0 };
}

public sealed class EnumDeclaration : Declaration
{
    private string? _taggedName;

    public required string? Tag { get; init; }

    public string? TypedefName { get; internal set; }

    /// <summary>The integer type that gcc gives the whole enum (unsigned int, int, or wider when a value needs it); null while incomplete.</summary>
    public BuiltInType? UnderlyingType { get; internal set; }

    public ImmutableArray<Enumerator> Enumerators { get; internal set; } = [];

    public SourceSpan DefinitionSpan { get; internal set; }

    public override string CName => Tag is not null ? _taggedName ??= "enum " + Tag : TypedefName ?? "enum <unnamed>";
}

/// <summary>A constant of an enum.</summary>
public sealed class Enumerator
{
    private CommentPlace _comments;

    public required string Name { get; init; }

    public required ConstantValue Value { get; init; }

    /// <summary>Whether the header writes the value, rather than leaving it to count on.</summary>
    public required bool IsExplicit { get; init; }

    public required SourceSpan Span { get; init; }

    public CommentSet Comments => _comments.Find();

    internal CommentPlace CommentPlace
    {
        init => _comments = value;
    }
}

public sealed class TypedefDeclaration : Declaration
{
    public required string Name { get; init; }

    public required CType Type { get; init; }

    /// <summary>Alignment in bytes, an <c>aligned</c> of the typedef's own included.</summary>
    public int Alignment => AlignedAttribute != 0 ? AlignedAttribute : Type.Alignment;

    /// <summary>The value of <c>aligned(n)</c> on the typedef itself, or 0.</summary>
    public int AlignedAttribute { get; init; }

    /// <summary>Whether the typedef is marked <c>__bitwise</c>: a strong integer.</summary>
    public bool IsBitwise { get; init; }

    public override string CName => Name;
}

/// <summary>A function prototype or a variable. Kept for the rules that speak of it; nothing is emitted for it.</summary>
public sealed class OtherDeclaration : Declaration
{
    public required string Name { get; init; }

    public required CType Type { get; init; }

    /// <summary>Whether it has a body that was skipped.</summary>
    public bool IsDefinition { get; init; }

    public override string CName => Name;
}

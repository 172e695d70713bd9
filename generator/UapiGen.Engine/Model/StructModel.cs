namespace UapiGen.Engine.Model;

/// <summary>A C struct or union.</summary>
/// <param name="Name">Its C# name.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="IsExplicit">Whether every field states its offset; else the CLR's own layout is the same.</param>
/// <param name="Members">Its members in the order of the C text.</param>
public sealed record StructModel(string Name, int Size, bool IsExplicit, EquatableArray<MemberModel> Members) : TypeModel(Name)
{
    /// <summary>The limit to its alignment; 0: that of its members.</summary>
    public int Pack { get; init; }

    /// <summary>The types of its members that have no name in C.</summary>
    public EquatableArray<StructModel> Nested { get; init; }

    /// <summary>The flexible array at its end, or null.</summary>
    public FlexTailModel? Tail { get; init; }

    /// <summary>The private field that holds the struct's own size, or empty.</summary>
    public string SizeField { get; init; } = "";

    /// <summary>The type of <see cref="SizeField"/>.</summary>
    public TypeRef SizeFieldType { get; init; } = TypeRef.UInt32;

    /// <summary>The sizes that kernels before certain versions know, oldest first; empty: nothing is known of older ones.</summary>
    public EquatableArray<OlderSizeModel> OlderSizes { get; init; }

    /// <summary>The member that a C path leads to, or null.</summary>
    public MemberModel? Find(string path)
    {
        foreach (MemberModel member in Members)
        {
            if (member.Place is { } place && place.Path == path)
            {
                return member;
            }
        }

        return null;
    }
}

/// <summary>The struct has <paramref name="Size"/> bytes for kernels before a version.</summary>
public sealed record OlderSizeModel(int Major, int Minor, int Size);

/// <summary>A flexible array that a member of the struct counts.</summary>
/// <param name="Element">The element.</param>
/// <param name="Offset">The offset of the first element, in bytes.</param>
/// <param name="CountMember">The C# member that counts.</param>
/// <param name="CountType">Its type.</param>
/// <param name="ElementSize">The size of an element when the member counts bytes, else 0.</param>
public sealed record FlexTailModel(TypeRef Element, int Offset, string CountMember, TypeRef CountType, int ElementSize);

/// <summary>A member of a struct.</summary>
/// <param name="Name">Its C# name.</param>
/// <param name="Type">Its C# type.</param>
public abstract record MemberModel(string Name, TypeRef Type)
{
    public Docs Docs { get; init; } = Docs.None;

    public EquatableArray<AttributeModel> Attributes { get; init; }

    /// <summary>The C member that it is; null for storage.</summary>
    public CPlace? Place { get; init; }

    /// <summary>The path of the C member from the outermost record; empty for storage.</summary>
    public string Path => Place?.Path ?? "";
}

/// <summary>A member in C.</summary>
/// <param name="Path">Its path from the outermost record.</param>
/// <param name="Offset">Its offset in bytes in the struct that it stands in.</param>
/// <param name="Size">The size of its type in bytes.</param>
/// <param name="BitOffset">For a bit-field: its first bit.</param>
/// <param name="BitWidth">For a bit-field: how many bits; else 0.</param>
public sealed record CPlace(string Path, int Offset, int Size, int BitOffset = 0, int BitWidth = 0);

/// <summary>A field: plain data when public, storage for the properties that name it when private.</summary>
/// <param name="Name">Its C# name.</param>
/// <param name="Type">Its C# type.</param>
/// <param name="Offset">Its offset in bytes.</param>
/// <param name="IsPrivate">Whether it is storage.</param>
public sealed record FieldModel(string Name, TypeRef Type, int Offset, bool IsPrivate) : MemberModel(Name, Type);

/// <summary>A property over a private field of another type: an enum that is narrower or wider than its C field.</summary>
/// <param name="Name">Its C# name.</param>
/// <param name="Type">The enum.</param>
/// <param name="Storage">The private field.</param>
/// <param name="StorageType">The integer that the field holds.</param>
public sealed record ConvertedModel(string Name, TypeRef Type, string Storage, TypeRef StorageType) : MemberModel(Name, Type)
{
    /// <summary>Whether the field holds its integer in a byte order of its own, so that it must be read as that integer first.</summary>
    public bool IsSwapped { get; init; }
}

/// <summary>A property that reads a private field and can't be set: reserved bytes, a struct's own size.</summary>
/// <param name="Name">Its C# name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Storage">The private field.</param>
public sealed record ReadOnlyModel(string Name, TypeRef Type, string Storage) : MemberModel(Name, Type);

/// <summary>A property over some bits of a private integer field.</summary>
/// <param name="Name">Its C# name.</param>
/// <param name="Type">Its C# type: <c>bool</c> for one unsigned bit, an integer or an enum.</param>
/// <param name="Storage">The private field.</param>
/// <param name="StorageType">Its type: an unsigned integer.</param>
/// <param name="Shift">The lowest of its bits in the storage.</param>
/// <param name="Width">How many bits.</param>
/// <param name="IsSigned">Whether the highest bit is a sign.</param>
/// <param name="IsReadOnly">Whether it can't be set.</param>
public sealed record BitFieldModel(
    string Name, TypeRef Type, string Storage, TypeRef StorageType, int Shift, int Width, bool IsSigned, bool IsReadOnly) : MemberModel(Name, Type);

using UapiGen.CFrontEnd.Lexing;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.CFrontEnd.Parsing;

/// <summary>What stands before the declarators of a declaration (C11 6.7).</summary>
internal struct DeclarationSpecifiers
{
    /// <summary>The type that all declarators build on; null after a failure.</summary>
    public CType? Type { get; set; }

    public bool IsTypedef { get; set; }

    /// <summary>Whether a type was written, rather than the <c>int</c> that old C implies.</summary>
    public bool HasType { get; set; }

    /// <summary>The record whose body stands here, or null.</summary>
    public RecordDeclaration? DefinedRecord { get; set; }

    /// <summary>The enum whose body stands here, or null.</summary>
    public EnumDeclaration? DefinedEnum { get; set; }

    /// <summary>Attributes of what is declared, not of the type.</summary>
    public AttributeSet Attributes { get; set; }

    /// <summary>The outermost macro that spelled the type, or null.</summary>
    public Symbol? TypeMacro { get; set; }
}

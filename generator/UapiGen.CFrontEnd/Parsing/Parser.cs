using System.Threading;
using UapiGen.CFrontEnd.Lexing;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.CFrontEnd.Parsing;

/// <summary>
/// A recursive-descent parser of GNU C declarations (C11 6.7 and the gcc manual's "Extensions to the C Language Family"). This object holds
/// what the parsers of the single constructs share.
/// </summary>
internal sealed class Parser
{
    /// <param name="unit">What is declared goes here; null when the tokens are an expression that declares nothing, such as a macro's.</param>
    public Parser(Scope scope, TypeTable types, UnitBuilder? unit, DiagnosticSink diagnostics, CancellationToken cancellationToken)
    {
        Scope = scope;
        Types = types;
        Unit = unit;
        Arithmetic = new ConstantArithmetic(types);
        Cursor = new TokenCursor(diagnostics, cancellationToken);
        Attributes = new AttributeParser(this);
        Expressions = new ExpressionParser(this);
        Primaries = new PrimaryExpressionParser(this);
        Builtins = new BuiltinCallParser(this);
        Specifiers = new SpecifierParser(this);
        Declarators = new DeclaratorParser(this);
        TypeNames = new TypeNameParser(this);
        StaticAssertions = new StaticAssertionParser(this);
        Records = new RecordParser(this);
        Fields = new FieldParser(this);
        Enums = new EnumParser(this);
    }

    public TokenCursor Cursor { get; }

    public Scope Scope { get; }

    public TypeTable Types { get; }

    public ConstantArithmetic Arithmetic { get; }

    public UnitBuilder? Unit { get; }

    public AttributeParser Attributes { get; }

    public ExpressionParser Expressions { get; }

    public PrimaryExpressionParser Primaries { get; }

    public BuiltinCallParser Builtins { get; }

    public SpecifierParser Specifiers { get; }

    public DeclaratorParser Declarators { get; }

    public TypeNameParser TypeNames { get; }

    public StaticAssertionParser StaticAssertions { get; }

    public RecordParser Records { get; }

    public FieldParser Fields { get; }

    public EnumParser Enums { get; }

    /// <summary>Macros that may stand in an expression by their names, and what they are worth; null where all macros are expanded.</summary>
    public SymbolMap<ConstantValue>? KnownOperands { get; init; }

    /// <summary>Whether an expression asked for a size, an offset or an alignment.</summary>
    public bool UsedLayout { get; set; }
}

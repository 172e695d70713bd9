using System;
using System.Collections.Immutable;
using UapiGen.CFrontEnd.Lexing;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.CFrontEnd.Preprocessing;

/// <summary>A macro definition as one unit met it.</summary>
public sealed class MacroDefinition
{
    internal MacroDefinition(MacroShape shape, int tokenIndex, bool isPredefined)
    {
        Shape = shape;
        TokenIndex = tokenIndex;
        IsPredefined = isPredefined;
    }

    public Symbol Name => Shape.Name;

    public bool IsFunctionLike => Shape.Parameters is not null;

    /// <summary>Parameter names, the variadic one last (<c>__VA_ARGS__</c>, or GNU's name of its own); null for an object-like macro.</summary>
    public ImmutableArray<Symbol>? Parameters => Shape.Parameters;

    public bool IsVariadic => Shape.IsVariadic;

    /// <summary>The replacement list, as written.</summary>
    public ReadOnlySpan<Token> Body => Shape.Body;

    /// <summary>The replacement list as text: comments removed, white space folded.</summary>
    public string BodyText => Shape.BodyText;

    /// <summary>Where its name stands in the <c>#define</c>; default for a predefined one.</summary>
    public SourceSpan Span => IsPredefined ? default : Shape.Span;

    /// <summary>
    /// How many tokens of <see cref="PreprocessedUnit.Tokens"/> stand before the <c>#define</c>. A parser that has consumed tokens up to index
    /// i has passed all definitions with a TokenIndex of at most i; those with a TokenIndex between a record's braces stand in its body.
    /// </summary>
    public int TokenIndex { get; }

    /// <summary>Predefined by the target, by the request or by the front end itself rather than by a header.</summary>
    public bool IsPredefined { get; }

    internal MacroShape Shape { get; }

    /// <summary>Whether its replacement is being read now, so that its name is not expanded (C11 6.10.3.4).</summary>
    internal bool IsDisabled { get; set; }

    /// <summary>Whether its replacement is one operand of which the value is known, so that who evaluates expressions may take its name for it.</summary>
    internal bool IsKnownOperand { get; set; }

    /// <summary>Whether its value was given up for its size or depth: then so is that of every macro that uses it.</summary>
    internal bool IsBeyondLimits { get; set; }

    public override string ToString() => Shape.ToString();
}

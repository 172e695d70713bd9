using System;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using UapiGen.CFrontEnd.Lexing;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.CFrontEnd.Preprocessing;

/// <summary>What a <c>#define</c> says, independent of the unit: made once per header text and shared by all units and targets.</summary>
internal sealed class MacroShape
{
    private string? _bodyText;
    private ImmutableArray<string>? _parameterNames;

    public required Symbol Name { get; init; }

    public required ImmutableArray<Symbol>? Parameters { get; init; }

    public bool IsVariadic { get; init; }

    /// <summary>The tokens that hold the body, usually those of the whole file.</summary>
    public required Token[] Tokens { get; init; }

    public required int BodyStart { get; init; }

    public required int BodyEnd { get; init; }

    /// <summary>For each token of the body the index of the parameter it names, or -1; null when the body names none.</summary>
    public short[]? ParameterAt { get; init; }

    /// <summary>Whether the body has <c>#</c>, <c>##</c> or <c>__VA_OPT__</c> to carry out.</summary>
    public bool HasOperators { get; init; }

    public required SourceSpan Span { get; init; }

    /// <summary>For a macro whose replacement the preprocessor computes, which one.</summary>
    public DynamicMacro Dynamic { get; init; }

    public ReadOnlySpan<Token> Body => Tokens.AsSpan(BodyStart, BodyEnd - BodyStart);

    public string BodyText => _bodyText ??= TokenText.Join(Body);

    /// <summary>The spelling of each parameter; null for an object-like macro.</summary>
    public ImmutableArray<string>? ParameterNames =>
        Parameters is { } parameters ? _parameterNames ??= [.. parameters.Select(parameter => parameter.Text)] : null;

    public override string ToString()
    {
        var text = new StringBuilder(Name.Text);
        if (Parameters is { } parameters)
        {
            text.Append('(');
            for (int i = 0; i < parameters.Length; i++)
            {
                string name = parameters[i].Text;
                bool isRest = IsVariadic && i == parameters.Length - 1;
                text.Append(i == 0 ? "" : ", ").Append(!isRest ? name : name == "__VA_ARGS__" ? "..." : name + "...");
            }

            text.Append(')');
        }

        return text.Append(' ').Append(BodyText).ToString();
    }
}

/// <summary>The macros whose replacement depends on where or when they are used (C11 6.10.8.1 and gcc's own).</summary>
internal enum DynamicMacro : byte
{
    None,
    File,
    Line,
    BaseFile,
    IncludeLevel,
    Counter,
    Pragma,

    /// <summary>Only of use in a condition, such as <c>__has_include</c>: defined, but never expanded.</summary>
    Operator,
}

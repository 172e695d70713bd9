using System;
using System.Globalization;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Lexing;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.CFrontEnd.Preprocessing;

/// <summary>Carries out directives (C11 6.10).</summary>
internal sealed partial class UnitPreprocessor
{
    /// <summary>Carries out the directive that the reader stands at.</summary>
    /// <param name="inArguments">Whether the arguments of a macro are being collected around it.</param>
    public void ReadDirective(FileReader reader, bool inArguments)
    {
        int index = reader.TakeDirective();
        Directive directive = reader.File.Directives[index];
        if (!Charge(PreprocessorLimits.WorkPerDirective))
        {
            reader.SkipRest();
            return;
        }

        ChunkedList<Token> tokens = reader.File.Tokens;
        switch (directive.Kind)
        {
            case DirectiveKind.Define:
                Define(reader, index);
                break;
            case DirectiveKind.Undef:
                if (directive.Start + 2 < directive.End && tokens[directive.Start + 2].Kind == TokenKind.Identifier)
                {
                    _macros.Set(tokens[directive.Start + 2].Symbol, null);
                }

                break;
            case DirectiveKind.Include or DirectiveKind.IncludeNext when inArguments:
                Report(PreprocessingRules.MisplacedInclude, tokens[directive.Start + 1]);
                break;
            case DirectiveKind.Include or DirectiveKind.IncludeNext:
                Include(reader, index);
                break;
            case DirectiveKind.If or DirectiveKind.Ifdef or DirectiveKind.Ifndef:
                ReportUnterminated(reader, index);
                ChooseBranch(reader, index);
                break;
            case DirectiveKind.Elif or DirectiveKind.Elifdef or DirectiveKind.Elifndef or DirectiveKind.Else or DirectiveKind.Endif:
                if (directive.IsMisplaced)
                {
                    Report(PreprocessingRules.MisplacedConditional, tokens[directive.Start + 1], tokens[directive.Start + 1].Text);
                }
                else if (directive.Kind != DirectiveKind.Endif)
                {
                    // The branch before it was read: this one and all others of the group are not.
                    SkipGroup(reader, index);
                }

                break;
            case DirectiveKind.Error or DirectiveKind.Warning:
                DiagnosticRule rule = directive.Kind == DirectiveKind.Error ? PreprocessingRules.ErrorDirective : PreprocessingRules.WarningDirective;
                Report(rule, tokens[directive.Start + 1], RestOfLine(reader, directive));
                reader.MarkQuiet(directive);
                break;
            case DirectiveKind.Pragma:
                reader.MarkQuiet(directive);
                ReadPragma(reader, directive, inArguments);
                break;
            case DirectiveKind.Line:
                ReadLine(reader, directive);
                break;
            case DirectiveKind.Unknown:
                Report(PreprocessingRules.UnknownDirective, tokens[directive.Start + 1], tokens[directive.Start + 1].Text);
                break;
            default:
                break;
        }
    }

    /// <summary>Counts lines from another number on (C11 6.10.4). A place in a diagnostic stays what it is in the file.</summary>
    private void ReadLine(FileReader reader, Directive directive)
    {
        ChunkedList<Token> tokens = reader.File.Tokens;
        if (directive.Start + 2 < directive.End && tokens[directive.Start + 2] is { Kind: TokenKind.Number } number
            && int.TryParse(number.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int line))
        {
            reader.LineShift = unchecked(line - (number.Span.Position.Line + 2));
        }
    }

    private void Define(FileReader reader, int index)
    {
        ref Directive directive = ref reader.File.Directives[index];
        ChunkedList<Token> tokens = reader.File.Tokens;
        if (directive.Content is not MacroShape shape)
        {
            if (ReadShape(tokens, directive, out string error) is not { } read)
            {
                Report(PreprocessingRules.MalformedDefine, tokens[directive.Start + 1], error);
                return;
            }

            directive.Content = shape = read;
        }

        MacroDefinition? old = _macros.Find(shape.Name);
        if (old is { IsPredefined: false } && reader.File.File.Origin == HeaderOrigin.Project && !MacroReader.AreSame(old.Shape, shape))
        {
            AddDiagnostic(PreprocessingRules.MacroRedefined, shape.Span, shape.Name.Text);
        }

        var definition = new MacroDefinition(shape, _output.Count, _isPredefining);
        _macros.Set(shape.Name, definition);
        if (!_isPredefining)
        {
            _definitions.Add(definition);
        }
    }

    private static MacroShape? ReadShape(ChunkedList<Token> tokens, in Directive directive, out string error)
    {
        (Token[] line, int start) = tokens.GetRange(directive.Start + 2, directive.End);
        return MacroReader.Read(line, start, start + directive.End - directive.Start - 2, out error);
    }

    /// <summary>Goes to the first branch of a group, from <paramref name="index"/> on, whose condition holds.</summary>
    private void ChooseBranch(FileReader reader, int index)
    {
        while (!Holds(reader, index))
        {
            index = reader.File.Directives[index].NextInGroup;
            reader.SkipTo(index);
            if (index >= reader.File.Directives.Length || reader.File.Directives[index].Kind is DirectiveKind.Else or DirectiveKind.Endif)
            {
                return;
            }
        }
    }

    private void SkipGroup(FileReader reader, int index)
    {
        Directive[] directives = reader.File.Directives;
        while (index < directives.Length && directives[index].Kind != DirectiveKind.Endif)
        {
            index = directives[index].NextInGroup;
        }

        reader.SkipTo(index);
    }

    private bool Holds(FileReader reader, int index)
    {
        Directive directive = reader.File.Directives[index];
        ChunkedList<Token> tokens = reader.File.Tokens;
        Token word = tokens[directive.Start + 1];
        int start = directive.Start + 2;
        if (directive.Kind is DirectiveKind.If or DirectiveKind.Elif)
        {
            long before = _directiveExpansion.TotalWork;
            bool? value = _condition.Evaluate(ArraySource.Of(tokens, start, directive.End), out string? error);

            // Each token is expanded and then evaluated.
            Charge((int)(2 * (_directiveExpansion.TotalWork - before)));
            if (value is null)
            {
                Report(PreprocessingRules.MalformedCondition, word, error ?? "");
            }

            return value == true;
        }

        if (start >= directive.End || tokens[start].Kind != TokenKind.Identifier)
        {
            Report(PreprocessingRules.MalformedCondition, word, "a name is missing");
            return false;
        }

        return IsDefined(tokens[start].Symbol) == directive.Kind is DirectiveKind.Ifdef or DirectiveKind.Elifdef;
    }

    private void ReportUnterminated(FileReader reader, int index)
    {
        Directive[] directives = reader.File.Directives;
        Token word = reader.File.Tokens[directives[index].Start + 1];
        while (index < directives.Length && directives[index].Kind != DirectiveKind.Endif)
        {
            index = directives[index].NextInGroup;
        }

        if (index == directives.Length)
        {
            Report(PreprocessingRules.UnterminatedConditional, word, word.Text);
        }
    }

    /// <summary>The text of a directive after its word, as written, lines joined.</summary>
    private static string RestOfLine(FileReader reader, Directive directive)
    {
        ChunkedList<Token> tokens = reader.File.Tokens;
        if (directive.End - directive.Start <= 2)
        {
            return "";
        }

        (Token[] items, int start) = tokens.GetRange(directive.Start + 2, directive.End);
        ReadOnlySpan<Token> rest = items.AsSpan(start, directive.End - directive.Start - 2);
        return TokenText.Join(rest);
    }
}

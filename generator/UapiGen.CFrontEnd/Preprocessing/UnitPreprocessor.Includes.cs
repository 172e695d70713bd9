using System;
using System.Globalization;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Lexing;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.CFrontEnd.Preprocessing;

/// <summary><c>#include</c> and <c>#include_next</c> (C11 6.10.2).</summary>
internal sealed partial class UnitPreprocessor
{
    private void Include(FileReader reader, int index)
    {
        ref Directive directive = ref reader.File.Directives[index];
        Token word = reader.File.Tokens[directive.Start + 1];
        if (directive.Content is not IncludeName include)
        {
            if (IncludeName.ReadWritten(reader.File, directive) is { } written)
            {
                directive.Content = include = written;
            }
            else if (ReadComputedName(reader, directive) is { } computed)
            {
                include = computed;
            }
            else
            {
                Report(PreprocessingRules.MalformedInclude, word);
                return;
            }
        }

        int after = directive.Kind == DirectiveKind.IncludeNext ? reader.Directory : -1;
        if (_headers.Find(include.Name, include.IsAngled, reader.File.File, after) is not { } header)
        {
            AddDiagnostic(PreprocessingRules.HeaderNotFound, include.Span, include.Name);
        }
        else if (reader.Depth + 1 >= PreprocessorLimits.MaxIncludeDepth)
        {
            string depth = PreprocessorLimits.MaxIncludeDepth.ToString(CultureInfo.InvariantCulture);
            AddDiagnostic(PreprocessingRules.IncludeTooDeep, include.Span, include.Name, depth);
        }
        else
        {
            (_records[reader.File.File].Included ??= []).Add(header.File);
            ReadFile(header.File, header.Directory);
        }
    }

    /// <summary>The name that macros give: a string literal, or the spelling of the tokens between <c>&lt;</c> and <c>&gt;</c>.</summary>
    private IncludeName? ReadComputedName(FileReader reader, Directive directive)
    {
        var tokens = new TokenBuffer();
        _directiveExpansion.Start(ArraySource.Of(reader.File.Tokens, directive.Start + 2, directive.End));
        while (_directiveExpansion.Next(out Token token))
        {
            tokens.Add(token);
        }

        ReadOnlySpan<Token> name = tokens.Span;
        if (name.Length == 0)
        {
            return null;
        }

        SourceSpan span = reader.File.Tokens[directive.Start + 2].Span;
        if (name[0].Kind == TokenKind.String)
        {
            return new IncludeName(name[0].Text.Trim('"'), false, span);
        }

        int end = name.Length - 1;
        while (end > 0 && name[end].Kind != TokenKind.Greater)
        {
            end--;
        }

        return name[0].Kind == TokenKind.Less && end > 1 ? new IncludeName(TokenText.Join(name.Slice(1, end - 1)), true, span) : null;
    }
}

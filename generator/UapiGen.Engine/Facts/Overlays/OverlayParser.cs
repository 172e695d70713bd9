using System.Collections.Generic;
using System.Collections.Immutable;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Documentation;
using UapiGen.Engine.Facts.Overlays.Grammar;

namespace UapiGen.Engine.Facts.Overlays;

/// <summary>Reads the statements of an overlay or of <c>uapi:</c> lines. An error costs its statement alone: reading goes on after it.</summary>
/// <remarks>What a statement looks like and means is in the table (<see cref="StatementTable"/>).</remarks>
internal sealed class OverlayParser
{
    /// <summary>The version of the grammar that this code reads.</summary>
    private const string FormatVersion = "1";

    private readonly ParsedOverlay _overlay;
    private readonly TokenReader _tokens;
    private readonly StatementReader _statements;
    private readonly List<SourceDiagnostic> _diagnostics;
    private bool _isInBlock;

    private OverlayParser(ParsedOverlay overlay, Passage passage, FactSource source, bool linesSeparate, List<SourceDiagnostic> diagnostics)
    {
        _overlay = overlay;
        _tokens = new TokenReader(OverlayLexer.Read(passage), linesSeparate);
        _statements = new StatementReader(overlay, _tokens, source);
        _diagnostics = diagnostics;
    }

    /// <summary>Reads an overlay file.</summary>
    public static ParsedOverlay ReadFile(SourceFile file, List<SourceDiagnostic> diagnostics)
    {
        var lines = ImmutableArray.CreateBuilder<PassageLine>();
        int start = 0;
        while (start <= file.Text.Length)
        {
            int end = file.Text.IndexOf('\n', start);
            end = end < 0 ? file.Text.Length : end;
            lines.Add(new PassageLine(file.Text.Substring(start, end - start), start));
            start = end + 1;
        }

        FactSource source = file.Origin == HeaderOrigin.BuiltIn ? FactSource.ShippedOverlay : FactSource.Overlay;
        var overlay = new ParsedOverlay();
        var parser = new OverlayParser(overlay, new Passage(file, lines.ToImmutable()), source, linesSeparate: true, diagnostics);
        parser.ReadVersion();
        parser._tokens.SkipSeparators();
        while (!parser._tokens.IsAtEnd)
        {
            parser.ReadStatement("");
        }

        return overlay;
    }

    /// <summary>Reads one <c>uapi:</c> section.</summary>
    /// <param name="passage">Its lines.</param>
    /// <param name="record">The C name of the record whose kernel-doc it stands in, or empty.</param>
    /// <param name="home">The include name of its header.</param>
    /// <param name="overlay">Takes the statements.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    public static void ReadLines(Passage passage, string record, string home, ParsedOverlay overlay, List<SourceDiagnostic> diagnostics)
    {
        var parser = new OverlayParser(overlay, passage, FactSource.InHeader, linesSeparate: false, diagnostics);
        parser._statements.Home = home;
        parser._tokens.SkipSeparators();
        while (!parser._tokens.IsAtEnd)
        {
            bool isForRecord = record.Length > 0 && !StatementTable.Of(Place.Top).FirstWords.Contains(parser._tokens.Current.Value);
            parser.ReadStatement(isForRecord ? record : "");
        }
    }

    private void ReadVersion()
    {
        _tokens.SkipSeparators();
        if (!_tokens.TryTake("uapi"))
        {
            _diagnostics.Add(new SourceDiagnostic(FactRules.NoVersion, _tokens.Current.Span, FormatVersion));
            return;
        }

        OverlayToken version = _tokens.Current;
        if (version.Kind != OverlayTokenKind.Number || version.Value != FormatVersion)
        {
            _diagnostics.Add(new SourceDiagnostic(FactRules.UnknownVersion, version.Span, version.Value, FormatVersion));
        }

        _tokens.Next();
    }

    /// <summary>Reads one statement with what follows it up to the next; in case of an error, skips to there. The versions of its block are its own, too.</summary>
    private void ReadStatement(string record, ParsedStatement? opening = null)
    {
        int start = _tokens.Position;
        _tokens.ForgetBrackets();
        var statement = new ParsedStatement(_tokens.Current.Span) { Since = opening?.Since ?? "", IsRemoved = opening?.IsRemoved is true };
        try
        {
            (StatementRow row, Captured captured) = _statements.Read(statement, record);
            Complete(statement, _tokens.Previous.Span.End);
            bool hasBody = row.Body == Body.Required || (row.Body == Body.Optional && _tokens.Current.Is("{"));
            if (!hasBody && !_tokens.Previous.Is("}") && !_tokens.IsAtSeparator)
            {
                throw _tokens.Expected("the end of the statement");
            }

            _overlay.Statements.Add(statement);
            if (hasBody)
            {
                ReadBody(captured.Entity, statement);
            }
        }
        catch (SyntaxError error)
        {
            _diagnostics.Add(new SourceDiagnostic(error.Rule, error.Span, error.Arguments));
            _tokens.SkipStatement(start, _isInBlock);
        }

        _tokens.SkipSeparators();
    }

    /// <summary>Gives the statement its words.</summary>
    private static void Complete(ParsedStatement statement, int end)
    {
        var span = new SourceSpan(statement.Span.File, statement.Span.Start, System.Math.Max(0, end - statement.Span.Start));
        statement.Span = span;
        for (int i = 0; i < statement.Facts.Count; i++)
        {
            Provenance provenance = statement.Facts[i].Provenance;
            statement.Facts[i] = statement.Facts[i] with { Provenance = new Provenance(provenance.Source, provenance.Confidence, span) };
        }
    }

    /// <summary>The statements about a record's members, or a system call's parameters, between braces.</summary>
    private void ReadBody(string record, ParsedStatement opening)
    {
        _tokens.Take("{");
        _tokens.SkipSeparators();
        _isInBlock = true;
        while (!_tokens.Current.Is("}"))
        {
            if (_tokens.IsAtEnd)
            {
                _isInBlock = false;
                throw _tokens.Expected("'}'");
            }

            ReadStatement(record, opening);
        }

        _isInBlock = false;
        _tokens.Next();
    }
}

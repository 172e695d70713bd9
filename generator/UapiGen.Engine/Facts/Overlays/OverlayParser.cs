using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Documentation;

namespace UapiGen.Engine.Facts.Overlays;

/// <summary>Reads the statements of an overlay or of <c>uapi:</c> lines. An error costs its statement alone: reading goes on after it.</summary>
/// <remarks>This part reads tokens and the shared small pieces; the statements are in the other parts.</remarks>
internal sealed partial class OverlayParser
{
    private readonly List<OverlayToken> _tokens;
    private readonly FactSource _source;
    private readonly List<SourceDiagnostic> _diagnostics;
    private readonly bool _linesSeparate;
    private int _position;
    private int _brackets;
    private ParsedStatement _statement = new(default);
    private string _home = "";

    private OverlayParser(Passage passage, FactSource source, bool linesSeparate, List<SourceDiagnostic> diagnostics)
    {
        _tokens = OverlayLexer.Read(passage);
        _source = source;
        _linesSeparate = linesSeparate;
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
        var parser = new OverlayParser(new Passage(file, lines.ToImmutable()), source, linesSeparate: true, diagnostics);
        var overlay = new ParsedOverlay();
        parser.ReadVersion();
        parser.ReadStatements(overlay);
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
        var parser = new OverlayParser(passage, FactSource.InHeader, linesSeparate: false, diagnostics) { _home = home };
        parser.SkipSeparators();
        while (parser.Current.Kind != OverlayTokenKind.End)
        {
            bool isForRecord = record.Length > 0 && !_topLevelWords.Contains(parser.Current.Value);
            parser.ReadOne(overlay, isForRecord ? record : "");
        }
    }

    private OverlayToken Current
    {
        get
        {
            // Inside brackets, and everywhere in a uapi: section, a line's end is white space.
            while (_tokens[_position].Kind == OverlayTokenKind.NewLine && (_brackets > 0 || !_linesSeparate))
            {
                _position++;
            }

            return _tokens[_position];
        }
    }

    private OverlayToken Next()
    {
        OverlayToken token = Current;
        if (token.Kind != OverlayTokenKind.End)
        {
            _position++;
        }

        if (token.Kind == OverlayTokenKind.Punctuation)
        {
            _brackets += token.Value is "(" or "[" ? 1 : token.Value is ")" or "]" && _brackets > 0 ? -1 : 0;
        }

        return token;
    }

    private bool TryTake(string value)
    {
        if (!Current.Is(value))
        {
            return false;
        }

        Next();
        return true;
    }

    private void Take(string value)
    {
        if (!TryTake(value))
        {
            throw Expected($"'{value}'");
        }
    }

    private OverlayToken TakeWord(string what)
    {
        if (Current.Kind != OverlayTokenKind.Word)
        {
            throw Expected(what);
        }

        return Next();
    }

    private string TakeText(string what)
    {
        if (Current.Kind != OverlayTokenKind.Text)
        {
            throw Expected(what);
        }

        return Next().Value;
    }

    private long TakeNumber()
    {
        if (Current.Kind == OverlayTokenKind.Number && TryParseNumber(Current.Value, out ulong value))
        {
            Next();
            return unchecked((long)value);
        }

        throw Expected("a number");
    }

    private static bool TryParseNumber(string text, out ulong value)
    {
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            return ulong.TryParse(text.Substring(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
        }

        bool isSigned = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number);
        value = unchecked((ulong)number);
        return isSigned || ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }

    private string TakeVersion()
    {
        if (Current.Kind != OverlayTokenKind.Number || !Version.TryParse(Current.Value, out _))
        {
            throw Expected("a kernel version such as 6.12");
        }

        return Next().Value;
    }

    /// <summary>Reads <c>{</c>, elements and <c>}</c>; line ends inside are white space. Commas and semicolons separate.</summary>
    private void TakeList(Action element)
    {
        Take("{");
        _brackets++;
        while (!Current.Is("}"))
        {
            if (Current.Kind == OverlayTokenKind.End)
            {
                throw Expected("'}'");
            }

            element();
            while (TryTake(",") || TryTake(";"))
            {
            }
        }

        Next();
        _brackets--;
    }

    /// <summary>A member's path: <c>a.b.c</c>.</summary>
    private string TakePath(string record)
    {
        OverlayToken first = TakeWord("a member's name");
        string path = first.Value;
        int end = first.Span.End;
        while (Current.Is(".") && Current.Span.Start == end)
        {
            Next();
            OverlayToken part = TakeWord("a member's name");
            path += "." + part.Value;
            end = part.Span.End;
        }

        if (first.Value is not ("parent" or "subject" or "none"))
        {
            Refer(ReferenceKind.Member, path, record, new SourceSpan(first.Span.File, first.Span.Start, end - first.Span.Start));
        }

        return path;
    }

    private List<string> TakePaths(string record)
    {
        var paths = new List<string> { TakePath(record) };
        while (TryTake(","))
        {
            paths.Add(TakePath(record));
        }

        return paths;
    }

    private ImmutableArray<string> TakeKinds(ReferenceKind kind)
    {
        var kinds = ImmutableArray.CreateBuilder<string>();
        do
        {
            OverlayToken word = TakeWord("a kind");
            Refer(kind, word.Value, "", word.Span);
            kinds.Add(word.Value);
        }
        while (TryTake("|"));
        return kinds.ToImmutable();
    }

    private string TakeName(ReferenceKind kind, string what)
    {
        OverlayToken word = TakeWord(what);
        Refer(kind, word.Value, "", word.Span);
        return word.Value;
    }

    /// <summary>A C type: <c>struct x</c>, <c>u8</c>, <c>ulong</c>.</summary>
    private string TakeType()
    {
        OverlayToken word = TakeWord("a type");
        if (word.Value is "struct" or "union" or "enum")
        {
            OverlayToken tag = TakeWord("a tag");
            string name = word.Value + " " + tag.Value;
            Refer(word.Value == "enum" ? ReferenceKind.Enum : ReferenceKind.Record, name, "", tag.Span);
            return name;
        }

        return word.Value;
    }

    private void Refer(ReferenceKind kind, string name, string record, SourceSpan span) =>
        _statement.References.Add(new NameReference(kind, name, record, span));

    private Provenance Here => new(_source, Confidence.Stated, _statement.Span);

    private SyntaxError Expected(string what) => new(
        Current.Kind == OverlayTokenKind.NewLine ? _tokens[_position].Span : Current.Span, FactRules.Syntax, what, Shown(Current));

    private static string Shown(OverlayToken token) => token.Kind switch
    {
        OverlayTokenKind.NewLine or OverlayTokenKind.End => token.Value,
        OverlayTokenKind.Text => "a quoted text",
        _ => $"'{token.Value}'",
    };

    private void Report(SyntaxError error) => _diagnostics.Add(new SourceDiagnostic(error.Rule, error.Span, error.Arguments));

    /// <summary>Leaves a statement that makes no sense; caught where the statement began.</summary>
    private sealed class SyntaxError(SourceSpan span, DiagnosticRule rule, params string[] arguments) : Exception
    {
        public SourceSpan Span { get; } = span;

        public DiagnosticRule Rule { get; } = rule;

        public string[] Arguments { get; } = arguments;
    }
}

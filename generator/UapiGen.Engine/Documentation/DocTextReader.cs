using System.Collections.Immutable;
using System.Text;

namespace UapiGen.Engine.Documentation;

/// <summary>Reads the blocks and inline markup of kernel-doc text (doc-guide/kernel-doc.rst, "Highlights and cross-references").</summary>
internal static class DocTextReader
{
    public static DocText Read(Passage passage)
    {
        if (passage.IsEmpty)
        {
            return DocText.Empty;
        }

        if (passage.Lines.Length == 1 && passage.Lines[0].Text.Trim() is var only && !StartsListItem(only, out _) && !only.EndsWith("::", System.StringComparison.Ordinal))
        {
            return new DocText(ImmutableArray.Create(new DocBlock(DocBlockKind.Paragraph, only)));
        }

        var blocks = ImmutableArray.CreateBuilder<DocBlock>();
        var text = new Draft();
        DocBlockKind kind = DocBlockKind.Paragraph;
        bool literalFollows = false;
        int literalIndent = -1;

        foreach (PassageLine line in passage.Lines)
        {
            string content = line.Text.Trim();
            int indent = line.Text.Length - line.Text.TrimStart().Length;
            if (literalIndent >= 0 && (content.Length == 0 || indent >= literalIndent))
            {
                text.Add("\n", content.Length == 0 ? "" : line.Text.Substring(literalIndent));
                continue;
            }

            if (literalIndent >= 0)
            {
                Flush(blocks, text, kind);
                literalIndent = -1;
                kind = DocBlockKind.Paragraph;
            }

            if (content.Length == 0)
            {
                Flush(blocks, text, kind);
                kind = DocBlockKind.Paragraph;
                continue;
            }

            if (literalFollows && indent > 0 && text.IsEmpty)
            {
                kind = DocBlockKind.Literal;
                literalIndent = indent;
                literalFollows = false;
                text.Add("", content);
                continue;
            }

            literalFollows = false;
            if (StartsListItem(content, out int markerLength))
            {
                Flush(blocks, text, kind);
                kind = DocBlockKind.ListItem;
                content = content.Substring(markerLength).TrimStart();
            }

            if (content.EndsWith("::", System.StringComparison.Ordinal))
            {
                literalFollows = true;
                content = content.Substring(0, content.Length - 1);
            }

            text.Add(" ", content);
        }

        Flush(blocks, text, kind);
        return blocks.Count == 0 ? DocText.Empty : new DocText(blocks.ToImmutable());
    }

    private static void Flush(ImmutableArray<DocBlock>.Builder blocks, Draft text, DocBlockKind kind)
    {
        string content = text.Take().TrimEnd();
        if (content.Length > 0)
        {
            blocks.Add(new DocBlock(kind, content));
        }
    }

    private static bool StartsListItem(string text, out int markerLength)
    {
        markerLength = 0;
        if (text.Length > 2 && text[0] is '-' or '*' or '+' && text[1] == ' ')
        {
            markerLength = 2;
            return true;
        }

        int i = 0;
        while (i < text.Length && char.IsDigit(text[i]))
        {
            i++;
        }

        if (i is > 0 and <= 2 && i + 1 < text.Length && text[i] is '.' or ')' && text[i + 1] == ' ')
        {
            markerLength = i + 2;
            return true;
        }

        return false;
    }

    internal static ImmutableArray<DocInline> ReadInlines(string text)
    {
        var inlines = ImmutableArray.CreateBuilder<DocInline>();
        int plainStart = 0;
        int i = 0;
        while (i < text.Length)
        {
            int start = i;
            bool atWordStart = i == 0 || !IsNameCharacter(text[i - 1]);
            if (atWordStart && ReadMarkup(text, ref i) is { } inline)
            {
                AddPlain(inlines, text, plainStart, start);
                inlines.Add(inline);
                plainStart = i;
            }
            else
            {
                i = start + 1;
            }
        }

        AddPlain(inlines, text, plainStart, text.Length);
        return inlines.ToImmutable();
    }

    private static DocInline? ReadMarkup(string text, ref int i)
    {
        switch (text[i])
        {
            case '`' when i + 1 < text.Length && text[i + 1] == '`':
                int close = text.IndexOf("``", i + 2, System.StringComparison.Ordinal);
                if (close < 0)
                {
                    return null;
                }

                string code = text.Substring(i + 2, close - i - 2);
                i = close + 2;
                return new DocInline(DocInlineKind.Code, code);
            case '%':
                i++;
                string constant = ReadPath(text, ref i);
                return constant.Length > 0 && !char.IsDigit(constant[0]) ? new DocInline(DocInlineKind.Constant, constant, constant) : null;
            case '@':
                i++;
                string member = ReadPath(text, ref i);
                return member.Length > 0 ? new DocInline(DocInlineKind.Member, member.Replace("::", "."), member) : null;
            case '&':
                i++;
                return ReadReference(text, ref i);
            default:
                return null;
        }
    }

    private static DocInline? ReadReference(string text, ref int i)
    {
        int start = i;
        string name = ReadPath(text, ref i);
        string keyword = "";
        if (name is "struct" or "union" or "enum" or "typedef" && i < text.Length && text[i] == ' ')
        {
            int afterKeyword = i + 1;
            string tag = ReadPath(text, ref afterKeyword);
            if (tag.Length > 0)
            {
                keyword = name;
                name = tag;
                i = afterKeyword;
            }
        }

        if (name.Length == 0)
        {
            return null;
        }

        string shown = text.Substring(start, i - start);
        string member = "";
        int separator = name.IndexOfAny(['.', ':']);
        int arrow = name.IndexOf("->", System.StringComparison.Ordinal);
        separator = arrow >= 0 && (separator < 0 || arrow < separator) ? arrow : separator;
        if (separator > 0)
        {
            member = name.Substring(separator).TrimStart('.', ':', '-', '>');
            name = name.Substring(0, separator);
        }

        string target = keyword is "" or "typedef" ? name : keyword + " " + name;
        return new DocInline(DocInlineKind.Reference, shown, target, member);
    }

    /// <summary>Reads a name with its members: <c>a.b</c>, <c>a::b</c>, <c>a->b</c>, and a closing <c>()</c> of a function.</summary>
    private static string ReadPath(string text, ref int i)
    {
        int start = i;
        while (i < text.Length)
        {
            if (IsNameCharacter(text[i]))
            {
                i++;
                continue;
            }

            int separator = text[i] == '.' ? 1
                : i + 1 < text.Length && ((text[i] == ':' && text[i + 1] == ':') || (text[i] == '-' && text[i + 1] == '>')) ? 2
                : 0;
            if (separator == 0 || i == start || i + separator >= text.Length || !(IsNameCharacter(text[i + separator]) && !char.IsDigit(text[i + separator])))
            {
                break;
            }

            i += separator;
        }

        return text.Substring(start, i - start);
    }

    private static void AddPlain(ImmutableArray<DocInline>.Builder inlines, string text, int start, int end)
    {
        if (end > start)
        {
            inlines.Add(new DocInline(DocInlineKind.Words, text.Substring(start, end - start)));
        }
    }

    private static bool IsNameCharacter(char c) => c is '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');

    /// <summary>A block being read: most have one line, which is their text.</summary>
    private sealed class Draft
    {
        private string _first = "";
        private StringBuilder? _all;

        public bool IsEmpty => _first.Length == 0;

        public void Add(string separator, string line)
        {
            if (_first.Length == 0)
            {
                _first = line;
                return;
            }

            _all ??= new StringBuilder(_first, 256);
            _all.Append(separator).Append(line);
        }

        public string Take()
        {
            string text = _all?.ToString() ?? _first;
            _first = "";
            _all = null;
            return text;
        }
    }
}

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.Engine.Documentation;

/// <summary>Reads a comment as kernel-doc. Every comment has a reading: without a title it is plain text.</summary>
public static class KernelDocReader
{
    private static readonly string[] _titleWords = ["struct", "union", "enum", "typedef", "define"];

    public static KernelDoc Read(Comment comment)
    {
        Passage all = Passage.OfComment(comment);
        int first = 0;
        while (first < all.Lines.Length && all.Lines[first].Text.Trim().Length == 0)
        {
            first++;
        }

        if (first == all.Lines.Length || comment.Kind != CommentKind.KernelDoc)
        {
            return Plain(all, first);
        }

        (KernelDocKind kind, string name, PassageLine purpose) = ReadTitle(all.Lines[first]);
        if (kind == KernelDocKind.Plain)
        {
            return Plain(all, first);
        }

        var reader = new BodyReader(all.File);
        int start = first;
        if (kind != KernelDocKind.Inline)
        {
            start++;
            reader.StartPurpose(purpose);
        }

        for (int i = start; i < all.Lines.Length; i++)
        {
            reader.Add(all.Lines[i]);
        }

        return reader.Finish(kind, name, all);
    }

    /// <summary>A comment without title. Its <c>@member:</c> lines say what they say all the same.</summary>
    private static KernelDoc Plain(Passage all, int first)
    {
        int member = first;
        while (member < all.Lines.Length && !TryReadMemberStart(all.Lines[member].Text, out _, out _))
        {
            member++;
        }

        KernelDoc? below = member < all.Lines.Length ? Members(all, member) : null;
        return new()
        {
            Kind = KernelDocKind.Plain,
            Name = "",
            Purpose = Passage.Empty,
            Members = below?.Members ?? [],
            Body = below is null ? all : new Passage(all.File, [.. all.Lines.Take(member), .. below.Body.Lines]),
            Sections = [],
            All = all,
        };
    }

    /// <summary>The entries from a line on of a comment without title.</summary>
    private static KernelDoc Members(Passage all, int first)
    {
        var reader = new BodyReader(all.File, isPlain: true);
        for (int i = first; i < all.Lines.Length; i++)
        {
            reader.Add(all.Lines[i]);
        }

        return reader.Finish(KernelDocKind.Plain, "", all);
    }

    private static (KernelDocKind Kind, string Name, PassageLine Purpose) ReadTitle(PassageLine line)
    {
        string text = line.Text;
        int i = SkipSpaces(text, 0);
        if (string.CompareOrdinal(text, i, "DOC:", 0, 4) == 0)
        {
            return (KernelDocKind.Section, text.Substring(i + 4).Trim(), new PassageLine("", line.Offset + text.Length));
        }

        if (TryReadMemberStart(text, out _, out _))
        {
            return (KernelDocKind.Inline, "", default);
        }

        int wordStart = i;
        string word = ReadName(text, ref i);
        KernelDocKind kind = KernelDocKind.Function;
        string name = word;
        if (Array.IndexOf(_titleWords, word) is >= 0 and int index && i < text.Length && text[i] == ' ')
        {
            int tagStart = SkipSpaces(text, i);
            int afterTag = tagStart;
            string tag = ReadName(text, ref afterTag);
            if (tag.Length > 0)
            {
                kind = index switch
                {
                    0 => KernelDocKind.Struct,
                    1 => KernelDocKind.Union,
                    2 => KernelDocKind.Enum,
                    3 => KernelDocKind.Typedef,
                    _ => KernelDocKind.Define,
                };
                name = tag;
                i = afterTag;
            }
        }

        if (name.Length == 0 || i == wordStart)
        {
            return (KernelDocKind.Plain, "", default);
        }

        if (kind is KernelDocKind.Function or KernelDocKind.Define && i + 1 < text.Length && text[i] == '(')
        {
            int close = text.IndexOf(')', i);
            i = close < 0 ? i : close + 1;
        }

        int separator = SkipSpaces(text, i);
        bool hasSeparator = separator < text.Length && text[separator] is '-' or ':';
        bool isBare = separator == text.Length;
        if (!hasSeparator && (!isBare || kind == KernelDocKind.Function))
        {
            // "/** the requested memory size */": opens like kernel-doc, is none. A record's title may lack the dash.
            return kind == KernelDocKind.Function ? (KernelDocKind.Plain, "", default) : (kind, name, Rest(line, separator));
        }

        return (kind, name, Rest(line, isBare ? separator : SkipSpaces(text, separator + 1)));
    }

    private static PassageLine Rest(PassageLine line, int from) => new(line.Text.Substring(from), line.Offset + from);

    /// <summary>Reads <c>@name:</c>, <c>@a.b:</c>, <c>@name[]:</c>, and <c>@name</c> with its text in a column; <paramref name="textStart"/> is where its description begins.</summary>
    private static bool TryReadMemberStart(string text, out string name, out int textStart)
    {
        name = "";
        textStart = 0;
        int i = SkipSpaces(text, 0);
        if (i >= text.Length || text[i] != '@')
        {
            return false;
        }

        int start = ++i;
        while (i < text.Length && (IsNameCharacter(text[i]) || text[i] is '.' or '[' or ']' or '>' or '-'))
        {
            i++;
        }

        int end = i;
        i = SkipSpaces(text, i);
        bool hasColon = i < text.Length && text[i] == ':' && !(i + 1 < text.Length && text[i + 1] == ':');
        bool hasMarker = !hasColon && i > end && StartsMarker(text, i);
        bool isColumn = i < text.Length && char.IsLetter(text[i]) && (i >= end + 2 || (i > end && text[end] == '\t')) && text[end - 1] != '.';
        if (end == start || !(hasColon || hasMarker || isColumn))
        {
            return false;
        }

        name = text.Substring(start, end - start).Replace("->", ".").Replace("[]", "");
        textStart = hasColon ? SkipSpaces(text, i + 1) : i;
        return name.Length > 0;
    }

    /// <summary><c>@name [in] text</c>, <c>@name (IN/OUT) - text</c>: some headers write a direction in place of the colon.</summary>
    private static bool StartsMarker(string text, int i)
    {
        if (text[i] is not ('[' or '('))
        {
            return false;
        }

        int close = text.IndexOfAny([']', ')'], i);
        string inside = close < 0 ? "" : text.Substring(i + 1, close - i - 1).Trim().ToLowerInvariant();
        return inside is "in" or "out" or "in/out" or "in,out" or "inout" or "input" or "output";
    }

    /// <summary>Reads <c>Word:</c> at the start of a line. <c>http://</c> and <c>a::b</c> open no section, nor do phrases.</summary>
    private static bool TryReadSectionStart(string text, out string name, out int textStart)
    {
        name = "";
        textStart = 0;
        int i = 0;
        while (i < text.Length && IsNameCharacter(text[i]))
        {
            i++;
        }

        if (i is 0 or > 24 || i >= text.Length || text[i] != ':' || (i + 1 < text.Length && text[i + 1] is not (' ' or '\t')))
        {
            return false;
        }

        string word = text.Substring(0, i);
        bool isKnown = word is "uapi" || (char.IsUpper(word[0]) && word.Skip(1).All(char.IsLower));
        if (!isKnown)
        {
            return false;
        }

        name = word;
        textStart = SkipSpaces(text, i + 1);
        return true;
    }

    private static string ReadName(string text, ref int i)
    {
        int start = i;
        while (i < text.Length && IsNameCharacter(text[i]))
        {
            i++;
        }

        return text.Substring(start, i - start);
    }

    private static int SkipSpaces(string text, int i)
    {
        while (i < text.Length && text[i] is ' ' or '\t')
        {
            i++;
        }

        return i;
    }

    private static bool IsNameCharacter(char c) => c is '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');

    /// <summary>Sorts the lines below the title into members, sections and free text.</summary>
    private sealed class BodyReader(SourceFile? file, bool isPlain = false)
    {
        private readonly List<KernelDocMember> _members = [];
        private readonly List<KernelDocSection> _sections = [];
        private readonly List<PassageLine> _body = [];
        private readonly List<PassageLine> _purpose = [];
        private List<PassageLine> _current = [];
        private Action<Passage>? _finishCurrent;
        private bool _afterBlank;

        public void StartPurpose(PassageLine line)
        {
            _current = _purpose;
            _purpose.Add(line);
        }

        public void Add(PassageLine line)
        {
            string text = line.Text;
            if (TryReadMemberStart(text, out string member, out int textStart))
            {
                Start(Rest(line, textStart), passage => _members.Add(new KernelDocMember(member, passage)));
                return;
            }

            if (!isPlain && TryReadSectionStart(text, out string section, out textStart))
            {
                if (string.Equals(section, "Description", StringComparison.OrdinalIgnoreCase))
                {
                    Start(Rest(line, textStart), passage => _body.AddRange(passage.Lines));
                }
                else
                {
                    Start(Rest(line, textStart), passage => _sections.Add(new KernelDocSection(section, passage)));
                }

                return;
            }

            bool isBlank = text.Trim().Length == 0;
            bool isIndented = text.Length > 0 && text[0] is ' ' or '\t';

            // A blank line ends a title and, unless what follows is indented, a member: the rest is the description.
            if (_afterBlank && !isBlank && (!isIndented || isPlain) && _current != _body && (_current == _purpose || IsMember))
            {
                EndCurrent();
                _current = _body;
            }

            _afterBlank = isBlank;
            _current.Add(line);
        }

        private bool IsMember { get; set; }

        public KernelDoc Finish(KernelDocKind kind, string name, Passage all)
        {
            EndCurrent();
            return new KernelDoc
            {
                Kind = kind,
                Name = name,
                Purpose = new Passage(file, _purpose.ToImmutableArray()),
                Members = _members.ToImmutableArray(),
                Body = new Passage(file, _body.ToImmutableArray()),
                Sections = _sections.ToImmutableArray(),
                All = all,
            };
        }

        private void Start(PassageLine firstLine, Action<Passage> finish)
        {
            EndCurrent();
            _current = [firstLine];
            _finishCurrent = finish;
            _afterBlank = false;
            IsMember = true;
        }

        private void EndCurrent()
        {
            _finishCurrent?.Invoke(new Passage(file, _current.ToImmutableArray()));
            _finishCurrent = null;
            IsMember = false;
            _current = _body;
        }
    }
}

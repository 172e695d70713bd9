using System.Collections.Generic;
using System.Collections.Immutable;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.Engine.Documentation;

/// <summary>A line of a comment without its decoration, and where its text starts in the file.</summary>
public readonly record struct PassageLine(string Text, int Offset);

/// <summary>Some lines of a comment that belong together, with their places, so that a word can be traced to the header.</summary>
public sealed class Passage(SourceFile? file, ImmutableArray<PassageLine> lines)
{
    public static readonly Passage Empty = new(null, []);

    public SourceFile? File { get; } = file;

    public ImmutableArray<PassageLine> Lines { get; } = lines;

    public bool IsEmpty
    {
        get
        {
            foreach (PassageLine line in Lines)
            {
                if (line.Text.Length > 0)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>From the first to the last line that holds anything.</summary>
    public SourceSpan Span
    {
        get
        {
            int first = 0;
            while (first < Lines.Length && Lines[first].Text.Length == 0)
            {
                first++;
            }

            if (first == Lines.Length)
            {
                return default;
            }

            int last = Lines.Length - 1;
            while (Lines[last].Text.Length == 0)
            {
                last--;
            }

            int start = Lines[first].Offset;
            return new SourceSpan(File, start, Lines[last].Offset + Lines[last].Text.Length - start);
        }
    }

    /// <summary>The first line that holds anything, without the white space around it; empty without one.</summary>
    public string FirstLine
    {
        get
        {
            foreach (PassageLine line in Lines)
            {
                if (line.Text.Trim() is { Length: > 0 } text)
                {
                    return text;
                }
            }

            return "";
        }
    }

    /// <summary>The text on one line, white space folded.</summary>
    public string Words
    {
        get
        {
            var words = new List<string>(Lines.Length);
            foreach (PassageLine line in Lines)
            {
                if (line.Text.Trim() is { Length: > 0 } text)
                {
                    words.Add(text);
                }
            }

            return string.Join(" ", words);
        }
    }

    /// <summary>The text in blocks and marked-up words, for documentation.</summary>
    public DocText ToDocText() => DocTextReader.Read(this);

    /// <summary>The lines of a comment: delimiters, leading stars and the common indentation's first space taken off.</summary>
    public static Passage OfComment(Comment comment)
    {
        SourceFile? file = comment.Span.File;
        if (file is null)
        {
            return Empty;
        }

        string text = file.Text;
        int position = comment.Span.Start;
        int end = comment.Span.End;
        if (comment.Kind != CommentKind.Line && end - position >= 4 && text[end - 1] == '/' && text[end - 2] == '*')
        {
            end -= 2;
        }

        var lines = ImmutableArray.CreateBuilder<PassageLine>();
        bool isFirst = true;
        while (position <= end)
        {
            int lineEnd = text.IndexOf('\n', position, end - position);
            int next = lineEnd < 0 ? end + 1 : lineEnd + 1;
            lines.Add(Undecorate(text, position, lineEnd < 0 ? end : lineEnd, isFirst));
            isFirst = false;
            position = next;
        }

        return new Passage(file, lines.ToImmutable());
    }

    private static PassageLine Undecorate(string text, int start, int end, bool isFirst)
    {
        int position = start;
        while (position < end && text[position] is ' ' or '\t')
        {
            position++;
        }

        if (position < end && text[position] == '/')
        {
            position++;
            while (position < end && text[position] is '/' or '*' or '!' or '<')
            {
                position++;
            }
        }
        else if (!isFirst || start == position)
        {
            while (position < end && text[position] == '*')
            {
                position++;
            }
        }

        if (position < end && text[position] == ' ')
        {
            position++;
        }

        while (end > position && text[end - 1] is ' ' or '\t' or '\r' or '\f')
        {
            end--;
        }

        return new PassageLine(text.Substring(position, System.Math.Max(0, end - position)), position);
    }
}

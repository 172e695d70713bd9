using System.Collections.Immutable;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.CFrontEnd.Parsing;

/// <summary>The comments of one file, with what their surroundings say about each.</summary>
internal sealed class FileComments
{
    private readonly string _text;
    private readonly ImmutableArray<Comment> _comments;

    /// <summary>For each comment the index of the last one up to it that stands free (nothing beside it, a blank line below); -1: none.</summary>
    private readonly int[] _sections;

    public FileComments(SourceFile file, ImmutableArray<Comment> comments)
    {
        _text = file.Text;
        _comments = comments;
        _sections = new int[comments.Length];
        int section = -1;
        for (int i = 0; i < comments.Length; i++)
        {
            if (StartsLine(comments[i].Span.Start) && NewLinesAfter(comments[i].Span.End) >= 2)
            {
                section = RunStart(i);
            }

            _sections[i] = section;
        }
    }

    /// <summary>Finds the comments of a piece of text.</summary>
    /// <param name="start">Where it starts, words before it included that are no part of it.</param>
    /// <param name="end">Where it ends.</param>
    public CommentSet Find(int start, int end)
    {
        if (_comments.IsEmpty)
        {
            return CommentSet.Empty;
        }

        int last = LastBefore(start);
        Comment? leading = null;
        Comment? section = null;
        if (last >= 0)
        {
            leading = IsLeading(last, start) ? _comments[RunStart(last)] : null;
            section = _sections[last] >= 0 ? _comments[_sections[last]] : null;
        }

        Comment? trailing = FindTrailing(end);
        return leading is null && trailing is null && section is null ? CommentSet.Empty : new CommentSet(leading, trailing, section);
    }

    /// <summary>The comment that follows on the line of <paramref name="end"/>, with nothing but punctuation between.</summary>
    public Comment? FindTrailing(int end)
    {
        int next = LastBefore(end) + 1;
        if (next >= _comments.Length)
        {
            return null;
        }

        Comment comment = _comments[next];
        for (int i = end; i < comment.Span.Start; i++)
        {
            if (_text[i] is not (' ' or '\t' or ',' or ';'))
            {
                return null;
            }
        }

        // A comment that more text follows on its line belongs to that text.
        return NewLinesAfter(comment.Span.End) > 0 ? comment : null;
    }

    /// <summary>Where the text ends that stands before an offset, white space and comments left out.</summary>
    public int EndOfTextBefore(int offset)
    {
        int comment = LastBefore(offset);
        while (offset > 0)
        {
            if (comment >= 0 && _comments[comment].Span.End == offset)
            {
                offset = _comments[comment].Span.Start;
                comment--;
            }
            else if (char.IsWhiteSpace(_text[offset - 1]))
            {
                offset--;
            }
            else
            {
                break;
            }
        }

        return offset;
    }

    private bool IsLeading(int index, int start)
    {
        SourceSpan span = _comments[index].Span;
        int newLines = 0;
        for (int i = span.End; i < start; i++)
        {
            if (_text[i] == '\n')
            {
                newLines++;
            }

            if (newLines > 1 || !char.IsWhiteSpace(_text[i]))
            {
                return false;
            }
        }

        return StartsLine(span.Start) || newLines == 0;
    }

    /// <summary>The first of adjacent lines of <c>//</c> comments.</summary>
    private int RunStart(int index)
    {
        while (index > 0 && _comments[index].Kind == CommentKind.Line && _comments[index - 1].Kind == CommentKind.Line
            && StartsLine(_comments[index - 1].Span.Start) && IsBlankLine(_comments[index - 1].Span.End, _comments[index].Span.Start))
        {
            index--;
        }

        return index;
    }

    /// <summary>Whether one line break and white space are all that stands between.</summary>
    private bool IsBlankLine(int start, int end)
    {
        int newLines = 0;
        for (int i = start; i < end; i++)
        {
            newLines += _text[i] == '\n' ? 1 : 0;
            if (newLines > 1 || !char.IsWhiteSpace(_text[i]))
            {
                return false;
            }
        }

        return newLines == 1;
    }

    private bool StartsLine(int start)
    {
        int i = start - 1;
        while (i >= 0 && _text[i] is ' ' or '\t')
        {
            i--;
        }

        return i < 0 || _text[i] == '\n';
    }

    /// <summary>How many line breaks follow before other text; the end of the file counts as two.</summary>
    private int NewLinesAfter(int end)
    {
        int newLines = 0;
        for (int i = end; i < _text.Length && newLines < 2; i++)
        {
            if (_text[i] == '\n')
            {
                newLines++;
            }
            else if (!char.IsWhiteSpace(_text[i]))
            {
                return newLines;
            }
        }

        return 2;
    }

    /// <summary>The index of the last comment that ends at or before an offset, or -1.</summary>
    private int LastBefore(int offset)
    {
        int low = 0;
        int high = _comments.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_comments[middle].Span.End <= offset)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low - 1;
    }
}

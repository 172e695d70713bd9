using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace UapiGen.CFrontEnd.Text;

/// <summary>
/// The comments of one file that some text was skipped of, with what their surroundings say about each. Units that skip the same share it.
/// </summary>
internal sealed class FileComments
{
    private readonly string _text;
    private readonly ImmutableArray<Comment> _comments;

    /// <summary>Where each ends: they are searched for every declaration that somebody reads about.</summary>
    private readonly int[] _ends;
    private readonly List<TextRange>? _skipped;
    private int[]? _sections;

    /// <param name="comments">All comments of the file.</param>
    /// <param name="skipped">The text that was skipped, in order.</param>
    public FileComments(SourceFile file, ImmutableArray<Comment> comments, List<TextRange>? skipped)
    {
        File = file;
        _text = file.Text;
        _skipped = skipped;
        int cursor = 0;
        _comments = skipped is null ? comments : [.. comments.Where(comment => !TextRange.Contains(skipped, comment.Span.Start, ref cursor))];
        _ends = new int[_comments.Length];
        for (int i = 0; i < _ends.Length; i++)
        {
            _ends[i] = _comments[i].Span.End;
        }
    }

    public SourceFile File { get; }

    /// <summary>The comments that were not skipped, in order.</summary>
    public ImmutableArray<Comment> All => _comments;

    /// <summary>For each comment the index of the last one up to it that stands free (nothing beside it, a blank line below); -1: none.</summary>
    private int[] Sections => _sections ??= FindSections();

    /// <summary>Whether these are the comments of the file without some text.</summary>
    public bool Leaves(List<TextRange>? skipped) => TextRange.AreSame(_skipped, skipped);

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
            section = Sections[last] >= 0 ? _comments[Sections[last]] : null;
        }

        Comment? trailing = FindTrailing(end);
        return leading is null && trailing is null && section is null ? CommentSet.Empty : new CommentSet(leading, trailing, section);
    }

    /// <summary>As <see cref="Find"/>, for what is preceded on its line by words that are part of it, such as <c>typedef</c> before <c>struct</c>.</summary>
    public CommentSet FindFromLine(int start, int end) => Find(LineStartOf(start), end);

    /// <summary>As <see cref="FindFromLine"/>; a comment behind the opening brace counts rather than one behind the closing brace.</summary>
    public CommentSet FindForBody(int start, int end, int open)
    {
        CommentSet found = FindFromLine(start, end);
        return FindTrailing(open) is Comment trailing ? found with { Trailing = trailing } : found;
    }

    /// <summary>The comment that follows on the line of <paramref name="end"/>, with nothing but punctuation between.</summary>
    private Comment? FindTrailing(int end)
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

    private int[] FindSections()
    {
        var sections = new int[_comments.Length];
        int section = -1;
        for (int i = 0; i < sections.Length; i++)
        {
            if (StartsLine(_comments[i].Span.Start) && NewLinesAfter(_comments[i].Span.End) >= 2)
            {
                section = RunStart(i);
            }

            sections[i] = section;
        }

        return sections;
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

    /// <summary>Where the words before a declaration start on its line.</summary>
    private int LineStartOf(int offset)
    {
        int start = offset;
        while (start > 0 && _text[start - 1] is not ('\n' or ';' or '}' or '{' or '/'))
        {
            start--;
        }

        while (start < offset && _text[start] is ' ' or '\t')
        {
            start++;
        }

        return start;
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
        int high = _ends.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_ends[middle] <= offset)
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

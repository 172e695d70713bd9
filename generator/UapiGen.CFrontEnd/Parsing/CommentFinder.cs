using System.Collections.Generic;
using System.Collections.Immutable;
using UapiGen.CFrontEnd.Lexing;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.CFrontEnd.Parsing;

/// <summary>Finds the comments that belong to a piece of a header by where they stand.</summary>
internal sealed class CommentFinder(ImmutableDictionary<SourceFile, ImmutableArray<Comment>> comments)
{
    private readonly Dictionary<SourceFile, FileComments> _files = [];

    /// <summary>The comments of a record or enum: a trailing one stands behind its opening brace, else behind its closing one.</summary>
    public CommentSet ForBody(in Token keyword, in Token openBrace, in Token closeBrace)
    {
        SourceSpan start = TokenCursor.DeclarationSpan(keyword);
        SourceSpan end = TokenCursor.DeclarationSpan(closeBrace);
        if (start.File is not SourceFile file || !ReferenceEquals(file, end.File) || end.End < start.Start)
        {
            return CommentSet.Empty;
        }

        FileComments comments = For(file);
        CommentSet found = comments.Find(LineStartOf(file, start.Start), end.End);
        SourceSpan open = TokenCursor.DeclarationSpan(openBrace);
        Comment? trailing = ReferenceEquals(file, open.File) ? comments.FindTrailing(open.End) : null;
        return trailing is null ? found : found with { Trailing = trailing };
    }

    /// <summary>The comments of what starts with <paramref name="first"/> and stands before <paramref name="next"/>, usually a comma or semicolon.</summary>
    public CommentSet ForMember(in Token first, in Token next)
    {
        SourceSpan start = TokenCursor.DeclarationSpan(first);
        SourceSpan end = TokenCursor.DeclarationSpan(next);
        if (start.File is not SourceFile file || !ReferenceEquals(file, end.File) || end.Start < start.Start)
        {
            return CommentSet.Empty;
        }

        FileComments comments = For(file);
        return comments.Find(start.Start, next.Kind is TokenKind.Semicolon or TokenKind.Comma ? end.End : comments.EndOfTextBefore(end.Start));
    }

    /// <summary>The comments of a macro whose name stands at <paramref name="name"/>: a trailing one stands behind the directive.</summary>
    public CommentSet ForMacro(SourceSpan name, int end) =>
        name.File is null ? CommentSet.Empty : For(name.File).Find(LineStartOf(name.File, name.Start), end);

    private FileComments For(SourceFile file)
    {
        if (!_files.TryGetValue(file, out FileComments? found))
        {
            found = new FileComments(file, comments.TryGetValue(file, out ImmutableArray<Comment> list) ? list : []);
            _files.Add(file, found);
        }

        return found;
    }

    /// <summary>Where the words before a declaration start on its line, such as <c>typedef</c> before <c>struct</c>.</summary>
    private static int LineStartOf(SourceFile file, int offset)
    {
        int start = offset;
        while (start > 0 && file.Text[start - 1] is not ('\n' or ';' or '}' or '{' or '/'))
        {
            start--;
        }

        while (start < offset && file.Text[start] is ' ' or '\t')
        {
            start++;
        }

        return start;
    }
}

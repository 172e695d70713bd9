using System.Collections.Generic;
using UapiGen.CFrontEnd.Lexing;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.CFrontEnd.Parsing;

/// <summary>Says where the comments of a piece of a header are to be looked for.</summary>
internal sealed class CommentFinder(IReadOnlyDictionary<SourceFile, FileComments> comments)
{
    /// <summary>The last file that was asked for: declarations come file by file.</summary>
    private FileComments? _last;

    /// <summary>A trailing comment of a record or enum stands behind its opening brace, else behind its closing one.</summary>
    public CommentPlace ForBody(in Token keyword, in Token openBrace, in Token closeBrace)
    {
        SourceSpan start = TokenCursor.DeclarationSpan(keyword);
        SourceSpan end = TokenCursor.DeclarationSpan(closeBrace);
        if (!ReferenceEquals(start.File, end.File) || end.End < start.Start || For(start.File) is not FileComments file)
        {
            return default;
        }

        SourceSpan open = TokenCursor.DeclarationSpan(openBrace);
        return CommentPlace.Body(file, start.Start, end.End, ReferenceEquals(start.File, open.File) ? open.End : null);
    }

    /// <summary>The comments of what starts with <paramref name="first"/> and stands before <paramref name="next"/>, usually a comma or semicolon.</summary>
    public CommentPlace ForMember(in Token first, in Token next)
    {
        SourceSpan start = TokenCursor.DeclarationSpan(first);
        SourceSpan end = TokenCursor.DeclarationSpan(next);
        return !ReferenceEquals(start.File, end.File) || end.Start < start.Start || For(start.File) is not FileComments file ? default
            : next.Kind is TokenKind.Semicolon or TokenKind.Comma ? CommentPlace.Member(file, start.Start, end.End)
            : CommentPlace.MemberBefore(file, start.Start, end.Start);
    }

    private FileComments? For(SourceFile? file)
    {
        if (!ReferenceEquals(_last?.File, file))
        {
            _last = file is not null && comments.TryGetValue(file, out FileComments? found) ? found : null;
        }

        return _last;
    }
}

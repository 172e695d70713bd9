namespace UapiGen.CFrontEnd.Text;

/// <summary>
/// Where the comments of a declaration stand. They are looked for when first asked for: most of what a unit declares is only included, and nobody reads
/// what is written about it.
/// </summary>
internal struct CommentPlace
{
    private readonly FileComments? _file;
    private readonly PlaceKind _kind;
    private readonly int _start;
    private readonly int _end;
    private readonly int _open;

    /// <summary>Two threads that look at once find equal sets, and either may be kept.</summary>
    private CommentSet? _found;

    private CommentPlace(FileComments file, PlaceKind kind, int start, int end, int open = 0)
    {
        _file = file;
        _kind = kind;
        _start = start;
        _end = end;
        _open = open;
    }

    private enum PlaceKind : byte
    {
        Member,
        MemberBefore,
        Body,
        BodyAlone,
    }

    /// <summary>What stands between two offsets.</summary>
    public static CommentPlace Member(FileComments file, int start, int end) => new(file, PlaceKind.Member, start, end);

    /// <summary>What starts at an offset and ends somewhere before another, with white space and comments between.</summary>
    public static CommentPlace MemberBefore(FileComments file, int start, int next) => new(file, PlaceKind.MemberBefore, start, next);

    /// <summary>A record or enum.</summary>
    /// <param name="open">Where its opening brace ends; null: in another file.</param>
    public static CommentPlace Body(FileComments file, int start, int end, int? open) =>
        new(file, open is null ? PlaceKind.BodyAlone : PlaceKind.Body, start, end, open ?? 0);

    public CommentSet Find() => _found ??= _file is null ? CommentSet.Empty : _kind switch
    {
        PlaceKind.Member => _file.Find(_start, _end),
        PlaceKind.MemberBefore => _file.Find(_start, _file.EndOfTextBefore(_end)),
        PlaceKind.BodyAlone => _file.FindFromLine(_start, _end),
        _ => _file.FindForBody(_start, _end, _open),
    };
}

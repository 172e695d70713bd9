namespace UapiGen.CFrontEnd.Text;

/// <summary>A comment as written, delimiters included.</summary>
public sealed record Comment(SourceSpan Span, CommentKind Kind)
{
    /// <summary>Its place tells it from the others of its file.</summary>
    public override int GetHashCode() => Span.Start;
}

public enum CommentKind
{
    /// <summary><c>/* … */</c></summary>
    Block,

    /// <summary><c>// …</c></summary>
    Line,

    /// <summary><c>/** … */</c>: kernel-doc by its opening; whether it is valid kernel-doc is for its reader to find out.</summary>
    KernelDoc,
}

/// <summary>The comments that document one declaration, member, enumerator or macro.</summary>
/// <param name="Leading">The comment that ends just above it (adjacent lines of <c>//</c> count as one run: its first).</param>
/// <param name="Trailing">The comment that follows it on its line (and the lines that continue that comment).</param>
/// <param name="Section">The last free-standing comment above (blank line below it), such as a heading of a group.</param>
public sealed record CommentSet(Comment? Leading, Comment? Trailing, Comment? Section)
{
    public static readonly CommentSet Empty = new(null, null, null);
}

namespace UapiGen.CFrontEnd.Text;

/// <summary>A stretch of one source file. The default value is "nowhere": predefined macros and built-in types.</summary>
public readonly record struct SourceSpan(SourceFile? File, int Start, int Length)
{
    public int End => Start + Length;

    public LinePosition Position => File?.GetPosition(Start) ?? default;

    /// <summary>The text itself.</summary>
    public string Text => File is null ? "" : File.Text.Substring(Start, Length);

    /// <summary><c>path:line:column</c>, one-based, as compilers print it.</summary>
    public override string ToString() =>
        File is null ? "<built-in>" : $"{File.Path}:{Position.Line + 1}:{Position.Column + 1}";
}

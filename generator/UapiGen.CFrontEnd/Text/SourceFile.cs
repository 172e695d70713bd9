using System;
using System.Collections.Generic;

namespace UapiGen.CFrontEnd.Text;

/// <summary>One header as handed to the front end: its text, where it is, and the name by which it is included.</summary>
public sealed class SourceFile
{
    private readonly Func<string>? _read;
    private int[]? _lineStarts;
    private string? _text;

    public SourceFile(string path, string includeName, string text, HeaderOrigin origin = HeaderOrigin.System)
    {
        Path = path;
        IncludeName = includeName;
        Origin = origin;
        _text = WithLineFeeds(text);
    }

    /// <summary>A file whose text is read when it is first asked for.</summary>
    public SourceFile(string path, string includeName, Func<string> read, HeaderOrigin origin)
    {
        Path = path;
        IncludeName = includeName;
        Origin = origin;
        _read = read;
    }

    /// <summary>The path as diagnostics show it.</summary>
    public string Path { get; }

    /// <summary>The name that includes it, such as <c>linux/kvm.h</c>; a declaration's home. Never depends on the machine.</summary>
    public string IncludeName { get; }

    /// <summary>The text; a carriage return that ends a line by itself is a line feed, as it is to gcc.</summary>
    public string Text => _text ??= WithLineFeeds(_read!());

    public HeaderOrigin Origin { get; }

    /// <summary>The zero-based line and column of an offset; an offset outside the text is clamped.</summary>
    public LinePosition GetPosition(int offset)
    {
        int[] starts = _lineStarts ??= FindLineStarts(Text);
        offset = Math.Max(0, Math.Min(offset, Text.Length));
        int line = Array.BinarySearch(starts, offset);
        if (line < 0)
        {
            line = ~line - 1;
        }

        return new LinePosition(line, offset - starts[line]);
    }

    /// <summary>The file's tokens, kept for as long as the file is: the lexer's own.</summary>
    internal object? Lexed { get; set; }

    public override string ToString() => Path;

    private static string WithLineFeeds(string text)
    {
        int lone = LoneCarriageReturn(text, 0);
        if (lone < 0)
        {
            return text;
        }

        char[] characters = text.ToCharArray();
        for (; lone >= 0; lone = LoneCarriageReturn(text, lone + 1))
        {
            characters[lone] = '\n';
        }

        return new string(characters);
    }

    /// <summary>The first carriage return from an offset on that no line feed follows; -1: none.</summary>
    private static int LoneCarriageReturn(string text, int start)
    {
        int found = text.IndexOf('\r', start);
        while (found >= 0 && found + 1 < text.Length && text[found + 1] == '\n')
        {
            found = text.IndexOf('\r', found + 1);
        }

        return found;
    }

    private static int[] FindLineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (int i = text.IndexOf('\n'); i >= 0; i = text.IndexOf('\n', i + 1))
        {
            starts.Add(i + 1);
        }

        return starts.ToArray();
    }
}

/// <summary>Who a header belongs to; rules are quiet for headers that their reader can't change.</summary>
public enum HeaderOrigin
{
    /// <summary>A stock header of the system: frozen ABI.</summary>
    System,

    /// <summary>A header of the project's own.</summary>
    Project,

    /// <summary>A definition that comes with the front end, such as its small libc.</summary>
    BuiltIn,
}

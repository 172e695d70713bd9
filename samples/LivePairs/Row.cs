using UapiGen;

namespace LivePairs;

/// <summary>One row of the table: what was tried, what the compiler said of it, what the kernel should answer, what it answered.</summary>
/// <param name="Name">What was tried.</param>
/// <param name="Compiler">The ids of what the analyzers and the compiler find there, all of them; empty: nothing.</param>
/// <param name="Expected">The answer that is right.</param>
/// <param name="Got">The answer that came.</param>
internal sealed record Row(string Name, string Compiler, string Expected, string Got)
{
    public Row(string name, string compiler, Errno expected, Errno got)
        : this(name, compiler, Text(expected), Text(got))
    {
    }

    public bool IsAsExpected => Expected == Got;

    private static string Text(Errno errno) => errno == Errno.None ? "success" : errno.ToString();
}

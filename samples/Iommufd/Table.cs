using System;
using System.Globalization;
using UapiGen;

namespace Iommufd;

/// <summary>Prints a line a call: its C name, what it was for, the errno that is right, the errno that came, and what came back.</summary>
internal sealed class Table
{
    public int Count { get; private set; }

    public int AsExpected { get; private set; }

    public static void Section(string title)
    {
        Console.WriteLine();
        Console.WriteLine(title);
        Console.WriteLine($"  {"C name",-30} {"what for",-42} {"expected",-11} {"got",-11} what came back");
    }

    /// <summary>Adds a call that must succeed.</summary>
    public void Add(IoctlRequest request, string purpose, Errno got, FormattableString result) => Add(request, purpose, Errno.None, got, result);

    /// <summary>Adds a call that must fail.</summary>
    public void Refused(IoctlRequest request, string purpose, Errno expected, Errno got) => Add(request, purpose, expected, got, $"");

    private void Add(IoctlRequest request, string purpose, Errno expected, Errno got, FormattableString result)
    {
        Count++;
        AsExpected += expected == got ? 1 : 0;
        string note = expected == got ? got == Errno.None ? result.ToString(CultureInfo.InvariantCulture) : request.Explain(got) ?? "" : "<-- not as expected";
        Console.WriteLine($"  {request.Name,-30} {purpose,-42} {Text(expected),-11} {Text(got),-11} {note}".TrimEnd());
    }

    private static string Text(Errno errno) => errno == Errno.None ? "success" : errno.ToString();
}

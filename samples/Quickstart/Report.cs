// Prints what was called and what came back, one line a call.

using System;
using System.Globalization;
using UapiGen;

namespace Quickstart;

/// <summary>A table on the console; a call that the kernel refuses is a line, too.</summary>
internal sealed class Report
{
    /// <summary>How many calls succeeded.</summary>
    public int Succeeded { get; private set; }

    /// <summary>How many calls the kernel refused.</summary>
    public int Refused { get; private set; }

    public static void Section(string title)
    {
        Console.WriteLine();
        Console.WriteLine(title);
    }

    public void Add(IoctlRequest request, string result)
    {
        Succeeded++;
        Line(request, result);
    }

    /// <summary>Adds a call that may have been refused.</summary>
    /// <param name="request">What was called.</param>
    /// <param name="errno">How it ended.</param>
    /// <param name="result">What came back, asked for only when it did not fail.</param>
    public void Add(IoctlRequest request, Errno errno, Func<string> result)
    {
        if (errno == Errno.None)
        {
            Add(request, result());
            return;
        }

        Refused++;
        Line(request, $"{errno}{(request.Explain(errno) is { } words ? $": {words}" : "")}");
    }

    private static void Line(IoctlRequest request, string result) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {request.Name,-20} 0x{request.Code:x8}   {result}"));
}

// Allocates a vIOMMU associated with a KVM VM through the typed overload, then makes each mistake on purpose, and prints what the kernel
// answers beside what it is expected to. Exit codes: 0 all as expected, 1 not, 77 there is no KVM or no test driver here.

using System;
using System.Linq;
using UapiGen;

[assembly: System.Runtime.Versioning.SupportedOSPlatform("linux")]

namespace ViommuKvmFd;

internal static class Program
{
    private const int NotAsExpected = 1;
    private const int CannotRun = 77;

    public static int Main()
    {
        Case[] cases;
        try
        {
            using var cast = new Cast();
            cases = [.. Cases.Run(cast)];
        }
        catch (ErrnoException e)
        {
            Console.Error.WriteLine($"ViommuKvmFd: {e.Message} The sample runs where its test driver is loaded: tests/guest/run boots such a guest.");
            return CannotRun;
        }

        Console.WriteLine($"{"case",-58} {"expected",-11} got");
        foreach (Case c in cases)
        {
            Console.WriteLine($"{c.Name,-58} {c.Expected,-11} {c.Got}{(c.IsAsExpected ? "" : "   <-- not as expected")}");
        }

        Console.WriteLine($"{cases.Count(c => c.IsAsExpected)} of {cases.Length} as expected");
        return cases.All(c => c.IsAsExpected) ? 0 : NotAsExpected;
    }
}

/// <summary>One row of the table.</summary>
internal sealed record Case(string Name, string Expected, string Got)
{
    public bool IsAsExpected => Expected == Got;
}

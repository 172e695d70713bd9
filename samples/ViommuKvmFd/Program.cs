// Allocates a vIOMMU associated with a KVM VM through the typed overload, then makes each mistake on purpose, and prints what the compiler says of it
// and what the kernel answers. Exit codes: 0 all as expected, 1 not, 77 there is no KVM or no test driver here.

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
        if (TryAssemble() is not { } cast)
        {
            return CannotRun;
        }

        using (cast)
        {
            Row[] rows = [.. RightWay.Rows(cast), .. Mistakes.Rows(cast), .. OnlyTheKernelKnows.Rows(cast), .. Lifetime.Rows(cast)];
            Console.WriteLine($"{"what is tried",-52} {"the compiler",-15} {"expected",-11} the kernel");
            foreach (Row row in rows)
            {
                Console.WriteLine($"{row.Name,-52} {(row.Compiler.Length == 0 ? "-" : row.Compiler),-15} {row.Expected,-11} {row.Got}{(row.IsAsExpected ? "" : "   <-- not as expected")}");
            }

            Console.WriteLine($"{rows.Count(r => r.IsAsExpected)} of {rows.Length} as expected");
            return rows.All(r => r.IsAsExpected) ? 0 : NotAsExpected;
        }
    }

    private static Cast? TryAssemble()
    {
        try
        {
            return new Cast();
        }
        catch (ErrnoException e)
        {
            Console.Error.WriteLine($"ViommuKvmFd: {e.Message}. The sample runs where its test driver is loaded: tests/guest/run boots such a guest.");
            return null;
        }
    }
}

// Pairs of a flag and a field that are in Linux today, on the kernel that runs: by the typed overload, which sets both, then each mistake on purpose, with
// what the compiler says of it and what the kernel answers. Exit codes: 0 all as expected, 1 not, 77 nothing of it can be tried here. With --all, 77
// says that something can't.

using System;
using System.Collections.Generic;
using System.Linq;
using Linux.Kvm;
using UapiGen;

[assembly: System.Runtime.Versioning.SupportedOSPlatform("linux")]

namespace LivePairs;

internal static class Program
{
    private const int NotAsExpected = 1;
    private const int CannotRun = 77;

    private static readonly List<Row> s_rows = [];
    private static int s_skipped;

    public static int Main(string[] arguments)
    {
        Try("KVM_IRQFD_FLAG_RESAMPLE and resamplefd", kvm => new Irqfd(kvm).Rows());
        Try("KVM_MEM_GUEST_MEMFD and guest_memfd", kvm => new GuestMemfd(kvm).Rows());
        Try("SECCOMP_ADDFD_FLAG_SETFD and newfd", _ => Addfd.Rows(), needsKvm: false);

        int right = s_rows.Count(row => row.IsAsExpected);
        Console.WriteLine($"{right} of {s_rows.Count} as expected, {s_skipped} of 3 pairs skipped");
        bool isComplete = s_skipped == 0 || !arguments.Contains("--all");
        return right < s_rows.Count ? NotAsExpected : s_rows.Count == 0 || !isComplete ? CannotRun : 0;
    }

    private static void Try(string title, Func<KvmFd, IEnumerable<Row>> rows, bool needsKvm = true)
    {
        Console.WriteLine();
        Console.WriteLine($"{title,-46} {"the compiler",-13} {"expected",-9} the kernel");
        try
        {
            using KvmFd? kvm = needsKvm ? KvmFd.Open() : null;
            foreach (Row row in rows(kvm!))
            {
                s_rows.Add(row);
                string compiler = row.Compiler.Length == 0 ? "-" : row.Compiler;
                Console.WriteLine($"  {row.Name,-44} {compiler,-13} {row.Expected,-9} {row.Got}{(row.IsAsExpected ? "" : "   <-- not as expected")}");
            }
        }
        catch (Exception e) when (e is NotSupportedException or ErrnoException)
        {
            s_skipped++;
            Console.WriteLine($"  skipped: {e.Message}");
        }
    }
}

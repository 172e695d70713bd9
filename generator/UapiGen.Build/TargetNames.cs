// Which targets a project is for.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.InteropServices;
using UapiGen.CFrontEnd.Targets;

namespace UapiGen.Build;

/// <summary>Names of targets as project files write them.</summary>
internal static class TargetNames
{
    /// <summary>The names that <c>UapiTargets</c> takes, for messages. A .NET process never runs on mips64el, so nothing is generated for it.</summary>
    public static string Accepted => "x64, arm64, arm, riscv64, s390x, ppc64le, x86";

    /// <summary>The target of that name that code can be generated for, or null.</summary>
    public static Target? Find(string name)
    {
        Target? target = KnownTargets.Find(name);
        return target == KnownTargets.Mips64EL ? null : target;
    }

    /// <summary>The target of a runtime identifier such as <c>linux-musl-arm64</c>, or null.</summary>
    public static Target? OfRuntimeIdentifier(string identifier) => Find(identifier.Substring(identifier.LastIndexOf('-') + 1));

    /// <summary>The machine that this process runs on.</summary>
    public static Target? OfThisMachine => Find(RuntimeInformation.OSArchitecture.ToString());

    /// <summary>
    /// The targets of a project: <c>UapiTargets</c>, else those of its runtime identifiers, else the build machine's own. Never what happens to be
    /// installed. In the order of <see cref="KnownTargets.All"/>, each once.
    /// </summary>
    /// <param name="unknown">A name that <c>UapiTargets</c> has and no target does.</param>
    public static ImmutableArray<Target> Choose(string uapiTargets, string runtimeIdentifiers, out string? unknown)
    {
        string[] names = Split(uapiTargets);
        unknown = names.FirstOrDefault(name => Find(name) is null);
        IEnumerable<Target?> chosen = names.Select(Find);
        if (names.Length == 0)
        {
            chosen = Split(runtimeIdentifiers).Select(OfRuntimeIdentifier);
            if (!chosen.Any(target => target is not null))
            {
                chosen = [OfThisMachine];
            }
        }

        var set = new HashSet<Target>(chosen.OfType<Target>());
        return [.. KnownTargets.All.Where(set.Contains)];
    }

    private static string[] Split(string list) => [.. list.Split([';', ',', '|'], StringSplitOptions.RemoveEmptyEntries).Select(name => name.Trim()).Where(name => name.Length > 0)];
}

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Runtime.InteropServices;
using UapiGen.CFrontEnd.Targets;

namespace UapiGen.Tool.Reading;

/// <summary>Where a target's headers are on this machine, in the order in which its compiler would look.</summary>
public static class IncludeDirectories
{
    /// <summary>The directories that the user named, then the target's own.</summary>
    public static ImmutableArray<string> For(Target target, IEnumerable<string> named) => [.. named, .. DefaultsFor(target)];

    /// <summary>The distribution's directories of a target; those of the machine's own architecture are not under its triple.</summary>
    public static ImmutableArray<string> DefaultsFor(Target target) =>
        IsNative(target) ? ["/usr/include/" + target.Triple, "/usr/include"] : [Path.Combine("/usr", target.Triple, "include")];

    private static bool IsNative(Target target) => target.Name == NativeName;

    private static string NativeName => RuntimeInformation.OSArchitecture switch
    {
        Architecture.X64 => "x86-64",
        Architecture.Arm64 => "arm64",
        Architecture.Arm => "arm",
        Architecture.X86 => "i386",
        Architecture.S390x => "s390x",
        Architecture.Ppc64le => "ppc64le",
        Architecture.RiscV64 => "riscv64",
        _ => "",
    };

    /// <summary>The target of the machine that the tool runs on, which <c>--target</c> overrides.</summary>
    public static Target Native =>
        KnownTargets.Find(NativeName) ?? throw new PlatformNotSupportedException("This machine is no known target; name one with --target.");
}

using System.Collections.Immutable;
using System.Linq;
using UapiGen.CFrontEnd.Targets;

namespace UapiGen.Engine.Binding;

/// <summary>A target's name as the runtime's <c>UapiArchitectures</c> has it; also the last part of its own namespaces.</summary>
internal static class Architecture
{
    private static readonly ImmutableArray<(string Target, string Name)> s_names =
    [
        ("x86-64", "X64"), ("arm64", "Arm64"), ("arm", "Arm"), ("riscv64", "RiscV64"), ("s390x", "S390x"), ("ppc64le", "Ppc64le"), ("i386", "X86"),
    ];

    public static string NameOf(Target target) => s_names.FirstOrDefault(n => n.Target == target.Name).Name ?? Naming.CName.Pascal(target.Name);

    /// <summary>Whether .NET runs there, so that bindings can be made for it.</summary>
    public static bool IsSupported(Target target) => s_names.Any(n => n.Target == target.Name);
}

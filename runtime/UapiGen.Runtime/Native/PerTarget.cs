using System.Runtime.CompilerServices;

namespace UapiGen;

/// <summary>A number of the kernel's ABI on each architecture; becomes that of the running one where a number is wanted.</summary>
/// <param name="x64">On x86-64.</param>
/// <param name="generic">On arm64 and riscv64, which share most numbers with each other.</param>
/// <param name="arm">On 32-bit Arm.</param>
/// <param name="s390x">On IBM Z.</param>
/// <param name="ppc64le">On 64-bit PowerPC.</param>
/// <param name="x86">On 32-bit x86.</param>
internal readonly struct PerTarget(int x64, int generic, int arm, int s390x, int ppc64le, int x86)
{
    private readonly int _x64 = x64;
    private readonly int _generic = generic;
    private readonly int _arm = arm;
    private readonly int _s390x = s390x;
    private readonly int _ppc64le = ppc64le;
    private readonly int _x86 = x86;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator int(PerTarget number) => number.On(UapiTarget.Current);

    /// <summary>The number on an architecture; -1 where it is not known.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int On(UapiArchitectures target) => target switch
    {
        UapiArchitectures.X64 => _x64,
        UapiArchitectures.Arm64 or UapiArchitectures.RiscV64 => _generic,
        UapiArchitectures.Arm => _arm,
        UapiArchitectures.S390x => _s390x,
        UapiArchitectures.Ppc64le => _ppc64le,
        UapiArchitectures.X86 => _x86,
        _ => -1,
    };
}

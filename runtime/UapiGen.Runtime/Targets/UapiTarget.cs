using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace UapiGen;

/// <summary>Architectures that bindings can be made for, as a set.</summary>
[Flags]
public enum UapiArchitectures
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>x86-64.</summary>
    X64 = 1 << 0,

    /// <summary>64-bit Arm.</summary>
    Arm64 = 1 << 1,

    /// <summary>32-bit Arm (EABI).</summary>
    Arm = 1 << 2,

    /// <summary>64-bit RISC-V.</summary>
    RiscV64 = 1 << 3,

    /// <summary>IBM Z, 64-bit, big-endian.</summary>
    S390x = 1 << 4,

    /// <summary>64-bit PowerPC, little-endian.</summary>
    Ppc64le = 1 << 5,

    /// <summary>32-bit x86.</summary>
    X86 = 1 << 6,
}

/// <summary>Picks what differs between architectures for the process that runs. The compilers fold each call to a constant.</summary>
public static class UapiTarget
{
    // Architecture.RiscV64 has a name only from .NET 9 on.
    private const Architecture RiscV64 = (Architecture)9;

    /// <summary>The architecture of the process; <see cref="UapiArchitectures.None"/> when it is one that bindings can't be made for.</summary>
    public static UapiArchitectures Current
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => RuntimeInformation.ProcessArchitecture switch
        {
            Architecture.X64 => UapiArchitectures.X64,
            Architecture.Arm64 => UapiArchitectures.Arm64,
            Architecture.Arm => UapiArchitectures.Arm,
            RiscV64 => UapiArchitectures.RiscV64,
            Architecture.S390x => UapiArchitectures.S390x,
            Architecture.Ppc64le => UapiArchitectures.Ppc64le,
            Architecture.X86 => UapiArchitectures.X86,
            _ => UapiArchitectures.None,
        };
    }

    /// <summary>The value that is given for the architecture of the process.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="x64">On x86-64.</param>
    /// <param name="arm64">On 64-bit Arm.</param>
    /// <param name="arm">On 32-bit Arm.</param>
    /// <param name="riscv64">On 64-bit RISC-V.</param>
    /// <param name="s390x">On IBM Z.</param>
    /// <param name="ppc64le">On 64-bit PowerPC.</param>
    /// <param name="x86">On 32-bit x86.</param>
    /// <exception cref="PlatformNotSupportedException">No value is given for the architecture of the process.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Select<T>(
        T? x64 = null, T? arm64 = null, T? arm = null, T? riscv64 = null, T? s390x = null, T? ppc64le = null, T? x86 = null)
        where T : struct
    {
        T? chosen = RuntimeInformation.ProcessArchitecture switch
        {
            Architecture.X64 => x64,
            Architecture.Arm64 => arm64,
            Architecture.Arm => arm,
            RiscV64 => riscv64,
            Architecture.S390x => s390x,
            Architecture.Ppc64le => ppc64le,
            Architecture.X86 => x86,
            _ => null,
        };
        if (chosen is null)
        {
            ThrowNotSupported();
        }

        return chosen.GetValueOrDefault();
    }

    /// <summary>Gives <paramref name="value"/> on the listed architectures and throws on any other, where layouts could be wrong.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="architectures">The architectures that the bindings were made for.</param>
    /// <param name="value">The value, the same on all of them.</param>
    /// <exception cref="PlatformNotSupportedException">The process runs on another architecture.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Only<T>(UapiArchitectures architectures, T value)
        where T : struct
    {
        if ((architectures & Current) == 0)
        {
            ThrowNotSupported();
        }

        return value;
    }

    private static void ThrowNotSupported() => throw new PlatformNotSupportedException(
        $"These bindings were not generated for {RuntimeInformation.ProcessArchitecture}. "
        + "Add the architecture to the UapiTargets property of the project that generates them.");
}

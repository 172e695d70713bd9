using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace UapiGen.CFrontEnd.Targets;

/// <summary>Every target that the front end reads headers for. A test compares each fact with a compiler's own.</summary>
public static class KnownTargets
{
    public static Target X64 { get; } = WithMacros(
        Lp64("x86-64", "x86_64-linux-gnu") with { VaListLongs = 3 },
        "__x86_64", "__x86_64__", "__amd64", "__amd64__", "__SSE__", "__SSE2__");

    public static Target Arm64 { get; } = WithMacros(
        Lp64("arm64", "aarch64-linux-gnu") with { IsCharSigned = false, IsWCharSigned = false, UnnamedBitFieldsAlign = true, BiggestVectorAlignment = 16, VaListLongs = 4 },
        "__aarch64__", "__AARCH64EL__", "__ARM_64BIT_STATE", "__ARM_ARCH=8", "__ARM_NEON");

    public static Target Arm { get; } = WithMacros(
        Ilp32("arm", "arm-linux-gnueabihf") with { IsCharSigned = false, IsWCharSigned = false, UnnamedBitFieldsAlign = true, BiggestAlignment = 8, BiggestVectorAlignment = 8 },
        "__arm__", "__ARMEL__", "__ARM_EABI__", "__ARM_32BIT_STATE", "__ARM_ARCH=7", "__ARM_ARCH_7A__", "__ARM_PCS", "__ARM_PCS_VFP", "__VFP_FP__");

    public static Target RiscV64 { get; } = WithMacros(
        Lp64("riscv64", "riscv64-linux-gnu") with { IsCharSigned = false },
        "__riscv", "__riscv_xlen=64", "__riscv_flen=64", "__riscv_float_abi_double", "__riscv_atomic", "__riscv_mul", "__riscv_div", "__riscv_compressed");

    public static Target S390X { get; } = WithMacros(
        Lp64("s390x", "s390x-linux-gnu") with
        {
            IsBigEndian = true,
            VaListLongs = 4,
            IsCharSigned = false,
            LongDoubleAlignment = 8,
            Int128Alignment = 8,
            BiggestAlignment = 8,
        },
        "__s390__", "__s390x__", "__zarch__", "__BIG_ENDIAN__", "__LONG_DOUBLE_128__");

    public static Target Ppc64LE { get; } = WithMacros(
        Lp64("ppc64le", "powerpc64le-linux-gnu") with { IsCharSigned = false },
        "__powerpc__", "__powerpc64__", "__PPC__", "__PPC64__", "_ARCH_PPC", "_ARCH_PPC64", "_CALL_ELF=2", "_CALL_LINUX", "_LITTLE_ENDIAN",
        "__LITTLE_ENDIAN__", "__LONG_DOUBLE_128__");

    /// <summary>System V i386: 64-bit scalars align to 8, but to 4 as members.</summary>
    public static Target I386 { get; } = WithMacros(
        Ilp32("i386", "i686-linux-gnu") with
        {
            LongLongMemberAlignment = 4,
            DoubleMemberAlignment = 4,
            LongDoubleSize = 12,
            LongDoubleAlignment = 4,
        },
        "__i386", "__i386__", "i386", "__i686", "__i686__");

    public static Target Mips64EL { get; } = WithMacros(
        Lp64("mips64el", "mips64el-linux-gnuabi64"),
        "mips", "_mips", "__mips=64", "__mips__", "__mips64", "__mips64__", "_MIPSEL", "__MIPSEL", "__MIPSEL__", "MIPSEL", "_ABI64=3",
        "_MIPS_SIM=_ABI64", "_MIPS_SZINT=32", "_MIPS_SZLONG=64", "_MIPS_SZPTR=64", "__mips_isa_rev=2", "__mips_n64", "__mips_hard_float");

    public static ImmutableArray<Target> All { get; } = [X64, Arm64, Arm, RiscV64, S390X, Ppc64LE, I386, Mips64EL];

    /// <summary>Names that .NET, the kernel and distributions use beside the targets' own.</summary>
    private static readonly Dictionary<string, Target> s_aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["x64"] = X64,
        ["amd64"] = X64,
        ["x86_64"] = X64,
        ["aarch64"] = Arm64,
        ["armhf"] = Arm,
        ["x86"] = I386,
        ["i686"] = I386,
        ["ppc64el"] = Ppc64LE,
    };

    /// <summary>The target of that name, its own or another common one, in any case; else null.</summary>
    public static Target? Find(string name) =>
        All.FirstOrDefault(target => target.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? (s_aliases.TryGetValue(name, out Target? target) ? target : null);

    private static Target Lp64(string name, string triple) => new()
    {
        Name = name,
        Triple = triple,
        IsBigEndian = false,
        PointerSize = 8,
        LongSize = 8,
        IsCharSigned = true,
        LongLongAlignment = 8,
        LongLongMemberAlignment = 8,
        DoubleAlignment = 8,
        DoubleMemberAlignment = 8,
        LongDoubleSize = 16,
        LongDoubleAlignment = 16,
        Int128Alignment = 16,
        BiggestAlignment = 16,
        WCharSize = 4,
        IsWCharSigned = true,
        UnnamedBitFieldsAlign = false,
        PredefinedMacros = [],
    };

    private static Target Ilp32(string name, string triple) => Lp64(name, triple) with
    {
        PointerSize = 4,
        LongSize = 4,
        LongDoubleSize = 8,
        LongDoubleAlignment = 8,
        Int128Alignment = 0,
    };

    private static Target WithMacros(Target target, params string[] macros) => target with
    {
        PredefinedMacros = CompilerMacros.For(target).AddRange(macros.Select(Split)),
    };

    /// <summary>Takes <c>NAME</c> (whose body is 1) or <c>NAME=body</c>.</summary>
    private static PredefinedMacro Split(string macro)
    {
        int equals = macro.IndexOf("=", StringComparison.Ordinal);
        return equals < 0 ? new PredefinedMacro(macro, "1") : new PredefinedMacro(macro.Substring(0, equals), macro.Substring(equals + 1));
    }
}

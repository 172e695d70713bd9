using System.Collections.Immutable;

namespace UapiGen.CFrontEnd.Targets;

/// <summary>A target ABI as data: everything that layout, constants and ioctl numbers depend on. All of them are in <c>KnownTargets.cs</c>.</summary>
public sealed record Target
{
    /// <summary>The name that the tool and <c>UapiTargets</c> use: <c>x86-64</c>, <c>arm64</c>, <c>arm</c>, <c>riscv64</c>, <c>s390x</c>, <c>ppc64le</c>, <c>i386</c>, <c>mips64el</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The compiler's triple, such as <c>x86_64-linux-gnu</c>; also the name of the distribution's include directory.</summary>
    public required string Triple { get; init; }

    public required bool IsBigEndian { get; init; }

    public required int PointerSize { get; init; }

    public required int LongSize { get; init; }

    public required bool IsCharSigned { get; init; }

    public required int LongLongAlignment { get; init; }

    public required int LongLongMemberAlignment { get; init; }

    public required int DoubleAlignment { get; init; }

    public required int DoubleMemberAlignment { get; init; }

    public required int LongDoubleSize { get; init; }

    public required int LongDoubleAlignment { get; init; }

    /// <summary>Alignment of <c>__int128</c>; 0 where the target has none.</summary>
    public required int Int128Alignment { get; init; }

    /// <summary><c>__attribute__((aligned))</c> without a number.</summary>
    public required int BiggestAlignment { get; init; }

    /// <summary>Longs in a <c>va_list</c>; 0 where it is a pointer.</summary>
    public int VaListLongs { get; init; }

    /// <summary>The most that a vector's size aligns it to.</summary>
    public int BiggestVectorAlignment { get; init; } = int.MaxValue;

    public required int WCharSize { get; init; }

    public required bool IsWCharSigned { get; init; }

    /// <summary>Whether an unnamed bit-field, a zero-width one included, aligns its record as a named one does (AAPCS and AAPCS64, 8.1.8).</summary>
    public required bool UnnamedBitFieldsAlign { get; init; }

    /// <summary>Predefined macros as <c>-dM -E</c> lists them, as far as headers ask.</summary>
    public required ImmutableArray<PredefinedMacro> PredefinedMacros { get; init; }
}

/// <summary>A macro that a target's compiler defines by itself.</summary>
public sealed record PredefinedMacro(string Name, string Body);

using System.Collections.Generic;

namespace UapiGen;

/// <summary>How an architecture numbers errors.</summary>
internal sealed class ErrnoAbi
{
    private readonly Dictionary<int, Errno> _exceptions = [];

    private ErrnoAbi(params (int First, Errno[] Errors)[] exceptions)
    {
        foreach ((int first, Errno[] errors) in exceptions)
        {
            for (int i = 0; i < errors.Length; i++)
            {
                _exceptions.Add(first + i, errors[i]);
            }
        }
    }

    /// <summary>The numbering of <c>asm-generic/errno.h</c>.</summary>
    public static ErrnoAbi Generic { get; } = new();

    /// <summary>The numbering of powerpc.</summary>
    public static ErrnoAbi PowerPc { get; } = new(ErrnoNumbers.PowerPc);

    /// <summary>The error that a number stands for on the running machine. All that .NET runs on but one number errors alike.</summary>
    public static Errno FromNativeHere(int native) =>
        UapiTarget.Current == UapiArchitectures.Ppc64le ? PowerPc.FromNative(native) : (Errno)native;

    /// <summary>The numbering of an architecture by its name in the kernel's sources; that of <c>asm-generic</c> for those that have none of their own.</summary>
    public static ErrnoAbi Of(string architecture) => architecture switch
    {
        "powerpc" => PowerPc,
        "mips" => new(ErrnoNumbers.Mips),
        "sparc" => new(ErrnoNumbers.Sparc),
        "alpha" => new(ErrnoNumbers.Alpha),
        _ => Generic,
    };

    /// <summary>The error that a native number stands for; a number without a meaning is given as it is.</summary>
    public Errno FromNative(int native) =>
        _exceptions.Count != 0 && _exceptions.TryGetValue(native, out Errno errno) ? errno : (Errno)native;
}

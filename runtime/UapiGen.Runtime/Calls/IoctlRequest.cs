using System;
using System.Runtime.CompilerServices;

namespace UapiGen;

/// <summary>One ioctl: its number, its C name, how many bytes of its argument the kernel may touch, and what its errors mean.</summary>
/// <remarks>
/// <para>Generated as a static property, so that the compilers see constants: nothing is initialised, nothing allocated.</para>
/// <para>A request that is made by hand is a promise: its size is all that keeps the kernel from writing past an argument.</para>
/// </remarks>
public readonly struct IoctlRequest
{
    /// <summary>The argument size of a request whose number does not tell it and whose maker did not either.</summary>
    public const int UnknownSize = -1;

    private readonly string? _name;

    /// <summary>Describes a request whose number was built by <c>_IO</c>, <c>_IOR</c>, <c>_IOW</c> or <c>_IOWR</c>: the argument size is read from it.</summary>
    /// <param name="code">The number.</param>
    /// <param name="name">The C name.</param>
    /// <param name="eintr">What to do when a signal interrupts the call.</param>
    /// <param name="errors">What the header says of errors, see <see cref="Errors"/>.</param>
    /// <param name="isClaim">See <see cref="IsClaim"/>.</param>
    public IoctlRequest(uint code, string name, EintrPolicy eintr = EintrPolicy.Automatic, string? errors = null, bool isClaim = false)
        : this(code, name, IoctlCode.SizeOf(code, UapiTarget.Current) is var size and not 0 ? size : UnknownSize, eintr, errors, isClaim)
    {
    }

    /// <summary>Describes a request with the size of its argument, for numbers that don't carry it.</summary>
    /// <param name="code">The number.</param>
    /// <param name="name">The C name.</param>
    /// <param name="argumentSize">How many bytes of its argument the kernel may read or write, without a flexible tail; 0: it takes no pointer.</param>
    /// <param name="eintr">What to do when a signal interrupts the call.</param>
    /// <param name="errors">What the header says of errors, see <see cref="Errors"/>.</param>
    /// <param name="isClaim">See <see cref="IsClaim"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public IoctlRequest(uint code, string name, int argumentSize, EintrPolicy eintr = EintrPolicy.Automatic, string? errors = null, bool isClaim = false)
    {
        Code = code;
        _name = name;
        ArgumentSize = argumentSize;
        Eintr = eintr;
        Errors = errors;
        IsClaim = isClaim;
    }

    /// <summary>The number that the kernel gets.</summary>
    public uint Code { get; }

    /// <summary>How many bytes of its argument the kernel may read or write; <see cref="UnknownSize"/> when nobody told.</summary>
    /// <remarks>Calls refuse an argument that is smaller, so that the kernel can't write past it.</remarks>
    public int ArgumentSize { get; }

    /// <summary>Whether the size of its argument is what a macro claims, and nobody has said what the kernel does.</summary>
    /// <remarks>
    /// Macros are wrong often enough. A call of such a request hands the kernel a copy in memory of its own, with room behind it and a page behind that
    /// which nobody may touch: a kernel that writes more than the macro says writes there, and one that reads more reads zeros.
    /// </remarks>
    public bool IsClaim { get; }

    /// <summary>What to do when a signal interrupts the call.</summary>
    public EintrPolicy Eintr { get; }

    /// <summary>The C name.</summary>
    public string Name => _name ?? "";

    /// <summary>What the header says of errors: one a line, <c>EINVAL: the slot is in use</c>; or <see langword="null"/>.</summary>
    public string? Errors { get; }

    /// <summary>Whether an interrupted call is made again.</summary>
    public bool RetriesEintr => Eintr == EintrPolicy.Retry || (Eintr == EintrPolicy.Automatic && IoctlCode.OnlyReads(Code, UapiTarget.Current));

    /// <summary>The header's words for an error of this request; <see langword="null"/> when it has none.</summary>
    /// <param name="errno">The error.</param>
    public string? Explain(Errno errno)
    {
        string name = errno.GetName();
        foreach (ReadOnlySpan<char> line in Errors.AsSpan().EnumerateLines())
        {
            int colon = line.IndexOf(':');
            if (colon > 0 && line[..colon].Trim().SequenceEqual(name))
            {
                return line[(colon + 1)..].Trim().ToString();
            }
        }

        return null;
    }

    /// <summary>The name and the number in hexadecimal.</summary>
    public override string ToString() => $"{Name} (0x{Code:x8})";
}

using System;
using System.Runtime.InteropServices;

namespace UapiGen;

/// <summary>Memory whose address goes into a field of an ioctl's argument for the time of the call.</summary>
/// <remarks>
/// <para><c>default</c> writes nothing.</para>
/// <para>How long the memory is, the kernel takes from another field of the argument, which the caller fills in. One that says more than there is makes the kernel
/// read or write behind the memory: hence <c>Dangerous</c>. Generated methods fill in both.</para>
/// </remarks>
public readonly ref struct PointerField
{
    private PointerField(Span<byte> memory, int offset, int size)
    {
        Memory = memory;
        Offset = offset;
        Size = size;
    }

    internal Span<byte> Memory { get; }

    /// <summary>The offset of the field in the argument, in bytes.</summary>
    internal int Offset { get; }

    /// <summary>The size of the field: 4 or 8, or 0 for no field at all.</summary>
    internal int Size { get; }

    /// <summary>Memory that the kernel may write, for a field of type <c>__u64</c>.</summary>
    /// <typeparam name="T">The element.</typeparam>
    /// <param name="memory">The memory; empty gives a null pointer.</param>
    /// <param name="offset">The offset of the field in the argument, in bytes.</param>
    public static PointerField DangerousAddress64<T>(Span<T> memory, int offset)
        where T : unmanaged => new(MemoryMarshal.AsBytes(memory), offset, sizeof(ulong));

    /// <summary>Memory that the kernel only reads, for a field of type <c>__u64</c>.</summary>
    /// <typeparam name="T">The element.</typeparam>
    /// <param name="memory">The memory; empty gives a null pointer.</param>
    /// <param name="offset">The offset of the field in the argument, in bytes.</param>
    public static PointerField DangerousAddress64<T>(ReadOnlySpan<T> memory, int offset)
        where T : unmanaged => DangerousAddress64(Writable(memory), offset);

    /// <summary>Memory that the kernel may write, for a field that is a pointer in C.</summary>
    /// <typeparam name="T">The element.</typeparam>
    /// <param name="memory">The memory; empty gives a null pointer.</param>
    /// <param name="offset">The offset of the field in the argument, in bytes.</param>
    public static PointerField DangerousAddress<T>(Span<T> memory, int offset)
        where T : unmanaged => new(MemoryMarshal.AsBytes(memory), offset, IntPtr.Size);

    /// <summary>Memory that the kernel only reads, for a field that is a pointer in C.</summary>
    /// <typeparam name="T">The element.</typeparam>
    /// <param name="memory">The memory; empty gives a null pointer.</param>
    /// <param name="offset">The offset of the field in the argument, in bytes.</param>
    public static PointerField DangerousAddress<T>(ReadOnlySpan<T> memory, int offset)
        where T : unmanaged => DangerousAddress(Writable(memory), offset);

    private static Span<T> Writable<T>(ReadOnlySpan<T> memory) =>
        MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(memory), memory.Length);
}

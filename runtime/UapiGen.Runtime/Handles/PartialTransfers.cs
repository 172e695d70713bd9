using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading;

namespace UapiGen;

/// <summary>The structs that an interruption cut in two: the bytes that a handle has read of one, or has still to write of another.</summary>
/// <remarks>Rare, so that nothing in a handle is reserved for it: while there are none, a transfer costs one look at a flag.</remarks>
internal static class PartialTransfers
{
    private static readonly ConditionalWeakTable<SafeHandle, Parts> s_parts = [];

    private static volatile bool s_isUsed;

    /// <summary>Keeps the first bytes of a struct, for the handle's next read.</summary>
    public static void KeepRead(SafeHandle handle, ReadOnlySpan<byte> bytes) => GetParts(handle).Read = bytes.ToArray();

    /// <summary>Keeps the last bytes of a struct, for the handle's next write.</summary>
    public static void KeepWrite(SafeHandle handle, ReadOnlySpan<byte> bytes) => GetParts(handle).Write = bytes.ToArray();

    /// <summary>The bytes that were read before; empty if there are none. They are the caller's from now on.</summary>
    public static byte[] TakeRead(SafeHandle handle)
    {
        Parts? parts = Find(handle);
        return parts is null ? [] : Interlocked.Exchange(ref parts.Read, null) ?? [];
    }

    /// <summary>The bytes that are to be written first; empty if there are none. They are the caller's from now on.</summary>
    public static byte[] TakeWrite(SafeHandle handle)
    {
        Parts? parts = Find(handle);
        return parts is null ? [] : Interlocked.Exchange(ref parts.Write, null) ?? [];
    }

    private static Parts? Find(SafeHandle handle) =>
        s_isUsed && s_parts.TryGetValue(handle, out Parts? parts) ? parts : null;

    private static Parts GetParts(SafeHandle handle)
    {
        s_isUsed = true;
        return s_parts.GetOrCreateValue(handle);
    }

    private sealed class Parts
    {
        public byte[]? Read;

        public byte[]? Write;
    }
}

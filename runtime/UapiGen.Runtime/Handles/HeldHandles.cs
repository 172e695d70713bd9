using System;
using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace UapiGen;

/// <summary>Handles that are kept open for a while, listed where nobody else can change them. A few of them allocate nothing, nor does the pool for more.</summary>
/// <param name="capacity">How many there will be at most.</param>
internal ref struct HeldHandles(int capacity)
{
    private const int MostInPlace = 16;

    private readonly SafeHandle?[]? _pooled = capacity > MostInPlace ? ArrayPool<SafeHandle?>.Shared.Rent(capacity) : null;
    private InPlace _inPlace;
    private int _count;

    /// <summary>Keeps a handle open.</summary>
    /// <returns>Its number.</returns>
    /// <exception cref="ObjectDisposedException">The handle is closed.</exception>
    public int Add(SafeHandle handle)
    {
        bool added = false;
        handle.DangerousAddRef(ref added);
        (_pooled ?? (Span<SafeHandle?>)_inPlace)[_count++] = handle;
        return (int)handle.DangerousGetHandle();
    }

    /// <summary>Lets all of them close.</summary>
    public void Dispose()
    {
        Span<SafeHandle?> held = _pooled ?? (Span<SafeHandle?>)_inPlace;
        for (; _count > 0; _count--)
        {
            held[_count - 1]!.DangerousRelease();
            held[_count - 1] = null;
        }

        if (_pooled is not null)
        {
            ArrayPool<SafeHandle?>.Shared.Return(_pooled);
        }
    }

    [InlineArray(MostInPlace)]
    private struct InPlace
    {
        private SafeHandle? _first;
    }
}

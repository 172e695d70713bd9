using System;
using System.Buffers;
using System.Runtime.InteropServices;

namespace UapiGen;

/// <summary>Keeps many handles open while their numbers stand in an array that the kernel reads. Allocates nothing.</summary>
/// <typeparam name="TKind">The kind that the array wants.</typeparam>
public ref struct FdLeases<TKind>
    where TKind : FdHandle
{
    // A copy: the caller's array may change while the handles are held.
    private SafeHandle?[]? _held;
    private int _count;

    /// <summary>Holds the handles and writes their numbers; a null handle gives -1, and so does what is left of the array.</summary>
    /// <param name="handles">The handles.</param>
    /// <param name="numbers">The field of the C struct.</param>
    /// <exception cref="ArgumentException">There are more handles than the array holds.</exception>
    /// <exception cref="ObjectDisposedException">A handle is closed; none is held then.</exception>
    public FdLeases(ReadOnlySpan<TKind?> handles, Span<RawFd<TKind>> numbers)
    {
        ThrowIfTooMany(handles.Length, numbers.Length);
        numbers.Fill(RawFd<TKind>.None);
        Hold(handles);
        for (int i = 0; i < handles.Length; i++)
        {
            numbers[i] = new RawFd<TKind>((int?)_held![i]?.DangerousGetHandle() ?? -1);
        }
    }

    /// <inheritdoc cref="FdLeases{TKind}(ReadOnlySpan{TKind}, Span{RawFd{TKind}})"/>
    public FdLeases(ReadOnlySpan<TKind?> handles, Span<RawFd64<TKind>> numbers)
    {
        ThrowIfTooMany(handles.Length, numbers.Length);
        numbers.Fill(RawFd64<TKind>.None);
        Hold(handles);
        for (int i = 0; i < handles.Length; i++)
        {
            numbers[i] = new RawFd64<TKind>((int?)_held![i]?.DangerousGetHandle() ?? -1);
        }
    }

    /// <summary>Lets the handles close. May be called more than once.</summary>
    public void Dispose()
    {
        if (_held is not { } held)
        {
            return;
        }

        _held = null;
        foreach (SafeHandle? handle in held.AsSpan(0, _count))
        {
            handle?.DangerousRelease();
        }

        ArrayPool<SafeHandle?>.Shared.Return(held, clearArray: true);
    }

    private static void ThrowIfTooMany(int handles, int capacity)
    {
        if (handles > capacity)
        {
            throw new ArgumentException($"The field holds at most {capacity} file descriptors; {handles} were given.", nameof(handles));
        }
    }

    private void Hold(ReadOnlySpan<TKind?> handles)
    {
        _held = ArrayPool<SafeHandle?>.Shared.Rent(handles.Length);
        bool complete = false;
        try
        {
            foreach (TKind? handle in handles)
            {
                bool added = false;
                handle?.DangerousAddRef(ref added);
                _held[_count++] = handle;
            }

            complete = true;
        }
        finally
        {
            if (!complete)
            {
                Dispose();
            }
        }
    }
}

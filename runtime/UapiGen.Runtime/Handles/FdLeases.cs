using System;

namespace UapiGen;

/// <summary>Keeps many handles open while their numbers stand in an array that the kernel reads. Allocates nothing.</summary>
/// <remarks>Not to be copied: each copy that is disposed lets the handles close.</remarks>
/// <typeparam name="TKind">The kind that the array wants.</typeparam>
public ref struct FdLeases<TKind>
    where TKind : FdHandle
{
    private HeldHandles _held;
    private bool _isDisposed;

    /// <summary>Holds the handles and writes their numbers; a null handle gives -1, and so does what is left of the array.</summary>
    /// <param name="handles">The handles.</param>
    /// <param name="numbers">The field of the C struct.</param>
    /// <exception cref="ArgumentException">There are more handles than the array holds.</exception>
    /// <exception cref="ObjectDisposedException">A handle is closed; none is held then.</exception>
    public FdLeases(ReadOnlySpan<TKind?> handles, Span<RawFd<TKind>> numbers)
        : this(handles.Length, numbers.Length)
    {
        numbers.Fill(RawFd<TKind>.None);
        bool complete = false;
        try
        {
            for (int i = 0; i < handles.Length; i++)
            {
                numbers[i] = new RawFd<TKind>(Hold(handles[i]));
            }

            complete = true;
        }
        finally
        {
            DisposeUnless(complete);
        }
    }

    /// <inheritdoc cref="FdLeases{TKind}(ReadOnlySpan{TKind}, Span{RawFd{TKind}})"/>
    public FdLeases(ReadOnlySpan<TKind?> handles, Span<RawFd64<TKind>> numbers)
        : this(handles.Length, numbers.Length)
    {
        numbers.Fill(RawFd64<TKind>.None);
        bool complete = false;
        try
        {
            for (int i = 0; i < handles.Length; i++)
            {
                numbers[i] = new RawFd64<TKind>(Hold(handles[i]));
            }

            complete = true;
        }
        finally
        {
            DisposeUnless(complete);
        }
    }

    private FdLeases(int count, int capacity)
    {
        if (count > capacity)
        {
            throw new ArgumentException($"The field holds at most {capacity} file descriptors, but {count} were passed.", "handles");
        }

        _held = new HeldHandles(count);
    }

    /// <summary>Lets the handles close. May be called more than once.</summary>
    public void Dispose() => DisposeUnless(_isDisposed);

    private void DisposeUnless(bool isKept)
    {
        if (!isKept)
        {
            _isDisposed = true;
            _held.Dispose();
        }
    }

    private int Hold(TKind? handle) => handle is null ? RawFd<TKind>.None.Value : _held.Add(handle);
}

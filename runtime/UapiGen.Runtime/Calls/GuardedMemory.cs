using System;

namespace UapiGen;

/// <summary>Memory for an argument whose size is only claimed: room behind the argument, and pages on both sides that nobody may touch.</summary>
/// <remarks>What the kernel writes beyond its size stays in the room; what it writes beyond the room ends at the page behind, with <c>EFAULT</c>.</remarks>
internal sealed unsafe class GuardedMemory
{
    /// <summary>The most that a request's number can say its argument has (14 bits), and one.</summary>
    private const int Room = 0x4000;

    /// <summary>The largest page of the systems that .NET runs on.</summary>
    private const int Page = 0x10000;

    [ThreadStatic]
    private static GuardedMemory? t_own;

    private readonly nint _mapping;
    private readonly nuint _mapped;
    private bool _isInUse;

    private GuardedMemory(int length)
    {
        nuint inner = ((nuint)(uint)length + Room + Page - 1) / Page * Page;
        _mapped = inner + (2 * Page);
        _mapping = MemoryMap.Map(_mapped, 0, MemoryMap.Private | MemoryMap.Anonymous, -1, 0);
        ErrnoException.ThrowIfError(Libc.ErrnoOf(_mapping), "map memory for an ioctl's argument");
        Capacity = (int)inner - Room;
        if (!MemoryMap.Protect(_mapping + Page, inner, MemoryMap.ProtectionRead | MemoryMap.ProtectionWrite))
        {
            MemoryMap.Unmap(_mapping, _mapped);
            ErrnoException.ThrowIfError(Errno.ENOMEM, "map memory for an ioctl's argument");
        }
    }

    ~GuardedMemory() => MemoryMap.Unmap(_mapping, _mapped);

    /// <summary>The longest argument that leaves room behind it.</summary>
    private int Capacity { get; }

    private byte* Start => (byte*)_mapping + Page;

    /// <summary>Takes memory that holds a copy of the argument with zeros behind it: the thread's own, or other memory while that is in use.</summary>
    public static GuardedMemory Take(ReadOnlySpan<byte> argument)
    {
        GuardedMemory memory = t_own ??= new GuardedMemory(0);
        if (memory._isInUse || argument.Length > memory.Capacity)
        {
            memory = new GuardedMemory(argument.Length);
        }

        memory._isInUse = true;
        argument.CopyTo(new Span<byte>(memory.Start, argument.Length));
        new Span<byte>(memory.Start + argument.Length, Room).Clear();
        return memory;
    }

    /// <summary>The argument, for a call.</summary>
    public nuint Address => (nuint)Start;

    /// <summary>Gives the memory back, and what the kernel made of the argument, if that is wanted.</summary>
    public void Return(Span<byte> argument)
    {
        new ReadOnlySpan<byte>(Start, argument.Length).CopyTo(argument);
        _isInUse = false;
        GC.KeepAlive(this);
    }
}

using System;

namespace UapiGen.Tests;

/// <summary>Memory that the kernel goes on using is kept for as long.</summary>
public class KeptMemoryTests
{
    [Fact]
    public void Memory_that_the_kernel_was_given_is_kept_until_the_last_handle_is_closed()
    {
        EventFd machine = EventFd.Create();
        EventFd processor = Fd.Duplicate(machine);
        MappedMemory memory = MappedMemory.Allocate(4096);
        MappedMemory replaced = MappedMemory.Allocate(4096);
        nuint address = memory.Address.Address;
        machine.KeepMemory(1, replaced);
        replaced.Dispose();
        Assert.False(replaced.IsClosed);
        machine.KeepMemory(1, memory);
        Assert.True(replaced.IsClosed);
        memory.Dispose();
        machine.Dispose();
        Assert.True(MemoryTests.IsMapped(address));
        processor.Dispose();
        Assert.True(memory.IsClosed);
    }

    [Fact]
    public void Memory_is_freed_with_the_last_handle_that_came_from_its_keeper()
    {
        EventFd machine = EventFd.Create();
        EventFd processor = Fd.FromResult<EventFd>(machine, TestLibc.MakeEventFd(0, flags: 0));
        EventFd state = Fd.FromResult<EventFd>(processor, TestLibc.MakeEventFd(0, flags: 0));
        MappedMemory memory = MappedMemory.Allocate(4096);
        machine.KeepMemory(1, memory);
        memory.Dispose();
        machine.Dispose();
        processor.Dispose();
        Assert.False(memory.IsClosed);
        state.Dispose();
        Assert.True(memory.IsClosed);
    }

    // A duplicate is the same object to the kernel, which goes on using the memory when the handle that named it is gone.
    [Fact]
    public void Memory_that_a_duplicate_was_given_is_kept_until_the_original_is_closed_too()
    {
        EventFd original = EventFd.Create();
        EventFd duplicate = Fd.Duplicate(original);
        MappedMemory memory = MappedMemory.Allocate(4096);
        duplicate.KeepMemory(7, memory);
        memory.Dispose();
        duplicate.Dispose();
        Assert.False(memory.IsClosed);
        using (EventFd another = Fd.DuplicateAs<EventFd>(original))
        {
            Assert.False(another.ReleaseMemory(8));
        }

        Assert.True(original.ReleaseMemory(7));
        Assert.True(memory.IsClosed);
        original.Dispose();
    }

    [Fact]
    public void Kept_memory_can_be_released_and_borrowed_fds_keep_none()
    {
        using EventFd counter = EventFd.Create();
        MappedMemory memory = MappedMemory.Allocate(4096);
        nuint address = memory.Address.Address;
        counter.KeepMemory(0, memory);
        memory.Dispose();
        Assert.False(counter.ReleaseMemory(1));
        Assert.True(MemoryTests.IsMapped(address));
        Assert.True(counter.ReleaseMemory(0));
        Assert.True(memory.IsClosed);
        Assert.Throws<ObjectDisposedException>(() => counter.KeepMemory(0, memory));
        using EventFd borrowed = Fd.Borrow<EventFd>(counter.DangerousGetRawFd<EventFd>().Value);
        using MappedMemory other = MappedMemory.Allocate(1);
        Assert.Throws<InvalidOperationException>(() => borrowed.KeepMemory(0, other));
    }
}

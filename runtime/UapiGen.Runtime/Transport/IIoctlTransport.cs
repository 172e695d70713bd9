using System;

namespace UapiGen;

/// <summary>Answers in the kernel's place, so that code that makes ioctls can be tested without the device.</summary>
/// <remarks>
/// Carried by the handle (see <see cref="Fd.Fake{TKind}"/>) and inherited by the handles that its calls return. Calls may come from
/// several threads; <see cref="Close"/> may come from the finalizer's.
/// </remarks>
public interface IIoctlTransport
{
    /// <summary>Answers an ioctl.</summary>
    /// <param name="call">The request and the bytes of its argument, which the answer may be written into.</param>
    /// <param name="result">What the call returns when it succeeds; not negative. Ignored beside an error.</param>
    /// <returns>The error, or <see cref="Errno.None"/>. After <see cref="Errno.EINTR"/> the call is made again where the kernel would be called again, see <see cref="EintrPolicy"/>.</returns>
    Errno Ioctl(scoped in IoctlCall call, out int result);

    /// <summary>Answers a read; fails with <see cref="Errno.EINVAL"/> unless implemented.</summary>
    /// <param name="fd">The number of the fd.</param>
    /// <param name="buffer">Where the bytes go.</param>
    /// <param name="count">How many bytes were put there.</param>
    Errno Read(int fd, Span<byte> buffer, out int count)
    {
        count = 0;
        return Errno.EINVAL;
    }

    /// <summary>Answers a write; fails with <see cref="Errno.EINVAL"/> unless implemented.</summary>
    /// <param name="fd">The number of the fd.</param>
    /// <param name="buffer">The bytes.</param>
    /// <param name="count">How many bytes were taken.</param>
    Errno Write(int fd, ReadOnlySpan<byte> buffer, out int count)
    {
        count = 0;
        return Errno.EINVAL;
    }

    /// <summary>Answers a wait, at once; everything is ready unless implemented.</summary>
    /// <param name="fd">The number of the fd.</param>
    /// <param name="events">What is waited for.</param>
    /// <returns>What the fd is ready for; <see cref="PollEvents.None"/> ends the wait as if its time were over.</returns>
    /// <remarks>What waits without a limit, as <see cref="EventFd.Take"/> does, asks once; if the read that follows still gives <see cref="Errno.EAGAIN"/>, it throws.</remarks>
    PollEvents Poll(int fd, PollEvents events) => events;

    /// <summary>Answers a mapping; fails with <see cref="Errno.ENODEV"/> unless implemented.</summary>
    /// <param name="fd">The number of the fd.</param>
    /// <param name="offset">The offset that the device is asked for, in bytes.</param>
    /// <param name="length">The length, in bytes.</param>
    /// <param name="memory">The memory that is given out in place of the device's.</param>
    /// <returns>The error, or <see cref="Errno.None"/>.</returns>
    Errno Map(int fd, long offset, long length, out MappedMemory? memory)
    {
        memory = null;
        return Errno.ENODEV;
    }

    /// <summary>Told when an owned handle is closed.</summary>
    /// <remarks>An exception reaches whoever disposes the handle. The finalizer, which has no caller, drops it.</remarks>
    /// <param name="fd">The number of the fd.</param>
    /// <param name="kindName">The kind of fd.</param>
    void Close(int fd, string kindName)
    {
    }
}

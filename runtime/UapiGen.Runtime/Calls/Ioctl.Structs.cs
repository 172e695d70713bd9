namespace UapiGen;

public static unsafe partial class Ioctl
{
    /// <summary>Makes a request that the kernel answers with a struct.</summary>
    /// <typeparam name="T">The struct.</typeparam>
    /// <param name="fd">The file descriptor.</param>
    /// <param name="request">The request.</param>
    /// <param name="argument">What the kernel gave; zero where it wrote nothing.</param>
    /// <returns>What the kernel returns, usually 0.</returns>
    /// <exception cref="IoctlException">The kernel refused.</exception>
    /// <exception cref="System.ObjectDisposedException">The handle is closed.</exception>
    /// <exception cref="System.ArgumentException">The struct is smaller than the request's argument.</exception>
    public static int Read<T>(AnyFd fd, in IoctlRequest request, out T argument)
        where T : unmanaged
    {
        argument = default;
        return Update(fd, request, ref argument);
    }

    /// <inheritdoc cref="Read{T}(AnyFd, in IoctlRequest, out T)"/>
    /// <typeparam name="T">The struct.</typeparam>
    /// <param name="fd">The file descriptor.</param>
    /// <param name="request">The request.</param>
    /// <param name="argument">What the kernel gave.</param>
    /// <param name="result">What the kernel returned.</param>
    /// <returns>The error, or <see cref="Errno.None"/>.</returns>
    public static Errno TryRead<T>(AnyFd fd, in IoctlRequest request, out T argument, out int result)
        where T : unmanaged
    {
        argument = default;
        return TryUpdate(fd, request, ref argument, out result);
    }

    /// <summary>Makes a request that gives the kernel a struct.</summary>
    /// <typeparam name="T">The struct.</typeparam>
    /// <param name="fd">The file descriptor.</param>
    /// <param name="request">The request, one whose argument the kernel only reads.</param>
    /// <param name="argument">What the kernel gets.</param>
    /// <returns>What the kernel returns, usually 0.</returns>
    /// <exception cref="IoctlException">The kernel refused.</exception>
    /// <exception cref="System.ObjectDisposedException">The handle is closed.</exception>
    /// <exception cref="System.ArgumentException">The struct is smaller than the request's argument.</exception>
    public static int Write<T>(AnyFd fd, in IoctlRequest request, in T argument)
        where T : unmanaged
    {
        Errno errno = TryWrite(fd, request, in argument, out int result);
        if (errno != Errno.None)
        {
            ThrowFailed(fd, request, errno);
        }

        return result;
    }

    /// <inheritdoc cref="Write{T}(AnyFd, in IoctlRequest, in T)"/>
    /// <typeparam name="T">The struct.</typeparam>
    /// <param name="fd">The file descriptor.</param>
    /// <param name="request">The request.</param>
    /// <param name="argument">What the kernel gets.</param>
    /// <param name="result">What the kernel returned.</param>
    /// <returns>The error, or <see cref="Errno.None"/>.</returns>
    public static Errno TryWrite<T>(AnyFd fd, in IoctlRequest request, in T argument, out int result)
        where T : unmanaged
    {
        CheckSize(request, sizeof(T));
        fixed (T* pointer = &argument)
        {
            return InvokeMemory(fd, request, pointer, sizeof(T), isWritten: false, out result);
        }
    }

    /// <summary>Makes a request that gives the kernel a struct, which it changes.</summary>
    /// <typeparam name="T">The struct.</typeparam>
    /// <param name="fd">The file descriptor.</param>
    /// <param name="request">The request.</param>
    /// <param name="argument">What the kernel gets and changes.</param>
    /// <returns>What the kernel returns, usually 0.</returns>
    /// <exception cref="IoctlException">The kernel refused.</exception>
    /// <exception cref="System.ObjectDisposedException">The handle is closed.</exception>
    /// <exception cref="System.ArgumentException">The struct is smaller than the request's argument.</exception>
    public static int Update<T>(AnyFd fd, in IoctlRequest request, ref T argument)
        where T : unmanaged
    {
        Errno errno = TryUpdate(fd, request, ref argument, out int result);
        if (errno != Errno.None)
        {
            ThrowFailed(fd, request, errno);
        }

        return result;
    }

    /// <inheritdoc cref="Update{T}(AnyFd, in IoctlRequest, ref T)"/>
    /// <typeparam name="T">The struct.</typeparam>
    /// <param name="fd">The file descriptor.</param>
    /// <param name="request">The request.</param>
    /// <param name="argument">What the kernel gets and changes.</param>
    /// <param name="result">What the kernel returned.</param>
    /// <returns>The error, or <see cref="Errno.None"/>.</returns>
    public static Errno TryUpdate<T>(AnyFd fd, in IoctlRequest request, ref T argument, out int result)
        where T : unmanaged
    {
        CheckSize(request, sizeof(T));
        fixed (T* pointer = &argument)
        {
            return InvokeMemory(fd, request, pointer, sizeof(T), isWritten: true, out result);
        }
    }
}

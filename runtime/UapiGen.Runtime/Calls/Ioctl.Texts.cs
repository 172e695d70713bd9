using System;
using System.Text;

namespace UapiGen;

/// <summary>Requests that take a text.</summary>
public static unsafe partial class Ioctl
{
    /// <summary>Texts of this length need no memory but the stack's.</summary>
    private const int ShortText = 512;

    /// <summary>Makes a request that gives the kernel a text, in UTF-8 and with a zero at its end.</summary>
    /// <param name="fd">The file descriptor.</param>
    /// <param name="request">The request, one whose argument the kernel only reads.</param>
    /// <param name="text">The text.</param>
    /// <returns>What the kernel returns, usually 0.</returns>
    /// <exception cref="IoctlException">The kernel refused.</exception>
    /// <exception cref="ObjectDisposedException">The handle is closed.</exception>
    /// <exception cref="ArgumentException">The text has a NUL in it.</exception>
    public static int WriteText(AnyFd fd, in IoctlRequest request, string text)
    {
        Errno errno = TryWriteText(fd, request, text, out int result);
        if (errno != Errno.None)
        {
            ThrowFailed(fd, request, errno);
        }

        return result;
    }

    /// <inheritdoc cref="WriteText(AnyFd, in IoctlRequest, string)"/>
    /// <param name="fd">The file descriptor.</param>
    /// <param name="request">The request.</param>
    /// <param name="text">The text.</param>
    /// <param name="result">What the kernel returned.</param>
    /// <returns>The error, or <see cref="Errno.None"/>.</returns>
    public static Errno TryWriteText(AnyFd fd, in IoctlRequest request, string text, out int result)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArgumentException("The kernel takes a NUL for the end of a text.", nameof(text));
        }

        int length = Encoding.UTF8.GetByteCount(text) + 1;
        Span<byte> bytes = length <= ShortText ? stackalloc byte[length] : new byte[length];
        Encoding.UTF8.GetBytes(text, bytes);
        bytes[length - 1] = 0;
        fixed (byte* pointer = bytes)
        {
            return Invoke(fd, request, (nuint)pointer, length, out result);
        }
    }
}

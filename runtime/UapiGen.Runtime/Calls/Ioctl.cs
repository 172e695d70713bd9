using System;
using System.Runtime.CompilerServices;

namespace UapiGen;

/// <summary>Makes ioctls.</summary>
/// <remarks>
/// <para>The verbs are the caller's view of the argument: <c>Call</c> passes none or a value, <c>Read</c> gets one from the kernel,
/// <c>Write</c> gives one, <c>Update</c> does both. Each has a twin that returns the <see cref="Errno"/> instead of throwing. None
/// allocates unless it throws.</para>
/// <para>Every call keeps its fd open until it returns. An argument that is smaller than the request says is refused before
/// the kernel sees it; what else the kernel does is as the request's maker says: a hand-made <see cref="IoctlRequest"/> is a promise, and so is an argument
/// that holds addresses. The methods that are generated take memory instead, and say how long it is.</para>
/// </remarks>
public static unsafe partial class Ioctl
{
    private const int NoMemory = -1;
    private const nuint NeverMapped = 0x10000;

    /// <summary>Makes a request that takes no argument.</summary>
    /// <param name="fd">The file descriptor.</param>
    /// <param name="request">The request.</param>
    /// <returns>What the kernel returns, usually 0.</returns>
    /// <exception cref="IoctlException">The kernel refused.</exception>
    /// <exception cref="ObjectDisposedException">The handle is closed.</exception>
    public static int Call(AnyFd fd, in IoctlRequest request)
    {
        Errno errno = Invoke(fd, request, 0, NoMemory, out int result);
        if (errno != Errno.None)
        {
            ThrowFailed(fd, request, errno);
        }

        return result;
    }

    /// <inheritdoc cref="Call(AnyFd, in IoctlRequest)"/>
    /// <param name="fd">The file descriptor.</param>
    /// <param name="request">The request.</param>
    /// <param name="result">What the kernel returned.</param>
    /// <returns>The error, or <see cref="Errno.None"/>.</returns>
    public static Errno TryCall(AnyFd fd, in IoctlRequest request, out int result) =>
        Invoke(fd, request, 0, NoMemory, out result);

    /// <summary>Makes a request whose argument is a value rather than an address.</summary>
    /// <param name="fd">The file descriptor.</param>
    /// <param name="request">The request. Where nobody says whether it takes a value or an address, a value that can't be an address may be passed: one from -65536 to 65535.</param>
    /// <param name="value">The value.</param>
    /// <returns>What the kernel returns, usually 0.</returns>
    /// <exception cref="IoctlException">The kernel refused.</exception>
    /// <exception cref="ObjectDisposedException">The handle is closed.</exception>
    /// <exception cref="InvalidOperationException">The request takes an address, or may do so and the value could be one.</exception>
    public static int Call(AnyFd fd, in IoctlRequest request, nuint value)
    {
        CheckTakesValue(request, value);
        Errno errno = Invoke(fd, request, value, NoMemory, out int result);
        if (errno != Errno.None)
        {
            ThrowFailed(fd, request, errno);
        }

        return result;
    }

    /// <inheritdoc cref="Call(AnyFd, in IoctlRequest, nuint)"/>
    /// <param name="fd">The file descriptor.</param>
    /// <param name="request">The request.</param>
    /// <param name="value">The value.</param>
    /// <param name="result">What the kernel returned.</param>
    /// <returns>The error, or <see cref="Errno.None"/>.</returns>
    public static Errno TryCall(AnyFd fd, in IoctlRequest request, nuint value, out int result)
    {
        CheckTakesValue(request, value);
        return Invoke(fd, request, value, NoMemory, out result);
    }

    /// <summary>Makes a request whose argument is at an address that the caller vouches for.</summary>
    /// <param name="fd">The file descriptor.</param>
    /// <param name="request">The request.</param>
    /// <param name="argument">Where the argument is; the memory must be as large as the kernel takes it to be, and stay there during the call.</param>
    /// <returns>What the kernel returns, usually 0.</returns>
    /// <exception cref="IoctlException">The kernel refused.</exception>
    /// <exception cref="ObjectDisposedException">The handle is closed.</exception>
    public static int DangerousCall(AnyFd fd, in IoctlRequest request, UserPtr argument)
    {
        Errno errno = Invoke(fd, request, argument.Address, NoMemory, out int result);
        if (errno != Errno.None)
        {
            ThrowFailed(fd, request, errno);
        }

        return result;
    }

    /// <inheritdoc cref="DangerousCall(AnyFd, in IoctlRequest, UserPtr)"/>
    /// <param name="fd">The file descriptor.</param>
    /// <param name="request">The request.</param>
    /// <param name="argument">Where the argument is.</param>
    /// <param name="result">What the kernel returned.</param>
    /// <returns>The error, or <see cref="Errno.None"/>.</returns>
    public static Errno TryDangerousCall(AnyFd fd, in IoctlRequest request, UserPtr argument, out int result) =>
        Invoke(fd, request, argument.Address, NoMemory, out result);

    /// <summary>Refuses a value that the kernel could take for the address of memory that this process has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CheckTakesValue(in IoctlRequest request, nuint value)
    {
        // Linux maps nothing in the first 64 KiB (vm.mmap_min_addr), and the last ones are the kernel's own.
        if (request.ArgumentSize != 0 && (request.ArgumentSize != IoctlRequest.UnknownSize || value + NeverMapped >= 2 * NeverMapped))
        {
            ThrowTakesMemory(request, value);
        }
    }

    private static void ThrowTakesMemory(in IoctlRequest request, nuint value) => throw new InvalidOperationException(
        request.ArgumentSize == IoctlRequest.UnknownSize
            ? $"The request number of {request.Name} does not tell whether it takes a value or an address, and {value} could be an address. For a value, create the IoctlRequest with an argument size of 0; otherwise use DangerousCall."
            : $"{request.Name} takes the address of {request.ArgumentSize} bytes, not a value.");

    /// <summary>Refuses memory that the kernel would write or read past.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CheckSize(in IoctlRequest request, int length)
    {
        // As unsigned, an unknown size is larger than any length.
        if ((uint)request.ArgumentSize > (uint)length)
        {
            ThrowTooSmall(request, length);
        }
    }

    private static void ThrowTooSmall(in IoctlRequest request, int length)
    {
        if (request.ArgumentSize == IoctlRequest.UnknownSize)
        {
            throw new InvalidOperationException(
                $"The request number of {request.Name} does not tell the size of its argument. Pass the size when creating the IoctlRequest, or use DangerousCall.");
        }

        throw new ArgumentException(
            $"{request.Name} expects an argument of {request.ArgumentSize} bytes, but {length} were passed.", "argument");
    }
}

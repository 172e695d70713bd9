using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace UapiGen;

/// <summary>The one way into the kernel: libc's <c>syscall</c>, called through a function pointer without any marshalling.</summary>
/// <remarks>
/// <para>libc's own wrappers are passed by, so that every call has the kernel's ABI, which is what a uapi header describes: on 32-bit
/// systems libc's <c>ioctl</c> may rewrite requests, and on ppc64le a variadic function written in C can't be called through a plain
/// function pointer at all.</para>
/// <para><c>errno</c> is read in the frame that made the call. Between the two lies the return of the thread to the garbage collector's
/// care, which keeps errno: the code that the .NET SDK itself generates for <c>SetLastError</c> relies on the same.</para>
/// </remarks>
internal static unsafe class Libc
{
    /// <summary>What a system call that fails adds to the negated error.</summary>
    public const int MaxErrno = 4095;

    private static readonly delegate* unmanaged<nint, nint, nint, nint, nint, nint, nint, nint> s_syscall =
        (delegate* unmanaged<nint, nint, nint, nint, nint, nint, nint, nint>)Find("syscall");

    private static readonly delegate* unmanaged<int*> s_errnoAddress = (delegate* unmanaged<int*>)Find("__errno_location");

    /// <summary>Makes a system call.</summary>
    /// <returns>Its result; when it failed, the negated native error number.</returns>
    /// <exception cref="PlatformNotSupportedException">The system is not Linux, or its system call numbers are not known.</exception>
    // Not inlined: inside a caller's try block the JIT would no longer make the call directly.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static nint Call(nint number, nint a0 = 0, nint a1 = 0, nint a2 = 0, nint a3 = 0, nint a4 = 0, nint a5 = 0)
    {
        if (s_syscall == null)
        {
            ThrowNotLinux();
        }

        nint result = s_syscall(number, a0, a1, a2, a3, a4, a5);
        return result == -1 ? -Marshal.GetLastSystemError() : result;
    }

    /// <summary><see cref="Call"/> for the method that spends its time here: one without a try block, which has the slot of its thread.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint CallInPlace(CallSlot slot, nint number, nint a0, nint a1, nint a2)
    {
        nint result = s_syscall(number, a0, a1, a2, 0, 0, 0);
        return result == -1 ? -slot.NativeErrno : result;
    }

    /// <summary>Where libc keeps the running thread's <c>errno</c>.</summary>
    /// <exception cref="PlatformNotSupportedException">The system is not Linux, or its system call numbers are not known.</exception>
    public static int* GetErrnoAddress()
    {
        if (s_syscall == null)
        {
            ThrowNotLinux();
        }

        return s_errnoAddress();
    }

    /// <summary>Whether a result of <see cref="Call"/> says that the call failed.</summary>
    public static bool Failed(nint result) => (nuint)result > unchecked((nuint)(-MaxErrno - 1));

    /// <summary>The error in a result of <see cref="Call"/>; <see cref="Errno.None"/> when it succeeded.</summary>
    public static Errno ErrnoOf(nint result) => Failed(result) ? ErrnoAbi.FromNativeHere((int)-result) : Errno.None;

    /// <summary>A function of libc; null on a system that is not Linux.</summary>
    public static nint Find(string function) => OperatingSystem.IsLinux() && SystemCall.Ioctl >= 0
        ? NativeLibrary.GetExport(NativeLibrary.GetMainProgramHandle(), function) // In the global scope of every .NET process, whichever libc it is.
        : 0;

    /// <summary>Closes an fd. Linux releases the number whatever it reports, so this is never repeated.</summary>
    public static bool Close(int fd) => !Failed(Call(SystemCall.Close, fd));

    private static void ThrowNotLinux() => throw new PlatformNotSupportedException(
        OperatingSystem.IsLinux()
            ? $"The system call numbers of {RuntimeInformation.ProcessArchitecture} are not known to UapiGen."
            : "Linux file descriptors and ioctls are not supported on this operating system.");
}

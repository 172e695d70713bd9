using System;
using System.Runtime.Versioning;
using System.Text;
using UapiGen.Metadata;

namespace UapiGen;

/// <summary>A memfd: a file that lives in memory only.</summary>
[CName("memfd")]
public sealed unsafe class MemFd : FdHandle, IFdKind<MemFd>
{
    private const int CloseOnExec = 1;
    private const int AllowSealing = 2;

    private MemFd(int fd, bool ownsHandle)
        : base(fd, ownsHandle, "memfd")
    {
    }

    static string IFdKind<MemFd>.KindName => "memfd";

    static FdIdentity IFdKind<MemFd>.Identity => FdIdentity.MemoryFile;

    /// <summary>Makes a file in memory, of length 0.</summary>
    /// <param name="name">What <c>/proc</c> shows; at most 249 bytes, need not be unique.</param>
    /// <param name="allowSealing">Whether its size and content can be sealed later (<c>MFD_ALLOW_SEALING</c>).</param>
    /// <exception cref="ArgumentException">The name contains a null character.</exception>
    /// <exception cref="ErrnoException">The kernel refused.</exception>
    /// <exception cref="PlatformNotSupportedException">The system is not Linux.</exception>
    [SupportedOSPlatform("linux")]
    public static MemFd Create(string name, bool allowSealing = false)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArgumentException("The name must not contain a null character.", nameof(name));
        }

        nint result;
        fixed (byte* pointer = Encoding.UTF8.GetBytes(name + "\0"))
        {
            result = Libc.Call(SystemCall.MemFdCreate, (nint)pointer, CloseOnExec | (allowSealing ? AllowSealing : 0));
        }

        ErrnoException.ThrowIfError(Libc.ErrnoOf(result), "memfd_create");
        return Fd.Own<MemFd>(null, (int)result);
    }

    static MemFd IFdKind<MemFd>.FromFd(int fd, bool ownsHandle) => new(fd, ownsHandle);
}

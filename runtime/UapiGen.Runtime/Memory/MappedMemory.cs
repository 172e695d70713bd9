using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace UapiGen;

/// <summary>Memory at a fixed address: of a device (a <c>KVM_RUN</c> page, a V4L2 buffer), or plain memory to be given to one (a guest's).</summary>
/// <remarks>
/// <para>Unmapped once: when it is disposed and nobody uses it any more. <see cref="FdHandle.KeepMemory"/> makes it stay for as long as the
/// kernel may use it.</para>
/// <para>Every access checks its bounds and that the memory is still there. The kernel, a guest or another thread may change what is read.</para>
/// </remarks>
public sealed unsafe partial class MappedMemory : SafeHandle
{
    private readonly nint _mapping;
    private readonly nuint _mappingLength;

    // How much of it need not be looked for at an access: all, but for what lies behind the end of a file.
    private long _lengthAtHand;

    private MappedMemory(nint mapping, nuint mappingLength, nint address, long length, bool writable)
        : base(0, ownsHandle: true)
    {
        _mapping = mapping;
        _mappingLength = mappingLength;
        Length = length;
        _lengthAtHand = length;
        IsWritable = writable;
        SetHandle(address);
    }

    /// <summary>The length in bytes, as asked for.</summary>
    public long Length { get; }

    /// <summary>Whether it may be written.</summary>
    public bool IsWritable { get; }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <summary>The address, for a <c>__u64</c> field. It keeps nothing alive: keep this object until the kernel is done with the memory.</summary>
    /// <exception cref="ObjectDisposedException">The memory is disposed.</exception>
    public UserPtr64<byte> Address
    {
        get
        {
            ObjectDisposedException.ThrowIf(IsClosed, this);
            return new UserPtr64<byte>((nuint)handle);
        }
    }

    /// <summary>The address, for a field that is a pointer in C. It keeps nothing alive: keep this object until the kernel is done with the memory.</summary>
    /// <exception cref="ObjectDisposedException">The memory is disposed.</exception>
    public UserPtr<byte> Pointer
    {
        get
        {
            ObjectDisposedException.ThrowIf(IsClosed, this);
            return new UserPtr<byte>((nuint)handle);
        }
    }

    /// <summary>Takes zeroed memory from the system. It costs real memory only where it is touched.</summary>
    /// <param name="length">The length in bytes; more than 0.</param>
    /// <param name="alignment">What the address is a multiple of: 0 for that of a page, or a power of two, such as 2 MiB for large guest pages.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is not positive, or the alignment not a power of two.</exception>
    /// <exception cref="ErrnoException">There is not so much memory.</exception>
    /// <exception cref="PlatformNotSupportedException">The system is not Linux.</exception>
    [SupportedOSPlatform("linux")]
    public static MappedMemory Allocate(long length, long alignment = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        ArgumentOutOfRangeException.ThrowIfNegative(alignment);
        if ((alignment & (alignment - 1)) != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(alignment), alignment, "The alignment must be a power of two.");
        }

        long slack = alignment > Environment.SystemPageSize ? alignment : 0;
        nuint total = ToSize(length, slack);
        nint mapping = MemoryMap.Map(
            total,
            MemoryMap.ProtectionRead | MemoryMap.ProtectionWrite,
            MemoryMap.Private | MemoryMap.Anonymous | MemoryMap.NoReserve,
            fd: -1,
            offset: 0);
        ErrnoException.ThrowIfError(Libc.ErrnoOf(mapping), $"map {length} bytes of memory");
        nint address = slack == 0 ? mapping : (mapping + (nint)alignment - 1) & ~((nint)alignment - 1);
        return new MappedMemory(mapping, total, address, length, writable: true);
    }

    /// <summary>Maps memory of a device or file, shared with it.</summary>
    /// <remarks>A mapping may reach further than its file. What lies behind the file's end as it was when the file was mapped is looked for at each access, which throws
    /// if it is not there. A file that is made shorter later is not noticed: an access behind its end then ends the process (<c>SIGBUS</c>), which nothing can catch.</remarks>
    /// <param name="fd">The file descriptor; the mapping stays when it is closed.</param>
    /// <param name="length">The length in bytes; more than 0.</param>
    /// <param name="offset">Where it starts, by the device's own rules; a multiple of the page size.</param>
    /// <param name="access">Reading, or reading and writing, which the fd must be open for.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is not positive, or the offset negative.</exception>
    /// <exception cref="ErrnoException">The kernel refused.</exception>
    /// <exception cref="ObjectDisposedException">The handle is closed.</exception>
    public static MappedMemory Map(AnyFd fd, long length, long offset = 0, FileAccess access = FileAccess.ReadWrite)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        if (access is not (FileAccess.Read or FileAccess.ReadWrite))
        {
            throw new ArgumentOutOfRangeException(nameof(access), access, "Write-only mappings are not supported on every architecture.");
        }

        string operation = $"map {length} bytes of {fd.KindName} at {offset}";
        using var lease = FdLease<FdHandle>.Require(fd);
        if (fd.Transport is { } transport)
        {
            ErrnoException.ThrowIfError(transport.Map(lease.RawFd.Value, offset, length, out MappedMemory? memory), operation);
            return memory ?? throw new InvalidOperationException("The transport mapped no memory.");
        }

        nuint size = ToSize(length, 0);
        bool writable = access == FileAccess.ReadWrite;
        nint mapping = MemoryMap.Map(
            size,
            MemoryMap.ProtectionRead | (writable ? MemoryMap.ProtectionWrite : 0),
            MemoryMap.Shared,
            lease.RawFd.Value,
            offset);
        ErrnoException.ThrowIfError(Libc.ErrnoOf(mapping), operation);
        return new MappedMemory(mapping, size, mapping, length, writable)
        {
            _lengthAtHand = FdInspection.GetFileLength(lease.RawFd.Value) is { } fileLength ? Math.Clamp(fileLength - offset, 0, length) : length,
        };
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle() => MemoryMap.Unmap(_mapping, _mappingLength);

    private static nuint ToSize(long length, long slack)
    {
        ulong total = (ulong)length + (ulong)slack;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(total, (ulong)nint.MaxValue, nameof(length));
        return (nuint)total;
    }
}

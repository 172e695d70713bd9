using System;

namespace UapiGen;

/// <summary>How a device is opened, beside reading and writing.</summary>
[Flags]
public enum OpenOptions
{
    /// <summary>Nothing special.</summary>
    None = 0,

    /// <summary>Reads and writes return <see cref="Errno.EAGAIN"/> instead of waiting (<c>O_NONBLOCK</c>).</summary>
    NonBlocking = 1 << 0,

    /// <summary>Fails when a block device is in use by the system (<c>O_EXCL</c>).</summary>
    Exclusive = 1 << 1,

    /// <summary>Only a directory may be opened (<c>O_DIRECTORY</c>).</summary>
    Directory = 1 << 2,

    /// <summary>Bypasses the page cache (<c>O_DIRECT</c>).</summary>
    Direct = 1 << 3,

    /// <summary>Writes have reached the device when they return (<c>O_SYNC</c>).</summary>
    Synchronous = 1 << 4,

    /// <summary>Does not follow a symbolic link (<c>O_NOFOLLOW</c>).</summary>
    NoFollow = 1 << 5,
}

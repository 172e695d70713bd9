using System;

namespace UapiGen;

/// <summary>What an fd can be ready for (<c>POLL…</c>).</summary>
[Flags]
public enum PollEvents
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>There is something to read (<c>POLLIN</c>).</summary>
    In = 0x1,

    /// <summary>Something exceptional happened, by the device's own rules, such as a V4L2 event (<c>POLLPRI</c>).</summary>
    Priority = 0x2,

    /// <summary>There is room to write (<c>POLLOUT</c>).</summary>
    Out = 0x4,

    /// <summary>An error; always reported (<c>POLLERR</c>).</summary>
    Error = 0x8,

    /// <summary>The other end, or the device, is gone; always reported (<c>POLLHUP</c>).</summary>
    HangUp = 0x10,

    /// <summary>The fd is not open; always reported (<c>POLLNVAL</c>).</summary>
    Invalid = 0x20,
}

// What people write by hand instead.

using System.Runtime.InteropServices;

namespace UapiGen.Benchmarks.Ioctls;

/// <summary>The careful way: the marshaller keeps the handle open and saves errno.</summary>
internal static partial class Imported
{
    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    public static partial int Call(SafeHandle fd, nuint request);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    public static partial int Read(SafeHandle fd, nuint request, out int argument);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    public static partial int Read(SafeHandle fd, nuint request, out WindowSize argument);
}

/// <summary>The bare way: a number for a handle, a pointer for an argument, no errno.</summary>
internal static unsafe class Bare
{
    public static readonly delegate* unmanaged<int, nuint, void*, int> Ioctl =
        (delegate* unmanaged<int, nuint, void*, int>)NativeLibrary.GetExport(NativeLibrary.Load("libc.so.6"), "ioctl");
}

/// <summary><c>struct winsize</c>, copied from the manual.</summary>
internal struct WindowSize
{
    public ushort Rows;
    public ushort Columns;
    public ushort Width;
    public ushort Height;
}

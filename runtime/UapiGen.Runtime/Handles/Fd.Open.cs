using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Enumeration;
using System.Runtime.Versioning;
using System.Text;

namespace UapiGen;

public static unsafe partial class Fd
{
    private const int AtFdCwd = -100;

    /// <summary>Opens a device node (or any file) as a kind of fd. Programs that the process starts don't inherit it (<c>O_CLOEXEC</c>), and a terminal does not become the controlling one.</summary>
    /// <typeparam name="TKind">The kind of fd.</typeparam>
    /// <param name="path">The path.</param>
    /// <param name="access">Reading, writing or both; most ioctls need no more than an open file, some need it open for writing.</param>
    /// <param name="options">Further flags.</param>
    /// <exception cref="ErrnoException">The kernel refused.</exception>
    /// <exception cref="OperationCanceledException">The thread was interrupted while the device made it wait, see <see cref="Interruption"/>.</exception>
    /// <exception cref="ArgumentException">The path is empty or contains a null character.</exception>
    /// <exception cref="PlatformNotSupportedException">The system is not Linux.</exception>
    [SupportedOSPlatform("linux")]
    public static TKind Open<TKind>(string path, FileAccess access = FileAccess.ReadWrite, OpenOptions options = OpenOptions.None)
        where TKind : FdHandle, IFdKind<TKind>
    {
        Errno errno = TryOpen(path, out TKind? handle, access, options);
        Interruption.ThrowIfRequested(errno);
        ErrnoException.ThrowIfError(errno, $"open {path}");
        return handle!;
    }

    /// <inheritdoc cref="Open{TKind}(string, FileAccess, OpenOptions)"/>
    /// <typeparam name="TKind">The kind of fd.</typeparam>
    /// <param name="path">The path.</param>
    /// <param name="handle">The handle; <see langword="null"/> when the kernel refused.</param>
    /// <param name="access">Reading, writing or both.</param>
    /// <param name="options">Further flags.</param>
    /// <returns>The error, or <see cref="Errno.None"/>.</returns>
    [SupportedOSPlatform("linux")]
    public static Errno TryOpen<TKind>(
        string path, out TKind? handle, FileAccess access = FileAccess.ReadWrite, OpenOptions options = OpenOptions.None)
        where TKind : FdHandle, IFdKind<TKind>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (path.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArgumentException("The path must not contain a null character.", nameof(path));
        }

        byte[] name = Encoding.UTF8.GetBytes(path + "\0");
        nint result;
        fixed (byte* pointer = name)
        {
            // An open that a signal interrupts has done nothing.
            do
            {
                result = Libc.Call(SystemCall.OpenAt, AtFdCwd, (nint)pointer, OpenFlags.From(access, options));
            }
            while (Libc.ErrnoOf(result) == Errno.EINTR && !Interruption.IsRequested);
        }

        Errno errno = Libc.ErrnoOf(result);
        handle = errno == Errno.None ? Own<TKind>(null, (int)result) : null;
        return errno;
    }

    /// <summary>The paths that match a pattern such as <c>/dev/gpiochip*</c>, in natural order (9 before 10).</summary>
    /// <param name="pattern">A path whose components may have <c>*</c> and <c>?</c> in them.</param>
    /// <returns>The paths that exist; folders that may not be read are passed over.</returns>
    public static string[] FindPaths(string pattern)
    {
        ArgumentException.ThrowIfNullOrEmpty(pattern);
        List<string> found = [Path.IsPathRooted(pattern) ? "/" : ""];
        foreach (string component in pattern.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            List<string> next = [];
            foreach (string folder in found)
            {
                AddMatches(folder, component, next);
            }

            found = next;
        }

        found.Sort(NaturalOrder.Compare);
        return [.. found];
    }

    private static void AddMatches(string folder, string component, List<string> matches)
    {
        if (component.AsSpan().IndexOfAny('*', '?') < 0)
        {
            string path = Path.Combine(folder, component);
            if (Path.Exists(path))
            {
                matches.Add(path);
            }

            return;
        }

        try
        {
            foreach (string path in Directory.EnumerateFileSystemEntries(folder.Length == 0 ? "." : folder))
            {
                string name = Path.GetFileName(path);
                if (FileSystemName.MatchesSimpleExpression(component, name, ignoreCase: false))
                {
                    matches.Add(Path.Combine(folder, name));
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Not a folder, gone, or not readable: nothing is found there.
        }
    }
}

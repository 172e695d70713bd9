using System;
using System.IO.Enumeration;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace UapiGen;

/// <summary>Asks the kernel what an fd is.</summary>
internal static unsafe class FdInspection
{
    private const string AnonymousInodePrefix = "anon_inode:";
    private const string MemoryFilePrefix = "/memfd:";
    private const int AtFdCwd = -100;
    private const int AtEmptyPath = 0x1000;
    private const int StatXTypeAndSize = 0x201;
    private const int TypeMask = 0xF000;
    private const int TypeSocket = 0xC000;
    private const int TypeRegular = 0x8000;
    private const int TypeBlock = 0x6000;
    private const int TypeDirectory = 0x4000;
    private const int TypeCharacter = 0x2000;

    /// <summary>Throws when the kernel says that the fd is not of the kind. Where the kernel can't tell, the caller is believed.</summary>
    public static void ThrowIfNot<TKind>(int fd)
        where TKind : FdHandle, IFdKind<TKind>
    {
        // F_GETFD fails exactly when the number is not open.
        ErrnoException.ThrowIfError(Libc.ErrnoOf(Libc.Call(SystemCall.Fcntl, fd, 1)), $"adopt file descriptor {fd}");
        if (Matches(fd, TKind.Identity) == false)
        {
            throw new ArgumentException(
                $"File descriptor {fd} refers to {GetLink(fd) ?? "a file of another kind"}, not to a file of kind '{TKind.KindName}'.", nameof(fd));
        }
    }

    /// <summary>The length of a regular file, in bytes; <see langword="null"/> for anything else.</summary>
    public static long? GetFileLength(int fd) => Stat(fd) is { Type: TypeRegular } stat ? stat.Length : null;

    private static bool? Matches(int fd, FdIdentity identity) => identity.Kind switch
    {
        FdIdentityKind.AnonymousInode => GetLink(fd) is { } link
            ? link.StartsWith(AnonymousInodePrefix, StringComparison.Ordinal)
                && FileSystemName.MatchesSimpleExpression(identity.Name, link.AsSpan(AnonymousInodePrefix.Length), ignoreCase: false)
            : null,
        FdIdentityKind.Device => IsDevice(fd, identity.Name),
        FdIdentityKind.Socket => Stat(fd) is { } stat ? stat.Type == TypeSocket : null,
        FdIdentityKind.File => Stat(fd) is { } stat ? stat.Type is TypeRegular or TypeDirectory or TypeBlock : null,
        FdIdentityKind.MemoryFile => GetLink(fd)?.StartsWith(MemoryFilePrefix, StringComparison.Ordinal),
        _ => null,
    };

    private static bool? IsDevice(int fd, string pattern)
    {
        if (Stat(fd) is not { } stat)
        {
            return null;
        }

        if (stat.Type is not (TypeCharacter or TypeBlock))
        {
            return false;
        }

        bool anyNode = false;
        foreach (string path in Fd.FindPaths(pattern))
        {
            if (Stat(path) is { } node && node.Type is TypeCharacter or TypeBlock)
            {
                anyNode = true;
                if (node.Device == stat.Device && node.Type == stat.Type)
                {
                    return true;
                }
            }
        }

        // Without a node, as in a container, there is nothing to compare with.
        return anyNode ? false : null;
    }

    /// <summary>What <c>/proc/self/fd</c> shows; <see langword="null"/> when proc isn't mounted.</summary>
    private static string? GetLink(int fd)
    {
        byte[] path = Encoding.ASCII.GetBytes($"/proc/self/fd/{fd}\0");
        Span<byte> buffer = stackalloc byte[256];
        fixed (byte* name = path, target = buffer)
        {
            nint length = Libc.Call(SystemCall.ReadLinkAt, AtFdCwd, (nint)name, (nint)target, buffer.Length);
            return Libc.Failed(length) ? null : Encoding.UTF8.GetString(buffer[..(int)length]);
        }
    }

    private static FileStat? Stat(int fd) => Stat(fd, [0], AtEmptyPath);

    private static FileStat? Stat(string path) => Stat(AtFdCwd, Encoding.UTF8.GetBytes(path + "\0"), 0);

    private static FileStat? Stat(int folder, byte[] path, int flags)
    {
        Unsafe.SkipInit(out StatX stat);
        fixed (byte* name = path)
        {
            nint result = Libc.Call(SystemCall.StatX, folder, (nint)name, flags, StatXTypeAndSize, (nint)(&stat));
            return Libc.Failed(result)
                ? null
                : new FileStat(stat.Mode & TypeMask, ((ulong)stat.RdevMajor << 32) | stat.RdevMinor, (long)stat.Size);
        }
    }

    private readonly record struct FileStat(int Type, ulong Device, long Length);

    /// <summary><c>struct statx</c>, which is the same on all architectures.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    internal struct StatX
    {
        [FieldOffset(28)]
        public ushort Mode;

        [FieldOffset(40)]
        public ulong Size;

        [FieldOffset(128)]
        public uint RdevMajor;

        [FieldOffset(132)]
        public uint RdevMinor;
    }
}

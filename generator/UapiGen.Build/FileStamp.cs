// By what the build tells that a file is as it was. A symbolic link counts with the file that it leads to: on Debian, asm/ is made of links.

using System;
using System.IO;
using System.Reflection;

namespace UapiGen.Build;

/// <summary>The time and length of a file's content; both 0: there is no such file.</summary>
internal readonly record struct FileStamp(long Time, long Length)
{
    /// <summary>.NET 6 and later have it and .NET Standard does not; where it is missing, MSBuild runs on Windows, where a link's time is its target's.</summary>
    private static readonly MethodInfo? s_resolveLinkTarget = typeof(FileSystemInfo).GetMethod("ResolveLinkTarget", [typeof(bool)]);

    public static FileStamp Of(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            return default;
        }

        return LinkTarget(file) is { } target
            ? new FileStamp(Math.Max(file.LastWriteTimeUtc.Ticks, target.LastWriteTimeUtc.Ticks), target.Exists ? target.Length : 0)
            : new FileStamp(file.LastWriteTimeUtc.Ticks, file.Length);
    }

    /// <summary>The file that a path leads to when it is a symbolic link, else null.</summary>
    public static string? LinkTarget(string path) => LinkTarget(new FileInfo(path))?.FullName;

    private static FileInfo? LinkTarget(FileInfo file) =>
        (file.Attributes & FileAttributes.ReparsePoint) != 0 ? s_resolveLinkTarget?.Invoke(file, [true]) as FileInfo : null;
}

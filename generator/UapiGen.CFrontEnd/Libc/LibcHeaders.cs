using System;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.CFrontEnd.Libc;

/// <summary>
/// The small libc that comes with the front end: the few definitions that kernel headers take from libc's headers, so that no
/// output depends on which libc a machine has. The headers are resources of this assembly, the files below <c>Headers/</c>.
/// </summary>
public static class LibcHeaders
{
    private const string ResourcePrefix = "libc/";

    private static readonly ConcurrentDictionary<string, SourceFile?> s_files = new(StringComparer.Ordinal);

    /// <summary>Finds a libc header by its include name, such as <c>sys/socket.h</c>; null when it is none of libc's.</summary>
    /// <remarks>It is the same object at each call, so that it is lexed once in a process.</remarks>
    public static SourceFile? Find(string includeName) => s_files.GetOrAdd(includeName, Load);

    /// <summary>The include names of all of them, in ordinal order.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        .. typeof(LibcHeaders).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal))
            .Select(name => name.Substring(ResourcePrefix.Length))
            .OrderBy(name => name, StringComparer.Ordinal),
    ];

    private static SourceFile? Load(string includeName)
    {
        using Stream? stream = typeof(LibcHeaders).Assembly.GetManifestResourceStream(ResourcePrefix + includeName);
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return new SourceFile("<libc>/" + includeName, includeName, reader.ReadToEnd(), HeaderOrigin.BuiltIn);
    }
}

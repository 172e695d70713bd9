using System;
using System.Collections.Generic;
using System.Text;

namespace UapiGen.Engine.Binding.Naming;

/// <summary>Where the declarations of a header live in C#: <c>linux/kvm.h</c> in <c>Linux.Kvm</c>, <c>asm/kvm.h</c> in <c>Linux.Kvm.X64</c>.</summary>
internal static class HeaderName
{
    /// <summary>Whether the header is an architecture's own: its records live in that architecture's namespace.</summary>
    public static bool IsArchitectureOwn(string header) => header.StartsWith("asm/", StringComparison.Ordinal);

    /// <summary>The namespace of what a header defines, without the architecture's own part.</summary>
    public static string Namespace(string header)
    {
        var text = new StringBuilder();
        foreach (string part in Parts(header))
        {
            if (text.Length > 0)
            {
                text.Append('.');
            }

            text.Append(Identifier.From(CName.Pascal(part)));
        }

        return text.Length == 0 ? "Uapi" : text.ToString();
    }

    /// <summary>The words of the file's own name, without folder and extension.</summary>
    public static List<string> FileWords(string header) => CName.Words(FileStem(header));

    /// <summary>The file's own name as a .NET name: <c>if_tun</c> to <c>IfTun</c>.</summary>
    public static string FileName(string header)
    {
        string name = CName.Pascal(FileStem(header));
        return name.Length == 0 ? "Uapi" : Identifier.From(name);
    }

    /// <summary>The generated file's name: <c>linux/kvm.h</c> to <c>linux.kvm.g.cs</c>. Only letters, digits, dots, hyphens and underscores.</summary>
    public static string HintName(string header)
    {
        var text = new StringBuilder();
        string name = header.EndsWith(".h", StringComparison.Ordinal) ? header.Substring(0, header.Length - 2) : header;
        foreach (char c in name)
        {
            text.Append(c is '/' or '\\' ? '.' : c < 128 && (char.IsLetterOrDigit(c) || c is '-' or '_' or '.') ? c : '_');
        }

        return text.Append(".g.cs").ToString();
    }

    private static IEnumerable<string> Parts(string header)
    {
        string[] parts = header.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < parts.Length; i++)
        {
            string part = i == parts.Length - 1 ? FileStem(parts[i]) : parts[i];
            if (CName.Words(part).Count == 0)
            {
                continue;
            }

            yield return i == 0 && part == "asm" ? "linux" : part;
        }
    }

    private static string FileStem(string header)
    {
        int slash = header.LastIndexOfAny(['/', '\\']);
        string file = header.Substring(slash + 1);
        int dot = file.LastIndexOf('.');
        return dot > 0 ? file.Substring(0, dot) : file;
    }
}

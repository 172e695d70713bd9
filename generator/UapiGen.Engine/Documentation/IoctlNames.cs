using System;

namespace UapiGen.Engine.Documentation;

/// <summary>The ioctl that a comment's title names: <c>struct x - ioctl(NAME)</c>, <c>NAME - _IOW(…)</c>.</summary>
internal static class IoctlNames
{
    public static string? InTitle(KernelDoc doc)
    {
        string first = doc.All.FirstLine;
        int dash = first.IndexOf(" - _IO", StringComparison.Ordinal);
        if (dash > 0)
        {
            return first.Substring(0, dash);
        }

        string purpose = doc.Purpose.Words;
        int start = purpose.IndexOf("ioctl(", StringComparison.Ordinal);
        int end = start < 0 ? -1 : purpose.IndexOf(')', start);
        if (end < 0)
        {
            return null;
        }

        string name = purpose.Substring(start + 6, end - start - 6).Trim();
        return name.Length > 0 && char.IsUpper(name[0]) ? name : null;
    }
}

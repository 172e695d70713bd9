using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.Engine.Lint;

/// <summary>Questions about types and members that several rules ask.</summary>
internal static class LintTypes
{
    /// <summary>The type as the header spells it, without qualifiers and array bounds.</summary>
    public static CType Element(CType type)
    {
        while (true)
        {
            switch (type)
            {
                case ArrayType array:
                    type = array.Element;
                    break;
                case QualifiedType qualified:
                    type = qualified.Type;
                    break;
                default:
                    return type;
            }
        }
    }

    /// <summary>Whether a typedef's name says its width, as <c>__u32</c>, <c>__le64</c> and <c>uint8_t</c> do.</summary>
    public static bool SaysWidth(string typedefName)
    {
        string name = typedefName.EndsWith("_t", StringComparison.Ordinal) ? typedefName.Substring(0, typedefName.Length - 2) : typedefName;
        return name.EndsWith("8", StringComparison.Ordinal) || name.EndsWith("16", StringComparison.Ordinal)
            || name.EndsWith("32", StringComparison.Ordinal) || name.EndsWith("64", StringComparison.Ordinal)
            || name.EndsWith("128", StringComparison.Ordinal);
    }

    /// <summary>The kernel's type of a width: <c>__u32</c>, <c>__s64</c>.</summary>
    public static string FixedName(long size, bool isSigned) =>
        string.Format(CultureInfo.InvariantCulture, "__{0}{1}", isSigned ? "s" : "u", size * 8);

    /// <summary>Whether a member is there for nothing: reserved or padding, by its name.</summary>
    public static bool IsReservedName(string? name)
    {
        string bare = (name ?? "").Trim('_').TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9').TrimEnd('_');
        return bare is "reserved" or "rsvd" or "resv" or "rsv" or "pad" or "padding" or "unused" or "spare" or "mbz" or "must_be_zero";
    }

    /// <summary>The declaration that fills a gap, with a name that the record does not use yet.</summary>
    public static string Filler(RecordDeclaration record, long offset, long bytes)
    {
        long unit = bytes;
        if (unit is not (1 or 2 or 4 or 8) || offset % unit != 0)
        {
            unit = new long[] { 4, 2, 1 }.First(size => bytes % size == 0 && offset % size == 0);
        }

        string bounds = bytes == unit ? "" : string.Format(CultureInfo.InvariantCulture, "[{0}]", bytes / unit);
        return $"{FixedName(unit, isSigned: false)} {FreeName(record)}{bounds};";
    }

    /// <summary>The next name for a reserved member, in the style of those that the record has.</summary>
    private static string FreeName(RecordDeclaration record)
    {
        List<string> used = [.. MemberPaths.Of(record).Select(member => member.Path)];
        string stem = used.LastOrDefault(IsReservedName)?.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9') ?? "__reserved";
        string name = stem;
        for (int number = 2; used.Contains(name, StringComparer.Ordinal); number++)
        {
            name = stem + number.ToString(CultureInfo.InvariantCulture);
        }

        return name;
    }

    /// <summary><c>4 bytes</c>, <c>1 byte</c>.</summary>
    public static string Bytes(long count) => string.Format(CultureInfo.InvariantCulture, "{0} {1}", count, count == 1 ? "byte" : "bytes");

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}

using System.Collections.Generic;
using System.IO;
using System.Text;
using UapiGen.Tool.Listing;

namespace UapiGen.Tool.Output;

/// <summary>Prints constants and ioctls in columns.</summary>
public static class ConstantsText
{
    public static void WriteConstants(TextWriter output, HeaderListing listing)
    {
        foreach (ConstantListing constant in listing.Constants)
        {
            string number = unchecked((long)constant.Value) is < 0 and > int.MinValue
                ? unchecked((long)constant.Value).ToString(System.Globalization.CultureInfo.InvariantCulture)
                : constant.Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
            output.Write($"{constant.Name,-48} {number,20}  0x{constant.Value:x}\n");
        }

        foreach (StringListing text in listing.Strings)
        {
            output.Write($"{text.Name,-48} \"{Escape(text.Bytes)}\"\n");
        }
    }

    public static void WriteIoctls(TextWriter output, HeaderListing listing)
    {
        foreach (IoctlListing ioctl in listing.Ioctls)
        {
            string type = ioctl.Type is > 0x20 and < 0x7f ? $"'{(char)ioctl.Type}'" : $"0x{ioctl.Type:x2}";
            output.Write($"{ioctl.Name,-40} 0x{ioctl.Code:x8}  {ioctl.Form,-6} {type,-5} 0x{ioctl.Number:x2} {ioctl.Size,6}  {ioctl.Argument ?? "-"}\n");
        }
    }

    private static string Escape(IEnumerable<byte> bytes)
    {
        var text = new StringBuilder();
        foreach (byte value in bytes)
        {
            _ = value is >= 0x20 and < 0x7f and not (byte)'"' and not (byte)'\\' ? text.Append((char)value) : text.Append($"\\x{value:x2}");
        }

        return text.ToString();
    }
}

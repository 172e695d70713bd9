using System.Globalization;
using UapiGen.Engine.Model;

namespace UapiGen.Engine.Emission;

/// <summary>The expressions that read and write a bit-field in its storage. A value that is too wide loses its upper bits, as in C.</summary>
internal static class BitFields
{
    public static void Read(CodeWriter code, BitFieldModel bits)
    {
        if (bits.Type == TypeRef.Bool)
        {
            code.Write($"({bits.Storage} & {Hex(FieldMask(bits), bits)}) != 0");
            return;
        }

        if (bits.IsSigned)
        {
            int unit = IsWide(bits) ? 64 : 32;
            string wide = IsWide(bits) ? "(long)" : "(int)";
            code.Write($"unchecked(({bits.Type})({wide}({Unsigned(bits)}{bits.Storage} << {unit - bits.Shift - bits.Width}) >> {unit - bits.Width}))");
            return;
        }

        bool isConverted = bits.Type != (IsWide(bits) ? TypeRef.UInt64 : TypeRef.UInt32);
        if (isConverted)
        {
            code.Write($"unchecked(({bits.Type})(");
        }

        if (bits.Shift == 0)
        {
            code.Write(bits.Storage);
        }
        else
        {
            // A byte that is shifted is an int in C#, which does not go with the mask.
            code.Write($"({(IsNarrow(bits) ? "(uint)" : "")}{bits.Storage} >> {bits.Shift})");
        }

        code.Write($" & {Hex(ValueMask(bits), bits)}{(isConverted ? "))" : "")}");
    }

    public static void Write(CodeWriter code, BitFieldModel bits)
    {
        ulong rest = StorageMask(bits) & ~FieldMask(bits);
        if (bits.Type == TypeRef.Bool)
        {
            if (IsNarrow(bits))
            {
                code.Write($"({bits.StorageType})(");
            }

            code.Write($"value ? {bits.Storage} | {Hex(FieldMask(bits), bits)} : {bits.Storage} & {Hex(rest, bits)}{(IsNarrow(bits) ? ")" : "")}");
            return;
        }

        code.Write($"unchecked(({bits.StorageType})(({bits.Storage} & {Hex(rest, bits)}) | ");
        string field = "(" + Unsigned(bits) + "value & " + Hex(ValueMask(bits), bits) + ")";
        if (bits.Shift == 0)
        {
            code.Write(field);
        }
        else
        {
            code.Write($"({field} << {bits.Shift})");
        }

        code.Write("))");
    }

    private static bool IsWide(BitFieldModel bits) => bits.StorageType.Name == "ulong";

    private static bool IsNarrow(BitFieldModel bits) => bits.StorageType.Name is "byte" or "ushort";

    private static string Unsigned(BitFieldModel bits) => IsWide(bits) ? "(ulong)" : "(uint)";

    private static ulong ValueMask(BitFieldModel bits) => bits.Width == 64 ? ulong.MaxValue : (1UL << bits.Width) - 1;

    private static ulong FieldMask(BitFieldModel bits) => ValueMask(bits) << bits.Shift;

    private static ulong StorageMask(BitFieldModel bits) => bits.StorageType.Name switch
    {
        "byte" => 0xFF,
        "ushort" => 0xFFFF,
        "uint" => 0xFFFF_FFFF,
        _ => ulong.MaxValue,
    };

    private static string Hex(ulong value, BitFieldModel bits) =>
        "0x" + value.ToString("X", CultureInfo.InvariantCulture) + (IsWide(bits) ? "UL" : "u");
}

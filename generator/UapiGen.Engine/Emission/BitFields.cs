using System.Globalization;
using UapiGen.Engine.Model;

namespace UapiGen.Engine.Emission;

/// <summary>The expressions that read and write a bit-field in its storage. A value that is too wide loses its upper bits, as in C.</summary>
internal static class BitFields
{
    public static string Read(BitFieldModel bits, TypeNames names)
    {
        if (bits.Type == TypeRef.Bool)
        {
            return "(" + bits.Storage + " & " + Hex(FieldMask(bits), bits) + ") != 0";
        }

        string type = names.Text(bits.Type);
        int unit = IsWide(bits) ? 64 : 32;
        if (bits.IsSigned)
        {
            string wide = IsWide(bits) ? "(long)" : "(int)";
            string unsigned = IsWide(bits) ? "(ulong)" : "(uint)";
            return "unchecked((" + type + ")(" + wide + "(" + unsigned + bits.Storage + " << " + Number(unit - bits.Shift - bits.Width) + ") >> "
                + Number(unit - bits.Width) + "))";
        }

        // A byte that is shifted is an int in C#, which does not go with the mask.
        string storage = bits.StorageType.Name is "byte" or "ushort" ? "(uint)" + bits.Storage : bits.Storage;
        string value = bits.Shift == 0 ? bits.Storage : "(" + storage + " >> " + Number(bits.Shift) + ")";
        string masked = value + " & " + Hex(ValueMask(bits), bits);
        return type == (IsWide(bits) ? "ulong" : "uint") ? masked : "unchecked((" + type + ")(" + masked + "))";
    }

    public static string Write(BitFieldModel bits, TypeNames names)
    {
        string storage = names.Text(bits.StorageType);
        string rest = bits.Storage + " & " + Hex(StorageMask(bits) & ~FieldMask(bits), bits);
        if (bits.Type == TypeRef.Bool)
        {
            return Narrow("value ? " + bits.Storage + " | " + Hex(FieldMask(bits), bits) + " : " + rest, bits, storage);
        }

        string wide = IsWide(bits) ? "(ulong)" : "(uint)";
        string field = "(" + wide + "value & " + Hex(ValueMask(bits), bits) + ")";
        field = bits.Shift == 0 ? field : "(" + field + " << " + Number(bits.Shift) + ")";
        return "unchecked((" + storage + ")((" + rest + ") | " + field + "))";
    }

    private static string Narrow(string expression, BitFieldModel bits, string storage) =>
        bits.StorageType.Name is "byte" or "ushort" ? "(" + storage + ")(" + expression + ")" : expression;

    private static bool IsWide(BitFieldModel bits) => bits.StorageType.Name == "ulong";

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

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}

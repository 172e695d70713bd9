using System.Globalization;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.Engine.Binding.Records;

/// <summary>Writes a member's declaration as C does.</summary>
internal static class CDeclarator
{
    public static string Text(FieldDeclaration field)
    {
        string name = field.Name ?? "";
        CType type = field.Type;
        while (type is ArrayType array)
        {
            name += "[" + (array.Length is { } length ? length.ToString(CultureInfo.InvariantCulture) : "") + "]";
            type = array.Element;
        }

        if (type is PointerType { Pointee: FunctionType })
        {
            return "(*" + name + ")()";
        }

        if (field.BitWidth is { } width)
        {
            name += " : " + width.ToString(CultureInfo.InvariantCulture);
        }

        string typeText = type is RecordType { Declaration: { Tag: null, TypedefName: null } unnamed }
            ? (unnamed.IsUnion ? "union { … }" : "struct { … }")
            : type.ToString();
        return typeText.EndsWith("*", System.StringComparison.Ordinal) ? typeText + name : typeText + " " + name;
    }
}

using System.Linq;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using UapiGen.Analyzers.Facts;

namespace UapiGen.Analyzers.Mirrors;

/// <summary>What a struct's <c>[StructLayout]</c> says. Source gives it as an attribute, metadata as part of the type.</summary>
/// <param name="Pack">The largest alignment of a field.</param>
/// <param name="Size">The least size; 0 when none is given.</param>
internal readonly record struct StructLayout(LayoutKind Kind, int Pack, int Size)
{
    private const int NaturalPack = 128;

    public static StructLayout Of(INamedTypeSymbol type)
    {
        AttributeData? attribute = type.GetAttributes().FirstOrDefault(a => a.AttributeClass?.Name == "StructLayoutAttribute");
        if (attribute is null)
        {
            return new StructLayout(LayoutKind.Sequential, NaturalPack, 0);
        }

        int kind = attribute.Argument(0, (short)-1) is >= 0 and var small ? small : attribute.Argument(0, (int)LayoutKind.Sequential);
        return new StructLayout((LayoutKind)kind, attribute.Named("Pack", 0) is > 0 and var pack ? pack : NaturalPack, attribute.Named("Size", 0));
    }

    public static int? OffsetOf(IFieldSymbol field) =>
        field.GetAttributes().FirstOrDefault(a => a.AttributeClass?.Name == "FieldOffsetAttribute")?.Argument(0, -1) is >= 0 and var offset ? offset : null;
}

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using UapiGen.Analyzers.Facts;

namespace UapiGen.Analyzers.Mirrors;

/// <summary>One field of a C# struct, as the CLR places it.</summary>
internal sealed record PlacedField(IFieldSymbol Symbol, int Offset, int Size)
{
    /// <summary>What the program declares: the field, or the property or parameter that it stands behind.</summary>
    public ISymbol Member => Symbol.AssociatedSymbol ?? Symbol;
}

/// <summary>Size, alignment and fields of a C# struct, as the CLR lays it out on a 64-bit target.</summary>
internal sealed record ClrLayout(int Size, int Alignment, ImmutableArray<PlacedField> Fields)
{
    private const int DeepestNesting = 16;

    /// <summary>The layout; null when it is not the same everywhere, or not known.</summary>
    public static ClrLayout? Of(INamedTypeSymbol type, FactCache facts) => Of(type, facts, 0);

    /// <summary>Size and alignment of a type; null when not known.</summary>
    public static (int Size, int Alignment)? Shape(ITypeSymbol type, FactCache facts) => Shape(type, facts, 0);

    private static ClrLayout? Of(INamedTypeSymbol type, FactCache facts, int depth)
    {
        if (depth > DeepestNesting || type.TypeKind != TypeKind.Struct || IsOfFramework(type))
        {
            return null;
        }

        StructLayout layout = StructLayout.Of(type);
        if (layout.Kind == LayoutKind.Auto)
        {
            return null;
        }

        var fields = new List<PlacedField>();
        int end = 0;
        int alignment = 1;
        foreach (IFieldSymbol field in type.GetMembers().OfType<IFieldSymbol>().Where(f => !f.IsStatic && !f.IsConst))
        {
            if (FieldShape(field, facts, depth) is not { } shape)
            {
                return null;
            }

            int own = Math.Min(shape.Alignment, layout.Pack);
            int? stated = layout.Kind == LayoutKind.Explicit ? StructLayout.OffsetOf(field) : RoundUp(end, own);
            if (stated is not { } offset)
            {
                return null;
            }

            fields.Add(new PlacedField(field, offset, shape.Size));
            end = Math.Max(end, offset + shape.Size);
            alignment = Math.Max(alignment, own);
        }

        int size = RoundUp(Math.Max(end, 1), alignment);
        if (InlineLength(type) is { } length && fields.Count == 1)
        {
            size = checked(fields[0].Size * Math.Min(length, 1 << 20));
        }

        return new ClrLayout(Math.Max(size, layout.Size), alignment, [.. fields]);
    }

    private static (int Size, int Alignment)? FieldShape(IFieldSymbol field, FactCache facts, int depth)
    {
        if (!field.IsFixedSizeBuffer)
        {
            return Shape(field.Type, facts, depth);
        }

        return field.Type is IPointerTypeSymbol { PointedAtType: var element } && Shape(element, facts, depth) is { } shape
            ? (shape.Size * Math.Min(field.FixedSize, 1 << 20), shape.Alignment)
            : null;
    }

    private static (int Size, int Alignment)? Shape(ITypeSymbol type, FactCache facts, int depth)
    {
        if (type is IPointerTypeSymbol or IFunctionPointerTypeSymbol)
        {
            return (8, 8);
        }

        if (Integers.Shape(type) is { } integer)
        {
            return (integer.Width / 8, integer.Width / 8);
        }

        return type switch
        {
            { SpecialType: SpecialType.System_Single } => (4, 4),
            { SpecialType: SpecialType.System_Double } => (8, 8),
            INamedTypeSymbol named when facts.Record(named) is { Size: > 0, Alignment: > 0 } record => (record.Size, record.Alignment),
            INamedTypeSymbol named when Of(named, facts, depth + 1) is { } layout => (layout.Size, layout.Alignment),
            _ => null,
        };
    }

    // Reference assemblies of the framework don't show private fields.
    private static bool IsOfFramework(INamedTypeSymbol type)
    {
        INamespaceSymbol? outermost = type.ContainingNamespace;
        while (outermost is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
        {
            outermost = outermost.ContainingNamespace;
        }

        return outermost?.Name is "System" or "Microsoft" || type.IsGenericType && type.Locations.All(l => !l.IsInSource) && !InUapiGen(type);
    }

    private static bool InUapiGen(INamedTypeSymbol type) => type.ContainingNamespace.Name == "UapiGen";

    private static int? InlineLength(INamedTypeSymbol type) =>
        type.GetAttributes().FirstOrDefault(a => a.AttributeClass?.Name == "InlineArrayAttribute")?.Argument(0, 0) is > 0 and var length ? length : null;

    private static int RoundUp(int value, int alignment) => (value + alignment - 1) / alignment * alignment;
}

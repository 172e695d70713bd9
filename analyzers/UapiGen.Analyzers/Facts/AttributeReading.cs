using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace UapiGen.Analyzers.Facts;

/// <summary>
/// Reads the attributes of <c>UapiGen.Metadata</c> by their full name, so that it makes no difference which copy of the runtime a project
/// references.
/// </summary>
internal static class AttributeReading
{
    /// <summary>The attribute's name without its suffix when it is one of ours, else null.</summary>
    public static string? UapiName(this AttributeData attribute)
    {
        const string Suffix = "Attribute";
        return attribute.AttributeClass is { ContainingNamespace: { Name: "Metadata", ContainingNamespace: { Name: "UapiGen", ContainingNamespace.IsGlobalNamespace: true } } } type
            && type.Name.EndsWith(Suffix, StringComparison.Ordinal)
                ? type.Name.Substring(0, type.Name.Length - Suffix.Length)
                : null;
    }

    /// <summary>The one attribute of ours with that name, or null.</summary>
    public static AttributeData? Uapi(this ISymbol symbol, string name) => symbol.GetAttributes().FirstOrDefault(a => a.UapiName() == name);

    /// <summary>Whether the type is of the runtime: <c>UapiGen.Name</c>.</summary>
    public static bool IsRuntimeType(this ITypeSymbol? type, string name) =>
        type is { ContainingNamespace: { Name: "UapiGen", ContainingNamespace.IsGlobalNamespace: true } } && type.Name == name;

    /// <summary>A constructor argument, or <paramref name="fallback"/> when the attribute is of another shape than known.</summary>
    public static T Argument<T>(this AttributeData attribute, int index, T fallback) =>
        index < attribute.ConstructorArguments.Length && ValueOf(attribute.ConstructorArguments[index]) is T value ? value : fallback;

    /// <summary>A named argument, or <paramref name="fallback"/>.</summary>
    public static T Named<T>(this AttributeData attribute, string name, T fallback)
    {
        foreach (var pair in attribute.NamedArguments)
        {
            if (pair.Key == name && ValueOf(pair.Value) is T value)
            {
                return value;
            }
        }

        return fallback;
    }

    /// <summary>The elements of a named array argument.</summary>
    public static ImmutableArray<T> NamedArray<T>(this AttributeData attribute, string name)
    {
        foreach (var pair in attribute.NamedArguments)
        {
            if (pair.Key == name && pair.Value.Kind == TypedConstantKind.Array && !pair.Value.IsNull)
            {
                return [.. pair.Value.Values.Select(v => v.Value).OfType<T>()];
            }
        }

        return [];
    }

    /// <summary>Whether the header says the fact in words: only then may it warn.</summary>
    public static bool IsStated(this AttributeData attribute) => attribute.Named("Confidence", 0) == 0;

    /// <summary>Where the fact is stated; empty when the bindings don't tell.</summary>
    public static string Source(this AttributeData attribute) => attribute.Named("Source", "");

    private static object? ValueOf(TypedConstant constant) => constant.Kind == TypedConstantKind.Array ? null : constant.Value;
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace UapiGen.Analyzers.Rules;

/// <summary>The rules about hand-written structs. A rule's number never changes its meaning.</summary>
internal static class MirrorRules
{
    private const string Category = "UapiGen.Mirrors";

    public static readonly DiagnosticDescriptor UnknownRecord = Rule(
        "UAPI6001",
        "A mirror can't be checked",
        "No bindings have '{0}'{1}, so this mirror of it can't be checked");

    public static readonly DiagnosticDescriptor WrongTotal = Rule(
        "UAPI6002",
        "A mirror has another size than its C struct",
        "'{0}' has {1} bytes, and '{2}' has {3}");

    public static readonly DiagnosticDescriptor Misplaced = Rule(
        "UAPI6003",
        "A field of a mirror is not where the C member is",
        "'{0}' is at offset {1}, {2}");

    public static readonly DiagnosticDescriptor Missing = Rule(
        "UAPI6004",
        "A mirror lacks a member of its C struct",
        "'{0}' lacks '{1}' of '{2}': {3} bytes at offset {4}");

    public static readonly DiagnosticDescriptor WrongFieldSize = Rule(
        "UAPI6005",
        "A field of a mirror has another size than the C member",
        "'{0}' has {1} bytes, and '{2}' of '{3}' has {4}");

    public static readonly DiagnosticDescriptor ImplicitPadding = Rule(
        "UAPI6006",
        "Padding of a mirror stands for a member that must be zero",
        "'{1}' of '{2}', {3} bytes at offset {4}, is only padding in '{0}', which nothing keeps at zero",
        DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor NotBlittable = Rule(
        "UAPI6007",
        "A mirror has no layout that the kernel could read",
        "'{0}' has no fixed place in memory as C has it: {1}");

    public static readonly DiagnosticDescriptor RequestSize = Rule(
        "UAPI6008",
        "A struct doesn't fit the request that it is passed with",
        "'{0}' has {1} bytes, and the argument of {2} has {3}");

    public static readonly DiagnosticDescriptor MisalignedReference = Rule(
        "UAPI6009",
        "A reference is taken to a misaligned field",
        "'{0}' is at an address that is only a multiple of {1}, and a '{2}' needs one of {3}: copy it to a local");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
        [UnknownRecord, WrongTotal, Misplaced, Missing, WrongFieldSize, ImplicitPadding, NotBlittable, RequestSize, MisalignedReference];

    private static DiagnosticDescriptor Rule(string id, string title, string message, DiagnosticSeverity severity = DiagnosticSeverity.Warning) =>
        new(id, title, message, Category, severity, isEnabledByDefault: true, helpLinkUri: HelpLinks.For(id));
}

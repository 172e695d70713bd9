using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using UapiGen.Shared;

namespace UapiGen.Analyzers.Rules;

/// <summary>The rules about hand-written structs. A rule's number never changes its meaning.</summary>
internal static class MirrorRules
{
    private const string Category = "UapiGen.Mirrors";

    public static readonly DiagnosticDescriptor UnknownRecord = Rule(
        "UAPI6001",
        "Mirror struct cannot be checked",
        "No generated type found for '{0}'{1}: add its header as a UapiHeader item or correct the C name");

    public static readonly DiagnosticDescriptor WrongTotal = Rule(
        "UAPI6002",
        "Mirror struct has the wrong size",
        "'{0}' is {1} bytes, but '{2}' is {3} bytes");

    public static readonly DiagnosticDescriptor Misplaced = Rule(
        "UAPI6003",
        "Mirror field has the wrong offset",
        "'{0}' is at offset {1}, {2}");

    public static readonly DiagnosticDescriptor Missing = Rule(
        "UAPI6004",
        "Mirror struct is missing a member",
        "'{0}' has no field for '{1}' of '{2}' ({3} bytes at offset {4})");

    public static readonly DiagnosticDescriptor WrongFieldSize = Rule(
        "UAPI6005",
        "Mirror field has the wrong size",
        "'{0}' is {1} bytes, but '{2}' of '{3}' is {4} bytes");

    public static readonly DiagnosticDescriptor ImplicitPadding = Rule(
        "UAPI6006",
        "Reserved member is only padding",
        "'{0}' has only padding where '{1}' of '{2}' must be zero: declare a field of {3} bytes at offset {4}", DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor NotBlittable = Rule(
        "UAPI6007",
        "Mirror struct is not blittable",
        "'{0}' has no C-compatible layout: {1}");

    public static readonly DiagnosticDescriptor RequestSize = Rule(
        "UAPI6008",
        "Struct size does not match the ioctl",
        "'{0}' is {1} bytes, but {2} expects an argument of {3} bytes");

    public static readonly DiagnosticDescriptor MisalignedReference = Rule(
        "UAPI6009",
        "Reference to a misaligned field",
        "'{0}' is only {1}-byte aligned, but type '{2}' needs {3}-byte alignment: copy it to a local first");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
        [UnknownRecord, WrongTotal, Misplaced, Missing, WrongFieldSize, ImplicitPadding, NotBlittable, RequestSize, MisalignedReference];

    private static DiagnosticDescriptor Rule(string id, string title, string message, DiagnosticSeverity severity = DiagnosticSeverity.Warning) =>
        new(id, title, message, Category, severity, isEnabledByDefault: true, helpLinkUri: RulePages.Of(id));
}

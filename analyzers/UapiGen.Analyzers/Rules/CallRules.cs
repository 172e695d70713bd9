using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace UapiGen.Analyzers.Rules;

/// <summary>The rules about values that go into ioctls. A rule's number never changes its meaning.</summary>
internal static class CallRules
{
    private const string Category = "UapiGen.Calls";

    public static readonly DiagnosticDescriptor FlagWithoutField = Warning(
        "UAPI5001",
        "A flag is set, and the field that it enables is not",
        "'{0}' must be set with this flag ({1}){2}");

    public static readonly DiagnosticDescriptor FieldWithoutFlag = Warning(
        "UAPI5002",
        "A field is set, and the flag that enables it is not",
        "The kernel ignores '{0}' here: it is read only when {1}");

    public static readonly DiagnosticDescriptor FieldForbidden = Warning(
        "UAPI5003",
        "A field has a value that the kernel refuses here",
        "'{0}' must be {1} here: {2}");

    public static readonly DiagnosticDescriptor MoreThanOne = Warning(
        "UAPI5004",
        "Flags are combined that exclude one another",
        "These values of '{0}' exclude one another: {1}");

    public static readonly DiagnosticDescriptor NoneOfThem = Warning(
        "UAPI5005",
        "None of the flags is set of which one must be",
        "'{0}' needs one of {1}");

    public static readonly DiagnosticDescriptor UnknownBits = Warning(
        "UAPI5006",
        "A value has bits that no flag of the field names",
        "The bits 0x{0} of '{1}' are no flag of '{2}'");

    public static readonly DiagnosticDescriptor MustBeZero = Warning(
        "UAPI5007",
        "Bits are set that must be zero",
        "The bits 0x{0} of '{1}' must be zero");

    public static readonly DiagnosticDescriptor FdLeftZero = Warning(
        "UAPI5008",
        "A file descriptor that the kernel reads was never set",
        "'{0}' was never set, and 0 is a valid fd{1}");

    public static readonly DiagnosticDescriptor WrongKind = Warning(
        "UAPI5009",
        "A file descriptor of the wrong kind",
        "'{0}' takes an fd of kind {1}, and '{2}' is of kind {3}");

    public static readonly DiagnosticDescriptor WrongSize = Warning(
        "UAPI5010",
        "The size field is set to another size than the struct's",
        "'{0}' is the size of '{1}', {2} bytes, which calls fill in; {3} is something else");

    public static readonly DiagnosticDescriptor FdDropped = Warning(
        "UAPI5011",
        "A new file descriptor is dropped",
        "'{0}' returns a new fd that nothing owns: keep it and dispose it");

    public static readonly DiagnosticDescriptor NeverDisposed = Info(
        "UAPI5012",
        "A new file descriptor is never disposed",
        "'{0}' owns an fd and is never disposed: it stays open until the garbage collector finds it");

    public static readonly DiagnosticDescriptor OutFieldSet = Info(
        "UAPI5013",
        "A field is set that only the kernel writes",
        "The kernel writes '{0}'; the value that is given here is lost");

    public static readonly DiagnosticDescriptor Reused = Warning(
        "UAPI5014",
        "A struct that the kernel has written to is used as input again",
        "'{0}' still has what the kernel wrote by an earlier call, and must be zero on input");

    public static readonly DiagnosticDescriptor MagicNumber = Info(
        "UAPI5015",
        "A number is used where flags have names",
        "This number is {0}");

    public static readonly DiagnosticDescriptor ExcludedValue = Warning(
        "UAPI5016",
        "A value of the enum that the field does not take",
        "'{0}' does not take '{1}': the kernel refuses it");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        FlagWithoutField, FieldWithoutFlag, FieldForbidden, MoreThanOne, NoneOfThem, UnknownBits, MustBeZero, FdLeftZero, WrongKind, WrongSize,
        FdDropped, NeverDisposed, OutFieldSet, Reused, MagicNumber, ExcludedValue,
    ];

    private static DiagnosticDescriptor Warning(string id, string title, string message) => Rule(id, title, message, DiagnosticSeverity.Warning);

    private static DiagnosticDescriptor Info(string id, string title, string message) => Rule(id, title, message, DiagnosticSeverity.Info);

    private static DiagnosticDescriptor Rule(string id, string title, string message, DiagnosticSeverity severity) =>
        new(id, title, message, Category, severity, isEnabledByDefault: true, helpLinkUri: HelpLinks.For(id));
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using UapiGen.Shared;

namespace UapiGen.Analyzers.Rules;

/// <summary>The rules about values that go into ioctls. A rule's number never changes its meaning.</summary>
internal static class CallRules
{
    private const string Category = "UapiGen.Calls";

    public static readonly DiagnosticDescriptor FlagWithoutField = Warning(
        "UAPI5001",
        "Flag is set without its field",
        "'{0}' must be set: the kernel reads it when '{1}'{2}{3}");

    public static readonly DiagnosticDescriptor FieldWithoutFlag = Warning(
        "UAPI5002",
        "Field is set without its flag",
        "'{0}' has no effect: the kernel reads it only when '{1}'{2}");

    public static readonly DiagnosticDescriptor FieldForbidden = Warning(
        "UAPI5003",
        "Field value is rejected by the kernel",
        "'{0}' must be {1}: {2}{3}");

    public static readonly DiagnosticDescriptor MoreThanOne = Warning(
        "UAPI5004",
        "Mutually exclusive flags are combined",
        "'{0}' combines mutually exclusive values: {1}{2}");

    public static readonly DiagnosticDescriptor NoneOfThem = Warning(
        "UAPI5005",
        "Required flag is missing",
        "'{0}' must include exactly one of: {1}{2}");

    public static readonly DiagnosticDescriptor UnknownBits = Warning(
        "UAPI5006",
        "Undefined flag bits",
        "The bits 0x{0} in '{1}' are not defined by enum '{2}'");

    public static readonly DiagnosticDescriptor MustBeZero = Warning(
        "UAPI5007",
        "Bits that must be zero are set",
        "The bits 0x{0} of '{1}' must be zero{2}");

    public static readonly DiagnosticDescriptor FdLeftZero = Warning(
        "UAPI5008",
        "File descriptor field is not set",
        "'{0}' must be set: its default of 0 is a valid file descriptor{1}{2}");

    public static readonly DiagnosticDescriptor WrongKind = Warning(
        "UAPI5009",
        "Wrong kind of file descriptor",
        "'{0}' expects a file descriptor of kind '{1}', but '{2}' is of kind '{3}'{4}");

    public static readonly DiagnosticDescriptor WrongSize = Warning(
        "UAPI5010",
        "Size field does not match the struct",
        "'{0}' must hold the size of '{1}' ({2} bytes), not {3}; ioctl methods fill it in");

    public static readonly DiagnosticDescriptor FdDropped = Warning(
        "UAPI5011",
        "New file descriptor is discarded",
        "The file descriptor created by '{0}' is discarded: store the handle and dispose it");

    public static readonly DiagnosticDescriptor NeverDisposed = Info(
        "UAPI5012",
        "Handle is never disposed",
        "'{0}' owns a file descriptor but is never disposed: declare it with 'using', or it stays open until it is finalized");

    public static readonly DiagnosticDescriptor OutFieldSet = Info(
        "UAPI5013",
        "Output field is assigned",
        "'{0}' is written by the kernel: the value assigned here is overwritten");

    public static readonly DiagnosticDescriptor Reused = Warning(
        "UAPI5014",
        "Struct reused as input without a reset",
        "'{0}' must be zero on input, but still holds the value that the kernel wrote in an earlier call{1}");

    public static readonly DiagnosticDescriptor MagicNumber = Info(
        "UAPI5015",
        "Number used instead of named flags",
        "Use {0} instead of a number");

    public static readonly DiagnosticDescriptor ExcludedValue = Warning(
        "UAPI5016",
        "Enum value not allowed for this field",
        "'{0}' cannot be '{1}': the kernel rejects this value{2}");

    public static readonly DiagnosticDescriptor ValueLost = Warning(
        "UAPI5017",
        "Field value is overwritten by the call",
        "'{0}' has no effect: the call writes 0 there when its argument '{1}' is omitted");

    /// <summary>For those who want to tell silence from approval.</summary>
    public static readonly DiagnosticDescriptor NotChecked = new(
        "UAPI5900",
        "Argument is not checked",
        "Not checked: the values in '{0}' are not known at this call of {1}",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: false,
        helpLinkUri: RulePages.Of("UAPI5900"));

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        FlagWithoutField, FieldWithoutFlag, FieldForbidden, MoreThanOne, NoneOfThem, UnknownBits, MustBeZero, FdLeftZero, WrongKind, WrongSize,
        FdDropped, NeverDisposed, OutFieldSet, Reused, MagicNumber, ExcludedValue, ValueLost, NotChecked,
    ];

    private static DiagnosticDescriptor Warning(string id, string title, string message) => Rule(id, title, message, DiagnosticSeverity.Warning);

    private static DiagnosticDescriptor Info(string id, string title, string message) => Rule(id, title, message, DiagnosticSeverity.Info);

    private static DiagnosticDescriptor Rule(string id, string title, string message, DiagnosticSeverity severity) =>
        new(id, title, message, Category, severity, isEnabledByDefault: true, helpLinkUri: RulePages.Of(id));
}

using UapiGen.CFrontEnd.Diagnostics;

namespace UapiGen.Engine.Binding;

/// <summary>
/// What binding has to say about headers. Nothing that C can evaluate is left out without one of these: a warning at a header of the project's own, an
/// information at a stock header.
/// </summary>
public static class BindingRules
{
    public static readonly DiagnosticRule DiffersByTarget = new(
        "UAPI3101",
        "Layout differs between targets without a mark",
        "'{0}' is not the same on {1}; each has its own in a namespace of the architecture. Mark it with 'differs' so that its name does not depend on the list of targets",
        Severity.Info);

    public static readonly DiagnosticRule ConstantLeftOut = new(
        "UAPI3102",
        "Constant left out",
        "'{0}' has no form in C#: {1}",
        Severity.Warning)
    { IsQuietForStock = true };

    public static readonly DiagnosticRule MemberLeftOut = new(
        "UAPI3103",
        "Member left out",
        "Member '{0}' of '{1}' can't be reached from C#: {2}; its bytes are kept",
        Severity.Warning)
    { IsQuietForStock = true };

    public static readonly DiagnosticRule TypeLeftOut = new(
        "UAPI3104",
        "Type left out",
        "'{0}' has no form in C#: {1}",
        Severity.Warning)
    { IsQuietForStock = true };

    public static readonly DiagnosticRule IoctlLeftOut = new(
        "UAPI3105",
        "Ioctl left out",
        "'{0}' has no form in C#: {1}",
        Severity.Warning)
    { IsQuietForStock = true };

    public static readonly DiagnosticRule NameTaken = new(
        "UAPI3106",
        "C names meet in one C# name",
        "'{0}' would be named '{1}', which is taken; it is named '{2}'. An overlay can state another name",
        Severity.Warning)
    { IsQuietForStock = true };

    public static readonly DiagnosticRule NameMatchesNothing = new(
        "UAPI3108",
        "Name of Only or Exclude matches nothing",
        "{0} names '{1}', and nothing in '{2}' is called so{3}",
        Severity.Warning);

    public static readonly DiagnosticRule NothingGenerated = new(
        "UAPI3107",
        "Header gives nothing",
        "Nothing is generated for '{0}': {1}",
        Severity.Info);
}

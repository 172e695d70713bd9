using UapiGen.CFrontEnd.Diagnostics;

namespace UapiGen.CFrontEnd.Parsing;

/// <summary>What the parser reports (UAPI11xx): each costs the declaration that it stands in.</summary>
public static class ParserRules
{
    public static readonly DiagnosticRule Syntax =
        Error("UAPI1101", "Syntax error", "expected {0} before '{1}'");

    public static readonly DiagnosticRule UnknownType =
        Error("UAPI1102", "Unknown type name", "unknown type name '{0}'");

    public static readonly DiagnosticRule IncompleteType =
        Error("UAPI1103", "Incomplete type", "{0} has the incomplete type '{1}'");

    public static readonly DiagnosticRule NotConstant =
        Error("UAPI1104", "Not an integer constant", "{0} is not an integer constant");

    public static readonly DiagnosticRule Redefinition =
        Error("UAPI1105", "Redefinition", "'{0}' is already defined as something else");

    public static readonly DiagnosticRule TooDeep =
        Error("UAPI1106", "Nested too deeply", "the declaration is nested too deeply");

    public static readonly DiagnosticRule BadAttribute =
        Error("UAPI1107", "Invalid attribute", "the argument of '{0}' is not valid");

    public static readonly DiagnosticRule TooLarge =
        Error("UAPI1108", "Type too large", "the type of {0} is larger than the target can address");

    public static readonly DiagnosticRule Unsupported =
        Error("UAPI1109", "Construct not supported", "{0} is not supported");

    public static readonly DiagnosticRule StaticAssertion =
        Error("UAPI1110", "Static assertion failed", "static assertion failed: {0}");

    public static readonly DiagnosticRule BadBitField =
        Error("UAPI1111", "Invalid bit-field", "{0} is not a valid bit-field: {1}");

    private static DiagnosticRule Error(string id, string title, string message) => new(id, title, message, Severity.Error);
}

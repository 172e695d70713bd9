namespace UapiGen.CFrontEnd.Diagnostics;

/// <summary>What the preprocessor reports.</summary>
public static class PreprocessingRules
{
    public static readonly DiagnosticRule HeaderNotFound = new(
        "UAPI1010", "Header not found", "'{0}' was not found on the include path: add its folder (UapiIncludePath in a project, -I of uapigen) or install the package that has it", Severity.Error);

    public static readonly DiagnosticRule MalformedInclude = new(
        "UAPI1011", "Malformed include", "#include needs a name in quotes or angle brackets", Severity.Error);

    public static readonly DiagnosticRule IncludeTooDeep = new(
        "UAPI1012", "Includes nested too deep", "'{0}' is not read: includes are nested {1} deep", Severity.Error);

    public static readonly DiagnosticRule ErrorDirective = new(
        "UAPI1013", "#error", "#error {0}", Severity.Error);

    public static readonly DiagnosticRule WarningDirective = new(
        "UAPI1014", "#warning", "#warning {0}", Severity.Warning);

    public static readonly DiagnosticRule UnknownDirective = new(
        "UAPI1015", "Unknown directive", "'#{0}' is no directive; the line is left out", Severity.Error);

    public static readonly DiagnosticRule MisplacedConditional = new(
        "UAPI1016", "Conditional directive without its #if", "#{0} belongs to no #if", Severity.Error);

    public static readonly DiagnosticRule UnterminatedConditional = new(
        "UAPI1017", "Conditional not closed", "The #{0} is not closed by an #endif in this file", Severity.Error);

    public static readonly DiagnosticRule MalformedCondition = new(
        "UAPI1018", "Malformed condition", "The condition can't be evaluated ({0}) and counts as false", Severity.Error);

    public static readonly DiagnosticRule MalformedDefine = new(
        "UAPI1019", "Malformed macro definition", "The macro is not defined: {0}", Severity.Error);

    public static readonly DiagnosticRule MacroRedefined = new(
        "UAPI1020", "Macro redefined", "'{0}' is defined again, differently", Severity.Warning);

    public static readonly DiagnosticRule WrongArgumentCount = new(
        "UAPI1021", "Wrong number of macro arguments", "'{0}' takes {1} arguments but is given {2}; it is not expanded", Severity.Error);

    public static readonly DiagnosticRule UnterminatedInvocation = new(
        "UAPI1022", "Macro arguments not closed", "The arguments of '{0}' are not closed by a ')'", Severity.Error);

    public static readonly DiagnosticRule InvalidPaste = new(
        "UAPI1023", "Invalid token paste", "'{0}' ## '{1}' is not one token", Severity.Error);

    public static readonly DiagnosticRule ExpansionTooLarge = new(
        "UAPI1024", "Macro expansion too large", "The expansion of '{0}' is given up: it goes beyond {1}", Severity.Error);

    public static readonly DiagnosticRule TooMuchWork = new(
        "UAPI1025", "Header too large", "Reading is given up here: more than {0} tokens", Severity.Error);

    public static readonly DiagnosticRule MalformedPack = new(
        "UAPI1026", "Malformed #pragma pack", "The #pragma pack is not understood and has no effect", Severity.Warning);

    public static readonly DiagnosticRule MisplacedInclude = new(
        "UAPI1027", "Include within macro arguments", "An #include within the arguments of a macro is left out", Severity.Error);

    public static readonly DiagnosticRule TooManyProblems = new(
        "UAPI1028", "Too many problems", "Further problems of the preprocessor are not listed", Severity.Error);
}

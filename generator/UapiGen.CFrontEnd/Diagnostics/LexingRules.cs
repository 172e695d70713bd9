namespace UapiGen.CFrontEnd.Diagnostics;

/// <summary>What can be wrong with a header's characters.</summary>
public static class LexingRules
{
    public static readonly DiagnosticRule UnterminatedComment = new(
        "UAPI1001", "Unterminated comment", "The comment is not closed before the end of the file", Severity.Error);

    public static readonly DiagnosticRule UnterminatedLiteral = new(
        "UAPI1002", "Unterminated literal", "The closing {0} is missing on this line", Severity.Warning);

    public static readonly DiagnosticRule ControlCharacter = new(
        "UAPI1003", "Control character", "The character U+{0} has no place in a header; it is read as a space", Severity.Warning);

    public static readonly DiagnosticRule FileTooLarge = new(
        "UAPI1005", "File too large", "The file is not read from here on: it has too many tokens, or one that is too long", Severity.Error);

    public static readonly DiagnosticRule StrayCharacter = new(
        "UAPI1004", "Stray character", "Nothing in C starts with '{0}'; it is left out", Severity.Error);
}

namespace UapiGen.CFrontEnd.Diagnostics;

/// <summary>What a diagnostic says, apart from where. <paramref name="MessageFormat"/> takes <c>{0}</c>…</summary>
public sealed record DiagnosticRule(string Id, string Title, string MessageFormat, Severity DefaultSeverity);

public enum Severity
{
    Hidden,
    Info,
    Warning,
    Error,
}

namespace UapiGen.CFrontEnd.Diagnostics;

/// <summary>What a diagnostic says, apart from where. <paramref name="MessageFormat"/> takes <c>{0}</c>…</summary>
public sealed record DiagnosticRule(string Id, string Title, string MessageFormat, Severity DefaultSeverity)
{
    /// <summary>Whether it is a mere information at a stock header, whose words its reader can't change.</summary>
    public bool IsQuietForStock { get; init; }
}

public enum Severity
{
    Hidden,
    Info,
    Warning,
    Error,
}

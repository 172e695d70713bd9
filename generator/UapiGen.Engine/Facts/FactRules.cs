using UapiGen.CFrontEnd.Diagnostics;

namespace UapiGen.Engine.Facts;

/// <summary>What can be wrong with overlays, <c>uapi:</c> lines and comments: ids UAPI2xxx.</summary>
public static class FactRules
{
    public static readonly DiagnosticRule SaidTwice = new(
        "UAPI2010", "Fact said twice", "'{0}' of {1} is already stated at {2}", Severity.Error);
}

using System.Collections.Immutable;

namespace UapiGen.Engine.Lint;

/// <summary>What the header-side rules judge.</summary>
public sealed record LintOptions
{
    public static readonly LintOptions Default = new();

    /// <summary>Whether stock system headers are judged too. Their ABI is frozen, so by default the rules are quiet there.</summary>
    public bool IncludeSystemHeaders { get; init; }

    /// <summary>Whether the header itself is judged although it is a system header, and not the system headers that it includes.</summary>
    public bool IncludeMainFile { get; init; }

    /// <summary>Whether rules run that are off by default, because they are hints rather than mistakes.</summary>
    public bool IncludeOptionalRules { get; init; }

    /// <summary>Severities that differ from the rules' own, by the rules' ids.</summary>
    public ImmutableDictionary<string, LintSeverity> Severities { get; init; } = ImmutableDictionary<string, LintSeverity>.Empty;

    /// <summary>Findings that are accepted, since what they speak of is shipped ABI.</summary>
    public LintBaseline Baseline { get; init; } = LintBaseline.Empty;
}

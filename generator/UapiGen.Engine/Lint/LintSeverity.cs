using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using UapiGen.CFrontEnd.Diagnostics;

namespace UapiGen.Engine.Lint;

/// <summary>A rule's severity as a project writes it: <c>UAPI4105=error</c>, with the words of <c>.editorconfig</c>.</summary>
/// <param name="Severity">Null: the rule is silent.</param>
public sealed record LintSeverity(Severity? Severity)
{
    private const string None = "none";

    /// <summary>The severities by rule. What can't be read is left out.</summary>
    public static ImmutableDictionary<string, LintSeverity> Parse(IEnumerable<string> texts)
    {
        var severities = ImmutableDictionary.CreateBuilder<string, LintSeverity>(StringComparer.OrdinalIgnoreCase);
        foreach (string text in texts)
        {
            if (Problem(text) is null)
            {
                (string id, string word) = Split(text);
                severities[id] = new LintSeverity(Find(word));
            }
        }

        return severities.ToImmutable();
    }

    /// <summary>What is wrong with one of them, as a sentence without its end; null: nothing.</summary>
    public static string? Problem(string text)
    {
        (string id, string word) = Split(text);
        if (!LintRules.All.Any(rule => rule.Id.Equals(id, StringComparison.OrdinalIgnoreCase)))
        {
            return $"'{text}' does not start with the id of a header-side rule and '='";
        }

        bool isKnown = word.Equals(None, StringComparison.OrdinalIgnoreCase) || Find(word) is not null;
        return isKnown ? null : $"'{word}' of '{text}' is none of none, info, warning, error";
    }

    private static Severity? Find(string word) => word.ToLowerInvariant() switch
    {
        "info" or "suggestion" => CFrontEnd.Diagnostics.Severity.Info,
        "warning" => CFrontEnd.Diagnostics.Severity.Warning,
        "error" => CFrontEnd.Diagnostics.Severity.Error,
        _ => null,
    };

    private static (string Id, string Word) Split(string text)
    {
        int equals = text.IndexOf('=');
        return equals < 0 ? (text.Trim(), "") : (text.Substring(0, equals).Trim(), text.Substring(equals + 1).Trim());
    }
}

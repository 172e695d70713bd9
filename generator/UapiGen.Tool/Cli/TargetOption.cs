using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using UapiGen.CFrontEnd.Targets;

namespace UapiGen.Tool.Cli;

/// <summary>The option that names targets, one or many.</summary>
public static class TargetOption
{
    private static readonly string s_known = string.Join(", ", KnownTargets.All.Select(target => target.Name));

    public static Option<string[]> Create(string description)
    {
        var option = new Option<string[]>("--target", "-t")
        {
            Description = $"{description} Repeat it, or list several with commas. Known: {s_known}.",
            HelpName = "NAME",
        };
        option.Validators.Add(result =>
        {
            foreach (string name in Names(result.GetValueOrDefault<string[]>()).Where(name => KnownTargets.Find(name) is null))
            {
                result.AddError($"Unknown target '{name}'. Known: {s_known}.");
            }
        });
        return option;
    }

    /// <summary>The targets that the option's values name, each once.</summary>
    public static IEnumerable<Target> Values(string[]? values) => Names(values).Select(name => KnownTargets.Find(name)!).Distinct();

    private static IEnumerable<string> Names(string[]? values) =>
        (values ?? []).SelectMany(value => value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}

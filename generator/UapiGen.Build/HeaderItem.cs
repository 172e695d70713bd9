// Reads the metadata of one UapiHeader item.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.Build.Framework;
using UapiGen.Engine;
using UapiGen.Engine.Lint;
using UapiGen.Engine.Manifests;

namespace UapiGen.Build;

/// <summary>An item as the project says it: what to find, what else is in its metadata, and what is wrong with it.</summary>
internal sealed class HeaderItem
{
    private readonly ITaskItem _item;
    private readonly List<string> _problems = [];

    /// <param name="item">The item.</param>
    /// <param name="defaults">The project's values for metadata that the item does not have.</param>
    private HeaderItem(ITaskItem item, IReadOnlyDictionary<string, string> defaults)
    {
        _item = item;
        Naming = Choice<NamingStyle>("Naming", defaults);
        Docs = Choice("Docs", defaults, DocumentationLevel.Full);
        Lint = Choice<LintMode>("Lint", defaults);
        LintSeverities = Split(_item.GetMetadata("LintSeverity") is { Length: > 0 } own ? own : defaults.TryGetValue("LintSeverity", out string? all) ? all : "");
        _problems.AddRange(LintSeverities.Select(LintSeverity.Problem).OfType<string>().Select(problem => "LintSeverity: " + problem));
    }

    public ITaskItem Item => _item;

    public NamingStyle Naming { get; }

    public DocumentationLevel Docs { get; }

    public LintMode Lint { get; }

    public ImmutableArray<string> LintSeverities { get; }

    public ImmutableArray<string> LintBaselines => List("LintBaseline");

    public ImmutableArray<string> Overlays => List("Overlay");

    public ImmutableArray<string> IncludePath => List("IncludePath");

    public ImmutableArray<string> IncludeBefore => List("IncludeBefore");

    public ImmutableArray<string> Defines => List("Defines");

    /// <summary>The items, each header once. What is wrong with one is said, and the item read without it.</summary>
    public static List<HeaderItem> ReadAll(IEnumerable<ITaskItem> taskItems, IReadOnlyDictionary<string, string> defaults, BuildReporter reporter)
    {
        var items = new List<HeaderItem>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (ITaskItem taskItem in taskItems.Where(item => seen.Add(item.ItemSpec)))
        {
            var item = new HeaderItem(taskItem, defaults);
            item._problems.ForEach(problem => reporter.Error(BuildMessages.BadMetadata, taskItem, $"UapiHeader '{taskItem.ItemSpec}': {problem}."));
            items.Add(item);
        }

        return items;
    }

    /// <summary>The project's <c>UapiVisibility</c>.</summary>
    public static BindingsVisibility ReadVisibility(string text, BuildReporter reporter)
    {
        BindingsVisibility visibility = BindingsVisibility.Internal;
        if (text.Trim().Length > 0 && !(Enum.TryParse(text.Trim(), ignoreCase: true, out visibility) && Enum.IsDefined(typeof(BindingsVisibility), visibility)))
        {
            reporter.Error(BuildMessages.BadMetadata, null, $"UapiVisibility is '{text}', which is neither Internal nor Public.");
        }

        return visibility;
    }

    public ManifestHeader ToManifest(string includeName) => new()
    {
        IncludeName = includeName,
        Namespace = _item.GetMetadata("Namespace") is { Length: > 0 } name ? name.Trim() : null,
        Naming = Naming,
        Docs = Docs,
        Lint = Lint,
        LintSeverities = LintSeverities,
        Only = List("Only"),
        // As an attribute, Exclude is MSBuild's own and never gets here: hence the second name.
        Exclude = List("Exclude").AddRange(List("Except")),
        Defines = Defines,
        IncludeBefore = IncludeBefore,
    };

    /// <summary>The value of metadata that is one of a few words, in any case.</summary>
    private T Choice<T>(string name, IReadOnlyDictionary<string, string> defaults, T otherwise = default)
        where T : struct, Enum
    {
        string text = _item.GetMetadata(name).Trim();
        if (text.Length == 0 && defaults.TryGetValue(name, out string? value))
        {
            text = value.Trim();
        }

        if (text.Length == 0)
        {
            return otherwise;
        }

        string? word = Enum.GetNames(typeof(T)).FirstOrDefault(n => n.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (word is null)
        {
            _problems.Add($"{name} is '{text}', which is none of {string.Join(", ", Enum.GetNames(typeof(T)))}");
            return otherwise;
        }

        return (T)Enum.Parse(typeof(T), word);
    }

    private ImmutableArray<string> List(string name) => Split(_item.GetMetadata(name));

    /// <summary>The parts of an MSBuild list.</summary>
    internal static ImmutableArray<string> Split(string? list) =>
        [.. (list ?? "").Split(';').Select(part => part.Trim()).Where(part => part.Length > 0)];
}

using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.Tool.Cli;

/// <summary>The options that choose overlays: those that come with the tool, and the user's own.</summary>
public sealed class OverlayOptions
{
    private const string ShippedPrefix = "overlays/";

    private readonly Option<string[]> _files = new("--overlay") { Description = "An overlay file (*.uapi) of your own. Repeatable.", HelpName = "FILE" };

    private readonly Option<bool> _none = new("--no-overlays") { Description = "Leave the shipped overlays out: what the header alone says." };

    public OverlayOptions() => _files.Validators.Add(result =>
    {
        foreach (string file in (result.GetValueOrDefault<string[]>() ?? []).Where(file => !File.Exists(file)))
        {
            result.AddError($"There is no overlay '{file}'.");
        }
    });

    public void AddTo(Command command)
    {
        command.Add(_files);
        command.Add(_none);
    }

    /// <summary>The overlays, shipped ones first.</summary>
    public List<SourceFile> Read(ParseResult result) =>
    [
        .. result.GetValue(_none) ? [] : Shipped(),
        .. (result.GetValue(_files) ?? []).Select(file => new SourceFile(file, Path.GetFileName(file), File.ReadAllText(file), HeaderOrigin.Project)),
    ];

    /// <summary>The overlays that come with the tool, in ordinal order.</summary>
    public static IEnumerable<SourceFile> Shipped()
    {
        Assembly assembly = typeof(OverlayOptions).Assembly;
        foreach (string name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(ShippedPrefix, System.StringComparison.Ordinal)).Order(System.StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
            yield return new SourceFile(name, name[ShippedPrefix.Length..], reader.ReadToEnd(), HeaderOrigin.BuiltIn);
        }
    }
}

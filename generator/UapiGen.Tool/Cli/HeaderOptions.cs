using System.Collections.Immutable;
using System.CommandLine;
using System.Linq;
using UapiGen.CFrontEnd.Targets;
using UapiGen.Tool.Reading;

namespace UapiGen.Tool.Cli;

/// <summary>The arguments and options that all commands on headers share.</summary>
public sealed class HeaderOptions
{
    private readonly Argument<string[]> _headers = new("header")
    {
        Description = "Headers, by the name that includes them (linux/kvm.h) or by path. Each is read by itself.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string[]> _targets = TargetOption.Create("Target ABI. Default: this machine's.");

    private readonly Option<string[]> _directories = new("-I") { Description = "Look for headers in this directory first. Repeatable.", HelpName = "DIR" };

    private readonly Option<string[]> _before = new("--include") { Description = "Read this header before each one. Repeatable.", HelpName = "HEADER" };

    private readonly Option<string[]> _defines = new("-D") { Description = "Define a macro, NAME or NAME=body. Repeatable.", HelpName = "MACRO" };

    private readonly Option<bool> _systemLibc = new("--system-libc") { Description = "Read libc's headers from the system instead of the built-in definitions." };

    private readonly Option<string> _format = new("--format") { Description = "text, for eyes, or json, one object a header.", DefaultValueFactory = _ => "text" };

    public HeaderOptions()
    {
        _format.AcceptOnlyFromAmong("text", "json");
        _headers.Validators.Add(result =>
        {
            // What looks like an option and is none would else be taken for a header.
            foreach (string option in result.Tokens.Select(token => token.Value).Where(value => value.StartsWith('-')))
            {
                result.AddError($"Unknown option '{option}'.");
            }
        });
    }

    public void AddTo(Command command)
    {
        command.Add(_headers);
        foreach (Option option in new Option[] { _targets, _directories, _before, _defines, _systemLibc, _format })
        {
            command.Add(option);
        }
    }

    public ImmutableArray<string> Headers(ParseResult result) => [.. result.GetValue(_headers) ?? []];

    public ImmutableArray<Target> Targets(ParseResult result)
    {
        ImmutableArray<Target> named = [.. TargetOption.Values(result.GetValue(_targets))];
        return named.IsEmpty ? [IncludeDirectories.Native] : named;
    }

    public ReadOptions Reading(ParseResult result) => new()
    {
        IncludeDirectories = [.. result.GetValue(_directories) ?? []],
        IncludeBefore = [.. result.GetValue(_before) ?? []],
        Defines = [.. result.GetValue(_defines) ?? []],
        UseSystemLibc = result.GetValue(_systemLibc),
    };

    public bool IsJson(ParseResult result) => result.GetValue(_format) == "json";
}

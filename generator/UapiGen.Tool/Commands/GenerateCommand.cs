using System.Collections.Generic;
using System.Collections.Immutable;
using System.CommandLine;
using System.IO;
using System.Linq;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Preprocessing;
using UapiGen.CFrontEnd.Targets;
using UapiGen.Engine;
using UapiGen.Tool.Cli;
using UapiGen.Tool.Reading;

namespace UapiGen.Tool.Commands;

/// <summary><c>uapigen generate</c>: the C# that the generator would add to a project.</summary>
public sealed class GenerateCommand : Command
{
    private readonly HeaderOptions _shared = new();
    private readonly OverlayOptions _overlays = new();
    private readonly Option<string?> _output = new("--output", "-o") { Description = "Write one file a header into this folder instead of standard output.", HelpName = "DIR" };
    private readonly Option<bool> _public = new("--public") { Description = "Public types, for a library of bindings." };
    private readonly Option<bool> _cNames = new("--c-names") { Description = "Keep the C names." };
    private readonly Option<string[]> _only = new("--only") { Description = "C names (* matches anything) to generate, with what they reach. Repeatable.", HelpName = "NAME" };
    private readonly Option<string[]> _exclude = new("--exclude") { Description = "C names to leave out unless something needs them. Repeatable.", HelpName = "NAME" };

    public GenerateCommand()
        : base("generate", "Print the C# that the generator would emit.")
    {
        _shared.AddTo(this);
        _overlays.AddTo(this);
        foreach (Option option in new Option[] { _output, _public, _cNames, _only, _exclude })
        {
            Add(option);
        }

        SetAction(Run);
    }

    private int Run(ParseResult options)
    {
        TextWriter output = options.InvocationConfiguration.Output;
        TextWriter errors = options.InvocationConfiguration.Error;
        ReadOptions reading = _shared.Reading(options);
        // A build takes its targets in this order, whatever the project's is.
        HeaderReader[] readers = [.. _shared.Targets(options).OrderBy(target => KnownTargets.All.IndexOf(target)).Select(target => new HeaderReader(target, reading))];
        var headers = ImmutableArray.CreateBuilder<RequestedHeader>();
        foreach (string name in _shared.Headers(options))
        {
            ImmutableArray<FoundHeader?> files = [.. readers.Select(reader => reader.Find(name))];
            if (files.FirstOrDefault(file => file is not null) is not { } first)
            {
                errors.Write(MissingHeader.Diagnose(name) + "\n");
                return ExitCode.Errors;
            }

            headers.Add(new RequestedHeader
            {
                IncludeName = first.File.IncludeName,
                Files = files,
                Naming = options.GetValue(_cNames) ? NamingStyle.C : NamingStyle.DotNet,
                Only = [.. options.GetValue(_only) ?? []],
                Exclude = [.. options.GetValue(_exclude) ?? []],
                Defines = reading.Defines,
                IncludeBefore = reading.IncludeBefore,
            });
        }

        BindingsResult result = BindingsEngine.Generate(new BindingsRequest
        {
            Headers = headers.ToImmutable(),
            Targets = [.. readers.Select(reader => new TargetHeaders(reader.Target, reader.Headers))],
            Overlays = [.. _overlays.Read(options)],
            Visibility = options.GetValue(_public) ? BindingsVisibility.Public : BindingsVisibility.Internal,
        });
        Write(result.Sources, options.GetValue(_output), output);
        foreach (SourceDiagnostic diagnostic in result.Diagnostics.Where(diagnostic => diagnostic.Severity >= Severity.Warning))
        {
            errors.Write(diagnostic + "\n");
        }

        return result.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error) ? ExitCode.Errors : ExitCode.Clean;
    }

    private static void Write(IEnumerable<GeneratedSource> sources, string? folder, TextWriter output)
    {
        foreach (GeneratedSource source in sources)
        {
            if (folder is null)
            {
                output.Write($"// {source.HintName}\n{source.Text}");
                continue;
            }

            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, source.HintName), source.Text);
        }
    }
}

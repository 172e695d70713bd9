using System.Collections.Generic;
using System.Collections.Immutable;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Threading;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Preprocessing;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.CFrontEnd.Targets;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Facts;
using UapiGen.Engine.Lint;
using UapiGen.Tool.Cli;
using UapiGen.Tool.Output;
using UapiGen.Tool.Reading;

namespace UapiGen.Tool.Commands;

/// <summary><c>uapigen lint</c>: the header-side rules, for kernel developers.</summary>
public sealed class LintCommand : HeaderCommand
{
    private readonly OverlayOptions _overlays = new();
    private readonly Option<bool> _system = new("--system-headers") { Description = "Judge stock system headers too; their ABI is frozen, so by default the rules are quiet there." };
    private readonly Option<bool> _all = new("--all") { Description = "Run the rules that are off by default as well." };
    private readonly Option<string?> _baseline = new("--baseline") { Description = "Accept the findings in this file.", HelpName = "FILE" };
    private readonly Option<string?> _writeBaseline = new("--write-baseline") { Description = "Write all findings to this file, to be accepted from now on.", HelpName = "FILE" };
    private readonly Option<bool> _counts = new("--counts") { Description = "Print how many findings each rule has, instead of the findings; each is counted once, however many headers lead to it." };
    private readonly List<SourceDiagnostic> _found = [];

    public LintCommand()
        : base("lint", "Check headers against the rules for kernel interfaces; exit code 1 when a rule warns.")
    {
        _overlays.AddTo(this);
        foreach (Option option in new Option[] { _system, _all, _baseline, _writeBaseline, _counts })
        {
            Add(option);
        }
    }

    protected override int Handle(ReadHeader header, ParseResult options, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        bool judgesSystem = options.GetValue(_system);
        if (header.Unit.MainFile.Origin == HeaderOrigin.System && !judgesSystem)
        {
            errors.Write($"uapigen: {header.Name} is a system header, whose ABI is frozen; --system-headers judges it all the same\n");
        }

        if (options.GetValue(_baseline) is { } path && !File.Exists(path))
        {
            errors.Write($"uapigen: there is no baseline '{path}'\n");
            return ExitCode.Usage;
        }

        TranslationUnit[] units = [header.Unit, .. Companion(header, options, cancellationToken)];
        FactSet facts = FactReader.Read(units, _overlays.Read(options), cancellationToken).Facts;
        var lint = new LintOptions
        {
            IncludeSystemHeaders = judgesSystem,
            IncludeOptionalRules = options.GetValue(_all),
            Baseline = options.GetValue(_baseline) is { } file ? LintBaseline.Parse(File.ReadAllText(file)) : LintBaseline.Empty,
        };
        ImmutableArray<SourceDiagnostic> findings = LintStage.Run(units, facts, lint, cancellationToken);
        _found.AddRange(findings);
        if (options.GetValue(_counts))
        {
            return ExitCode.Clean;
        }

        if (Shared.IsJson(options))
        {
            output.Write(ToJson(header, findings) + "\n");
        }
        else
        {
            foreach (SourceDiagnostic finding in findings)
            {
                output.Write(finding + "\n");
            }
        }

        bool writesBaseline = options.GetValue(_writeBaseline) is not null;
        return !writesBaseline && findings.Any(finding => finding.Severity >= Severity.Warning) ? ExitCode.Errors : ExitCode.Clean;
    }

    protected override int Finish(IReadOnlyList<ReadHeader> headers, ParseResult options, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        if (options.GetValue(_writeBaseline) is { } path)
        {
            File.WriteAllText(path, LintBaseline.Format(_found));
        }

        if (options.GetValue(_counts))
        {
            WriteCounts(output);
        }

        return ExitCode.Clean;
    }

    private void WriteCounts(TextWriter output)
    {
        ILookup<string, SourceDiagnostic> byRule = _found.Distinct().ToLookup(finding => finding.Rule.Id);
        foreach (DiagnosticRule rule in LintRules.All)
        {
            output.Write($"{byRule[rule.Id].Count(),6}  {rule.Id}  {rule.Title}\n");
        }
    }

    /// <summary>The header as a 32-bit machine with the least alignment sees it, for the rules that compare layouts.</summary>
    private IEnumerable<TranslationUnit> Companion(ReadHeader header, ParseResult options, CancellationToken cancellationToken)
    {
        if (header.Unit.Target == KnownTargets.I386)
        {
            return [];
        }

        ReadOptions reading = Shared.Reading(options);
        var reader = new HeaderReader(KnownTargets.I386, reading, IncludeDirectories.For(header.Unit.Target, reading.IncludeDirectories));
        return reader.Find(header.Name) is FoundHeader found ? [reader.Read(found, cancellationToken)] : [];
    }

    private static string ToJson(ReadHeader header, ImmutableArray<SourceDiagnostic> findings) => JsonOutput.WriteObject(json =>
    {
        json.WriteString("header", header.Name);
        json.WriteString("target", header.Unit.Target.Name);
        JsonOutput.WriteDiagnostics(json, "errors", header.Unit.Diagnostics, Severity.Error);
        JsonOutput.WriteDiagnostics(json, "findings", findings, Severity.Info);
    });
}

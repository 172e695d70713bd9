using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Threading;
using UapiGen.CFrontEnd.Targets;
using UapiGen.Tool.Cli;
using UapiGen.Tool.Judges;
using UapiGen.Tool.Proof;

namespace UapiGen.Tool.Commands;

/// <summary><c>uapigen prove</c>: everything that the installed kernel headers hold, for every target, against compilers.</summary>
public sealed class ProveCommand : Command
{
    private readonly Option<string[]> _targets = TargetOption.Create("Targets to prove. Default: all whose headers are installed.");
    private readonly Option<string?> _compiler = new("--cc") { Description = "The judge's command. Default: gcc for this machine's architecture, clang-19 with --target for others." };
    private readonly Option<string[]> _trees = new("--tree") { Description = "Also prove the unexported headers of this kernel tree, with the architecture's part. Repeatable.", HelpName = "DIR" };
    private readonly Option<string[]> _folders = new("--folder") { Description = "Prove the headers of this folder instead of the installed ones. Repeatable.", HelpName = "DIR" };
    private readonly Option<string[]> _only = new("--only") { Description = "Prove these headers alone. Repeatable.", HelpName = "HEADER" };
    private readonly Option<int> _sample = new("--sample") { Description = "Prove about this many headers a target, chosen by --seed. 0: all." };
    private readonly Option<int?> _seed = new("--seed") { Description = "Which sample: the same seed chooses the same headers. Default: the number of the day, so that each day has its own." };
    private readonly Option<string[]> _whole = new("--whole") { Description = "Prove all headers of this target, whatever --sample says. Repeatable.", HelpName = "NAME" };
    private readonly Option<int> _jobs = new("--jobs") { Description = "Compilers at a time.", DefaultValueFactory = _ => Environment.ProcessorCount };
    private readonly Option<bool> _refused = new("--show-refused") { Description = "Name the headers that the compiler refuses." };

    public ProveCommand()
        : base("prove", "Prove every layout and constant of the installed kernel headers against compilers, in both directions.")
    {
        foreach (Option option in new Option[] { _targets, _compiler, _trees, _folders, _only, _sample, _seed, _whole, _jobs, _refused })
        {
            Add(option);
        }

        SetAction(Run);
    }

    private int Run(ParseResult options)
    {
        TextWriter output = options.InvocationConfiguration.Output;
        TextWriter errors = options.InvocationConfiguration.Error;
        try
        {
            List<ProofRow> rows = [.. Subjects(options).Select(subject => Prove(subject, options, output, errors))];
            if (rows.Count == 0)
            {
                throw new ToolException("no kernel headers of any of the targets are installed");
            }

            ProofRow.WriteTable(output, rows);
            if (options.GetValue(_sample) > 0)
            {
                output.Write($"samples of seed {Seed(options)}\n");
            }

            return rows.Exists(row => row.Mismatches > 0 || row.Headers == row.Refused) ? ExitCode.Errors : ExitCode.Clean;
        }
        catch (ToolException e)
        {
            errors.Write($"uapigen: {e.Message}\n");
            return ExitCode.Usage;
        }
    }

    private IEnumerable<ProofSubject> Subjects(ParseResult options)
    {
        Target[] targets = [.. TargetOption.Values(options.GetValue(_targets))];
        foreach (Target target in targets.Length == 0 ? KnownTargets.All : [.. targets])
        {
            foreach (string folder in options.GetValue(_folders) ?? [])
            {
                yield return ProofSubject.Folder(target, folder, options.GetValue(_compiler));
            }

            if (options.GetValue(_folders) is not { Length: > 0 } && ProofSubject.Installed(target, options.GetValue(_compiler)) is { } installed)
            {
                yield return installed;
            }

            foreach (string tree in options.GetValue(_trees) ?? [])
            {
                if (ProofSubject.Tree(target, tree, options.GetValue(_compiler)) is { } subject)
                {
                    yield return subject;
                }
            }
        }
    }

    private ProofRow Prove(ProofSubject subject, ParseResult options, TextWriter output, TextWriter errors)
    {
        string[] only = options.GetValue(_only) ?? [];
        IEnumerable<string> asked = subject.Headers.Where(header => only.Length == 0 || only.Contains(header));
        string[] headers = (options.GetValue(_whole) ?? []).Contains(subject.Target.Name) ? [.. asked] : [.. Sample(asked, options)];
        using var prover = new HeaderProver(subject);
        return prover.ProveAll(
            headers,
            options.GetValue(_jobs),
            proof =>
            {
                foreach (string finding in proof.Findings)
                {
                    output.Write($"{subject.Name} {proof.Header}: {finding}\n");
                }

                output.Flush();
                if (!proof.IsAccepted && options.GetValue(_refused))
                {
                    errors.Write($"{subject.Name} {proof.Header}: refused by the compiler\n");
                }
            },
            CancellationToken.None);
    }

    /// <summary>Every n-th header, starting where the seed says, so that as many seeds as n cover all.</summary>
    private IEnumerable<string> Sample(IEnumerable<string> headers, ParseResult options)
    {
        string[] all = [.. headers];
        int count = options.GetValue(_sample);
        int step = count <= 0 ? 1 : Math.Max(1, all.Length / count);
        int start = (int)((uint)Seed(options) % (uint)step);
        return all.Where((_, i) => i % step == start);
    }

    private int Seed(ParseResult options) => options.GetValue(_seed) ?? (int)(DateTime.UtcNow - DateTime.UnixEpoch).TotalDays;
}

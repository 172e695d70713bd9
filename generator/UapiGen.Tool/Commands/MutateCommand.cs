using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using UapiGen.Tool.Cli;
using UapiGen.Tool.Mutation;

namespace UapiGen.Tool.Commands;

/// <summary><c>uapigen mutate</c>: damaged headers by the thousand, each of which must end in a result or in diagnostics.</summary>
public sealed class MutateCommand : Command
{
    private readonly Argument<string[]> _headers = new("header") { Description = "Headers to damage. Default: the installed kernel headers.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<int> _count = new("--count") { Description = "How many damaged headers.", DefaultValueFactory = _ => 2000 };
    private readonly Option<int> _seed = new("--seed") { Description = "The same seed makes the same damage.", DefaultValueFactory = _ => 1 };
    private readonly Option<int?> _dump = new("--dump") { Description = "Print the text of this case instead.", HelpName = "NUMBER" };
    private readonly Option<string[]> _only = new("--only") { Description = "Of the headers made to exhaust stack, memory or patience, read these alone. Repeatable.", HelpName = "NAME" };
    private readonly Option<bool> _noHard = new("--no-hard-cases") { Description = "Leave out the headers made to exhaust stack, memory or patience." };

    public MutateCommand()
        : base("mutate", "Read damaged headers and check that each ends well, in time and in bounded memory.")
    {
        Add(_headers);
        foreach (Option option in new Option[] { _count, _seed, _dump, _only, _noHard })
        {
            Add(option);
        }

        SetAction(Run);
    }

    private int Run(ParseResult options)
    {
        TextWriter output = options.InvocationConfiguration.Output;
        string[] named = options.GetValue(_headers) ?? [];
        List<string> corpus = named.Length > 0 ? [.. named.Select(File.ReadAllText)] : MutationRun.InstalledCorpus();
        if (corpus.Count == 0)
        {
            options.InvocationConfiguration.Error.Write("uapigen: no headers to damage\n");
            return ExitCode.Usage;
        }

        var mutator = new Mutator(corpus, options.GetValue(_seed));
        if (options.GetValue(_dump) is { } number)
        {
            output.Write(mutator.Case(number));
            return ExitCode.Clean;
        }

        var run = new MutationRun();
        run.Failed += failure => Report(output, failure);
        for (int i = 0; i < options.GetValue(_count); i++)
        {
            run.Read($"case {i} of seed {options.GetValue(_seed)}", mutator.Case(i));
        }

        // Last, so that it is the header's time that is measured and not that of compiling us.
        string[] only = options.GetValue(_only) ?? [];
        foreach ((string name, string text) in options.GetValue(_noHard) ? [] : HardCases.All())
        {
            if (only.Length == 0 || only.Contains(name))
            {
                run.Read(name, text);
            }
        }

        output.Write($"{run.Cases} headers, {run.WithErrors} with diagnostics, {run.Failures.Count} failures; slowest {run.Slowest.TotalMilliseconds:F0} ms, largest allocation {run.LargestAllocation >> 20} MB\n");
        return run.Failures.Count == 0 ? ExitCode.Clean : ExitCode.Errors;
    }

    /// <summary>At once: a long run is watched.</summary>
    private static void Report(TextWriter output, string failure)
    {
        output.Write(failure + "\n");
        output.Flush();
    }
}

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using UapiGen.Testing;
using UapiGen.Tool.Mutation;

namespace UapiGen.Tool.Tests.Mutation;

/// <summary>Damaged headers end in a result or in diagnostics. The command <c>uapigen mutate --count 100000</c> is the long run.</summary>
public sealed class MutationTests
{
    private const int Seed = 1;
    private const int Count = 2000;

    [Fact]
    public void Damaged_headers_end_well()
    {
        var mutator = new Mutator(Corpus(), Seed);
        var run = NewRun();
        for (int i = 0; i < Count; i++)
        {
            run.Read($"case {i}", mutator.Case(i));
        }

        Assert.Empty(run.Failures);
        Assert.True(run.WithErrors > Count / 4, $"only {run.WithErrors} of {Count} were damaged enough to be noticed");
    }

    [Fact]
    public void The_same_seed_makes_the_same_damage()
    {
        List<string> corpus = Corpus();
        Assert.Equal(Enumerable.Range(0, 50).Select(new Mutator(corpus, 7).Case), Enumerable.Range(0, 50).Select(new Mutator(corpus, 7).Case));
        Assert.NotEqual(Enumerable.Range(0, 50).Select(new Mutator(corpus, 7).Case), Enumerable.Range(0, 50).Select(new Mutator(corpus, 8).Case));
    }

    /// <summary>Machines that run tests are busy with others; the command holds to one second.</summary>
    private static MutationRun NewRun() => new() { TimeLimit = TimeSpan.FromSeconds(10) };

    private static List<string> Corpus()
    {
        List<string> installed = MutationRun.InstalledCorpus();
        return installed.Count > 0 ? installed : [.. Directory.EnumerateFiles(Repository.PathTo("tests/UapiGen.Engine.Tests/Lint/Cases"), "*.h").Order(StringComparer.Ordinal).Select(File.ReadAllText)];
    }
}

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
        var run = new MutationRun();
        for (int i = 0; i < Count; i++)
        {
            run.Read($"case {i}", mutator.Case(i));
        }

        Assert.Empty(run.Failures);
        Assert.True(run.WithErrors > Count / 4, $"only {run.WithErrors} of {Count} were damaged enough to be noticed");
    }

    /// <summary>Deep nesting, macro bombs, include cycles, lines of 100 MB: also within a second and bounded memory.</summary>
    [Fact]
    public void Headers_made_to_exhaust_us_end_well()
    {
        var mutator = new Mutator(Corpus(), Seed);
        var warmUp = new MutationRun();
        for (int i = 0; i < 50; i++)
        {
            warmUp.Read($"case {i}", mutator.Case(i));
        }

        var run = new MutationRun();
        foreach ((string name, string text) in HardCases.All())
        {
            run.Read(name, text);
        }

        Assert.Empty(run.Failures);
        Assert.True(run.Cases > 30);
    }

    [Fact]
    public void The_same_seed_makes_the_same_damage()
    {
        List<string> corpus = Corpus();
        Assert.Equal(Enumerable.Range(0, 50).Select(new Mutator(corpus, 7).Case), Enumerable.Range(0, 50).Select(new Mutator(corpus, 7).Case));
        Assert.NotEqual(Enumerable.Range(0, 50).Select(new Mutator(corpus, 7).Case), Enumerable.Range(0, 50).Select(new Mutator(corpus, 8).Case));
    }

    private static List<string> Corpus()
    {
        List<string> installed = MutationRun.InstalledCorpus();
        return installed.Count > 0 ? installed : [.. Directory.EnumerateFiles(Repository.PathTo("tests/UapiGen.Engine.Tests/Lint/Cases"), "*.h").Order(StringComparer.Ordinal).Select(File.ReadAllText)];
    }
}

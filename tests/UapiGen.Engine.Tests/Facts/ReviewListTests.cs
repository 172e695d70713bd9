using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.Engine.Facts;

namespace UapiGen.Engine.Tests.Facts;

/// <summary>Every header of Linux 6.12 goes through the inference; what it states can be written to a list for people to read.</summary>
public class ReviewListTests
{
    /// <summary>Set to a file's path to have the list of stated facts written there.</summary>
    private const string ListVariable = "UAPIGEN_REVIEW_LIST";

    /// <summary>Set to header names, separated by spaces, to read these alone.</summary>
    private const string HeadersVariable = "UAPIGEN_REVIEW_HEADERS";

    [Fact]
    public void AllHeadersAreReadWithoutAnyFailure()
    {
        string root = HeaderFixture.Directories("6.12", CFrontEnd.Targets.KnownTargets.All.Single(t => t.Name == "x86-64"))[0];
        string[] headers = Environment.GetEnvironmentVariable(HeadersVariable)?.Split(' ')
            ?? Directory.GetFiles(root, "*.h", SearchOption.AllDirectories).Select(p => Path.GetRelativePath(root, p)).OrderBy(p => p, StringComparer.Ordinal).ToArray();
        var list = new List<string>();
        foreach (string header in headers)
        {
            TranslationUnit unit = HeaderFixture.ReadKernel("6.12", header);
            FactReadResult result = HeaderFixture.Facts(unit);
            foreach (Fact fact in result.Facts.All.Where(f => f.Provenance.Span.File == unit.MainFile || f.Provenance.Span.File?.Path.Contains("/asm/", StringComparison.Ordinal) == true))
            {
                Assert.NotEqual("", fact.Provenance.Words);
                Assert.Equal(FactSource.Inferred, fact.Provenance.Source);
                list.Add($"{header}:{fact.Provenance.Span.Position.Line + 1} [{fact.Provenance.Confidence}] {fact.Describe()}  «{fact.Provenance.Words}»");
            }
        }

        Assert.NotEmpty(list);
        if (Environment.GetEnvironmentVariable(ListVariable) is { Length: > 0 } path)
        {
            File.WriteAllLines(path, list);
        }
    }
}

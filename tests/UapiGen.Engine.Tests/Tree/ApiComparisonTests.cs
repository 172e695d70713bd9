using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using UapiGen.Testing;

namespace UapiGen.Engine.Tests.Tree;

/// <summary>
/// The generated API of one header version against the next: what C did not change is there under the same C# name, with the same type. What changed
/// all the same, since the header's words did, is in a list beside this test, each line with its reason.
/// </summary>
public sealed partial class ApiComparisonTests
{
    private const string Accepted = "tests/UapiGen.Engine.Tests/Tree/ApiChanges.txt";

    [Fact]
    public void From_6_1_to_6_12_there_are_additions_and_changes_of_C_alone()
    {
        ApiSurface before = ApiSurface.Of(KernelTree.Of("6.1").Result.Sources);
        ApiSurface after = ApiSurface.Of(KernelTree.Of("6.12").Result.Sources);
        string[] accepted = [.. File.ReadAllLines(Repository.PathTo(Accepted)).Where(l => l.Length > 0 && l[0] != '#')];
        // What mentions a type that C changed or moved to another header changes with it.
        HashSet<string> changedTypes = [.. before.Records.Where(r => !after.Records.Contains(r)).Select(r => r.Type)];
        var changes = new List<string>();
        int kept = 0;
        foreach ((string key, SortedSet<string> declarations) in before.Entries)
        {
            if (!after.Entries.TryGetValue(key, out SortedSet<string>? now))
            {
                continue;
            }

            foreach (string declaration in declarations)
            {
                if (now.Contains(declaration))
                {
                    kept++;
                }
                else if (!Words().Matches(declaration).Any(w => changedTypes.Contains(w.Value)))
                {
                    changes.Add($"{key}: {declaration} -> {string.Join(" | ", now.Except(declarations))}");
                }
            }
        }

        string[] unexpected = [.. changes.Where(c => !accepted.Any(a => c.StartsWith(a, StringComparison.Ordinal)))];
        Assert.True(unexpected.Length == 0, $"{unexpected.Length} changed, {kept} did not:\n" + string.Join("\n", unexpected.Take(300)));
        string[] unused = [.. accepted.Where(a => !changes.Any(c => c.StartsWith(a, StringComparison.Ordinal)))];
        Assert.True(unused.Length == 0, "no longer changed:\n" + string.Join("\n", unused));
        Assert.True(kept > 60_000, $"only {kept} declarations were compared");
    }

    [GeneratedRegex(@"\w+")]
    private static partial Regex Words();
}

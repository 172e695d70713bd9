using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.Engine.Facts;
using UapiGen.Testing;

namespace UapiGen.Engine.Tests.Facts;

/// <summary>The table of facts about real headers: what the words alone must give, and what must hold with the shipped overlays.</summary>
public class FdFlagFactsTests
{
    private static readonly ConcurrentDictionary<string, TranslationUnit> _units = new();

    public static TheoryData<string, string, string, string> Inferred() => Rows(level => level == "H", details: 4);

    public static TheoryData<string, string, string, string> WithOverlays() => Rows(_ => true, details: 5);

    [Theory]
    [MemberData(nameof(Inferred))]
    public void IsInferredFromTheHeaderAlone(string header, string subject, string statement, string details) =>
        AssertStated(HeaderFixture.Facts(Unit(header)).Facts, subject, statement, details);

    [Theory]
    [MemberData(nameof(WithOverlays))]
    public void HoldsWithTheShippedOverlays(string header, string subject, string statement, string details) =>
        AssertStated(HeaderFixture.Facts(Unit(header), HeaderFixture.ShippedOverlays()).Facts, subject, statement, details);

    private static TheoryData<string, string, string, string> Rows(Func<string, bool> wants, int details)
    {
        var data = new TheoryData<string, string, string, string>();
        foreach (string line in File.ReadLines(Repository.PathTo("tests/UapiGen.Engine.Tests/Facts/FdFlagFacts.txt")))
        {
            if (line.Length > 0 && line[0] != '#')
            {
                string[] cells = line.Split(';').Select(c => c.Trim()).ToArray();
                if (wants(cells[0]))
                {
                    data.Add(cells[1], cells[2], cells[3], cells[details]);
                }
            }
        }

        return data;
    }

    private static TranslationUnit Unit(string header) => _units.GetOrAdd(header, h =>
        h.StartsWith(Later, StringComparison.Ordinal) ? HeaderFixture.ReadText(TextOfFixture(h), h[Later.Length..])
        : h.Contains('+') ? HeaderFixture.ReadKernelTogether("6.12", h.Split('+'))
        : HeaderFixture.ReadKernel("6.12", h));

    private const string Later = "later/";

    private static string TextOfFixture(string name) => File.ReadAllText(Repository.PathTo("tests/UapiGen.Engine.Tests/Facts/Fixtures/" + name));

    private static void AssertStated(FactSet facts, string subject, string statement, string details)
    {
        string start = $"{subject}: {statement}";
        Assert.Contains(About(facts, subject), text => text.StartsWith(start, StringComparison.Ordinal) && Parts(details).All(text.Contains));
    }

    private static List<string> About(FactSet facts, string subject) => facts.All
        .Where(f => f.IsStated && (f.Field.Length > 0 ? f.Entity + "." + f.Field : f.Entity) == subject)
        .Select(f => f.Describe()).ToList();

    /// <summary><c>a=b c d=e</c>: name/value pairs, a value going on to the next name.</summary>
    private static IEnumerable<string> Parts(string details)
    {
        string part = "";
        foreach (string word in details.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            bool isName = word.Contains('=') && word[0] is not ('=' or '!');
            if (isName && part.Length > 0)
            {
                yield return part;
                part = "";
            }

            part += part.Length > 0 ? " " + word : word;
        }

        if (part.Length > 0)
        {
            yield return part;
        }
    }
}

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Facts;
using UapiGen.Testing;

namespace UapiGen.Engine.Tests.Facts;

/// <summary>The table of facts about real headers: what the words alone must give, and what must hold with the shipped overlays.</summary>
public class FdFlagFactsTests
{
    private static readonly ConcurrentDictionary<string, TranslationUnit> _units = new();

    /// <summary>What Linux 6.12 says in words that 6.1 did not have yet.</summary>
    private static readonly string[] s_newWords =
    [
        "struct gpio_v2_line_request.fd", "struct gpioevent_request.fd", "struct gpiohandle_request.fd", "struct vfio_pci_hot_reset.group_fds", "struct kvm_device_attr.addr",
    ];

    public static TheoryData<string, string, string, string> Inferred() => Rows(level => level == "H", details: 4);

    public static TheoryData<string, string, string, string> WithOverlays() => Rows(_ => true, details: 5);

    [Theory]
    [MemberData(nameof(Inferred))]
    public void IsInferredFromTheHeaderAlone(string header, string subject, string statement, string details) =>
        AssertStated(header, [], subject, statement, details);

    [Theory]
    [MemberData(nameof(WithOverlays))]
    public void HoldsWithTheShippedOverlays(string header, string subject, string statement, string details) =>
        AssertStated(header, HeaderFixture.ShippedOverlays(), subject, statement, details);

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
        : h.Contains('+') ? HeaderFixture.ReadKernelTogether(HeaderFixture.Newest, h.Split('+'))
        : HeaderFixture.ReadKernel(HeaderFixture.Newest, h));

    private const string Later = "later/";

    private static string TextOfFixture(string name) => File.ReadAllText(Repository.PathTo("tests/UapiGen.Engine.Tests/Facts/Fixtures/" + name));

    private static void AssertStated(string header, SourceFile[] overlays, string subject, string statement, string details)
    {
        TranslationUnit unit = Unit(header);
        Assert.SkipUnless(
            header.StartsWith(Later, StringComparison.Ordinal) || HeaderFixture.Newest == "6.12" || Declares(unit, subject),
            $"needs the headers of Linux 6.12 (linux-headers-6.12*-common): the installed {header} has no {subject}");
        HeaderFixture.SkipUnlessNew(subject, s_newWords);
        FactSet facts = HeaderFixture.Facts(unit, overlays).Facts;
        string start = $"{subject}: {statement}";
        Assert.Contains(About(facts, subject), text => text.StartsWith(start, StringComparison.Ordinal) && Parts(details).All(text.Contains));
    }

    private static bool Declares(TranslationUnit unit, string subject)
    {
        int dot = subject.IndexOf('.', StringComparison.Ordinal);
        string entity = dot < 0 ? subject : subject[..dot];
        string member = dot < 0 ? "" : subject[(dot + 1)..];
        return unit.Macros.Any(macro => macro.Name == entity)
            || unit.Declarations.OfType<RecordDeclaration>().Any(record => record.CName == entity && (dot < 0 || RecordMembers.Of(record).Any(m => m.Path == member)));
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

using System;
using System.IO;
using System.Linq;
using UapiGen.Testing;

namespace UapiGen.Engine.Tests.Facts;

/// <summary>Headers in other people's styles, invented ones: exactly the facts in the file beside each are stated.</summary>
public class StyleTests
{
    private const string Folder = "tests/UapiGen.Engine.Tests/Facts/Styles/";

    public static TheoryData<string> Headers() =>
        new(Directory.GetFiles(Repository.PathTo(Folder), "*.h").Select(p => Path.GetFileNameWithoutExtension(p)).OrderBy(n => n, StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Headers))]
    public void StatesExactlyWhatItSays(string name)
    {
        string text = File.ReadAllText(Repository.PathTo(Folder + name + ".h"));
        var unit = HeaderFixture.ReadText(text, name + ".h");
        string[] stated = HeaderFixture.Facts(unit).Facts.All
            .Where(f => f.IsStated && f.Provenance.Span.File == unit.MainFile).Select(f => f.Describe()).OrderBy(d => d, StringComparer.Ordinal).ToArray();
        string[] expected = File.ReadAllLines(Repository.PathTo(Folder + name + ".facts")).Where(l => l.Length > 0 && l[0] != '#').OrderBy(d => d, StringComparer.Ordinal).ToArray();
        string difference = string.Join("\n", expected.Except(stated).Select(l => "- " + l).Concat(stated.Except(expected).Select(l => "+ " + l)));
        Assert.True(difference.Length == 0, difference);
    }
}

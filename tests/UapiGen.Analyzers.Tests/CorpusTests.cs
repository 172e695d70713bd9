using System.IO;
using System.Linq;
using System.Threading.Tasks;
using UapiGen.Testing;
using UapiGen.Testing.Analyzers;

namespace UapiGen.Analyzers.Tests;

/// <summary>Correct programs, one a file, about which no rule may say anything.</summary>
public sealed class CorpusTests
{
    private static readonly string s_folder = Repository.PathTo("tests/UapiGen.Analyzers.Tests/Corpus");

    public static TheoryData<string> Programs => [.. Directory.EnumerateFiles(s_folder, "*.cs").Select(f => Path.GetFileName(f)!).Order(System.StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task A_correct_program_is_left_alone(string file)
    {
        string text = await File.ReadAllTextAsync(Path.Combine(s_folder, file), TestContext.Current.CancellationToken);
        await new AnalyzerTest(new CallAnalyzer(), new MirrorAnalyzer()) { References = Bindings.References }.VerifyAsync(text);
    }

    [Fact]
    public void There_are_programs() => Assert.NotEmpty(Programs);
}

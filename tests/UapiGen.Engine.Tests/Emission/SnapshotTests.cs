using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using UapiGen.CFrontEnd.Text;
using UapiGen.Testing;

namespace UapiGen.Engine.Tests.Emission;

/// <summary>
/// One small header per feature: <c>Snapshots/NAME.h</c>, with <c>NAME.uapi</c> where facts are stated. What is generated is compared with
/// <c>NAME.verified.cs</c> and compiles under every setting.
/// </summary>
public sealed class SnapshotTests
{
    private const string Folder = "tests/UapiGen.Engine.Tests/Snapshots";

    public static IEnumerable<TheoryDataRow<string>> Names() =>
        Directory.GetFiles(Repository.PathTo(Folder), "*.h").Select(f => Path.GetFileNameWithoutExtension(f)).Order(System.StringComparer.Ordinal)
            .Select(n => new TheoryDataRow<string>(n));

    [Theory]
    [MemberData(nameof(Names))]
    public void Generates_what_was_accepted(string name)
    {
        BindingsResult result = Generate(name);
        Snapshots.Verify($"{Folder}/{name}.verified.cs", Text(result));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Compiles_cleanly_under_every_setting(string name)
    {
        BindingsResult result = Generate(name);
        foreach (LanguageVersion language in (LanguageVersion[])[LanguageVersion.CSharp12, LanguageVersion.Latest])
        {
            foreach (NullableContextOptions nullable in (NullableContextOptions[])[NullableContextOptions.Disable, NullableContextOptions.Enable])
            {
                BindingsCompiler.AssertClean(BindingsCompiler.Compile(result.Sources, new CompilerSettings(language, true, nullable, DocumentationMode.Diagnose)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_bytes_come_out_each_time_and_in_any_culture(string name)
    {
        string first = Text(Generate(name));
        System.Globalization.CultureInfo before = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            // A culture with digits, signs and casing of its own.
            var odd = (System.Globalization.CultureInfo)System.Globalization.CultureInfo.InvariantCulture.Clone();
            odd.NumberFormat.NegativeSign = "~";
            odd.NumberFormat.NumberDecimalSeparator = ",";
            System.Globalization.CultureInfo.CurrentCulture = odd;
            Assert.Equal(first, Text(Generate(name)));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    private static BindingsResult Generate(string name)
    {
        string path = Repository.PathTo($"{Folder}/{name}");
        string text = File.ReadAllText(path + ".h");
        EngineRun run = new EngineRun { Targets = [.. TargetsOf(text)] }.With($"test/{name}.h", text).Named($"test/{name}.h");
        if (File.Exists(path + ".uapi"))
        {
            run = run with { Overlays = [new SourceFile(name + ".uapi", name + ".uapi", File.ReadAllText(path + ".uapi"), HeaderOrigin.Project)] };
        }

        return run.Run();
    }

    /// <summary>A first line <c>// targets: x86-64 arm64</c> names the targets.</summary>
    private static string[] TargetsOf(string header)
    {
        const string Prefix = "// targets: ";
        string first = header.Split('\n')[0];
        return first.StartsWith(Prefix, System.StringComparison.Ordinal) ? first[Prefix.Length..].Split(' ') : ["x86-64"];
    }

    private static string Text(BindingsResult result) =>
        string.Concat(result.Diagnostics.Where(d => !d.Rule.Id.StartsWith("UAPI4", System.StringComparison.Ordinal)).Select(d => "// " + d + "\n"))
        + string.Join("\n", result.Sources.Where(s => s.HintName != "uapi-assembly.g.cs").Select(s => $"// ---- {s.HintName}\n{s.Text}"));
}

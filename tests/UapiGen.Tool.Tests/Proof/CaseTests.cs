using System.Collections.Generic;
using System.IO;
using System.Linq;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.CFrontEnd.Targets;
using UapiGen.CFrontEnd.Text;
using UapiGen.Testing;
using UapiGen.Testing.Clang;
using UapiGen.Tool.Cli;
using UapiGen.Tool.Judges;
using UapiGen.Tool.Listing;
using UapiGen.Tool.Proof;
using UapiGen.Tool.Reading;
using UapiGen.Tool.Tests.Cli;

namespace UapiGen.Tool.Tests.Proof;

/// <summary>
/// The headers under <c>Cases/all</c> are, in both directions, what every compiler sees for every target; those under <c>Cases/gcc</c> what gcc sees
/// where clang differs, those under <c>Cases/clang</c> what clang alone takes. A new case is a new file or a new line, and no expectation is written by hand.
/// </summary>
public sealed class CaseTests
{
    private const string Clang = "clang-19";

    /// <summary>Enumerators that a list of types has and no expression can use: declared among a function's parameters, and marked as unavailable.</summary>
    private static readonly string[] s_unusable = ["PE_A", "WA2"];

    /// <summary>Where the cases are, who judges, and for which target.</summary>
    public static TheoryData<string, string, string> Judges
    {
        get
        {
            var data = new TheoryData<string, string, string>
            {
                { "all", "gcc", "x86-64" },
                { "all", "gcc -m32", "i386" },
                { "gcc", "gcc", "x86-64" },
                { "gcc", "gcc -m32", "i386" },
            };
            return data;
        }
    }

    /// <summary>Where the cases are that clang judges, for every target.</summary>
    public static TheoryData<string, string> ClangsCases
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (Target target in KnownTargets.All)
            {
                data.Add("all", target.Name);
                data.Add("clang", target.Name);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Judges))]
    public void Every_case_is_as_the_compiler_sees_it(string cases, string compiler, string target)
    {
        SkipWithout(compiler);
        AssertProven(cases, compiler, target);
    }

    /// <summary>libclang judges by assertions and by its own list of records, on every machine; an installed clang by all that it lists.</summary>
    [Theory]
    [MemberData(nameof(ClangsCases))]
    public void Every_case_is_as_clang_sees_it(string cases, string targetName)
    {
        Target target = KnownTargets.Find(targetName)!;
        ProofSubject subject = ProofSubject.Folder(target, PathTo(cases), "clang");
        var reader = new HeaderReader(target, subject.Reading);
        Assert.NotEmpty(subject.Headers);
        var refused = new List<string>();
        foreach (string header in subject.Headers)
        {
            TranslationUnit unit = reader.Read(reader.Find(header)!, TestContext.Current.CancellationToken);
            bool IsListed(SourceSpan span) => span.File is { } file && subject.IsListed(file.Path);
            RecordDeclaration[] records = [.. ListingBuilder.Records(unit, IsListed)];
            AssertionFile file = AssertionFile.For(records, ListingBuilder.Build(header, unit, IsListed));
            string text = $"#include <{header}>\n{ProofSubject.After(unit)}{AssertionFile.Text(file.Assertions.Where(assertion => !s_unusable.Contains(assertion.Name)))}{file.BitFieldText()}";
            string[] folders = [.. KernelHeaders.FoldersOf(target.Triple).Prepend(PathTo(cases)).SelectMany(folder => new[] { "-isystem", folder })];
            using ClangUnit judge = ClangUnit.Parse(target.Triple, text, folders);
            refused.AddRange(judge.Errors.Select(error => $"{header}: {error}"));
            // The list does not go into arrays; assertions do.
            string[] places = [.. file.BitFields.Where(field => !field.Line.Contains('[')).Select(field => $"{field.Name}: {field.BitOffset}+{field.Width}")];
            SortedSet<string> seen = ClangRecords.Of(judge);
            Assert.Empty(places.Except(seen));
            Assert.Subset(records.Select(record => record.CName).ToHashSet(), seen.Select(line => line.Split(':')[0]).Where(name => !name.Contains('.')).ToHashSet());
        }

        Assert.True(refused.Count == 0, string.Join('\n', refused));
        if (CommandLineTest.IsInstalled(Clang))
        {
            AssertProven(cases, $"{Clang} --target={target.Triple}", targetName);
        }
    }

    private static string PathTo(string cases) => Repository.PathTo("tests/UapiGen.Tool.Tests/Proof/Cases/" + cases);

    private static void AssertProven(string cases, string compiler, string target)
    {
        string folder = PathTo(cases);
        using var output = new StringWriter();
        int code = UapiGenCommandLine.Run(["prove", "--folder", folder, "--cc", compiler, "--target", target, "--show-refused"], output, output);
        Assert.True(code == ExitCode.Clean, output.ToString());
        Assert.DoesNotContain("refused by the compiler", output.ToString(), System.StringComparison.Ordinal);
    }

    private static void SkipWithout(string compiler)
    {
        string program = compiler.Split(' ')[0];
        bool isInstalled = CommandLineTest.IsInstalled(program);
        bool judges = program != "gcc" || System.Runtime.InteropServices.RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.X64;
        Assert.SkipUnless(isInstalled && judges, $"needs {program} on this kind of machine: {compiler}");
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using UapiGen.CFrontEnd;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Libc;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.CFrontEnd.Targets;
using UapiGen.CFrontEnd.Text;
using UapiGen.Tool.Judges;
using UapiGen.Tool.Listing;
using UapiGen.Tool.Proof;
using UapiGen.Tool.Reading;

namespace UapiGen.Tool.Tests.Proof;

/// <summary>The front end's own libc against the real one of each target: what it defines, and what kernel headers make of either.</summary>
public sealed class LibcTests
{
    /// <summary>It says which libc the others stand for, so that it differs from any other on purpose.</summary>
    private const string SaysWhichLibc = "features.h";

    public static TheoryData<string> Targets => [.. KnownTargets.All.Select(target => target.Name)];

    /// <summary>Every type, record, member and constant of our libc is the real libc's, by the target's own compiler.</summary>
    [Theory]
    [MemberData(nameof(Targets))]
    public void What_our_libc_defines_is_what_the_targets_libc_defines(string targetName)
    {
        ProofSubject subject = Subject(targetName);
        var reader = new HeaderReader(subject.Target, ReadOptions.Default);
        var judge = new AssertionJudge(subject.Compiler.With("-D_GNU_SOURCE"));
        var disagreements = new List<string>();
        int compared = 0;
        foreach (string header in LibcHeaders.Names.Where(name => name != SaysWhichLibc))
        {
            var main = new SourceFile("main.c", "main.c", $"#include <{header}>\n", HeaderOrigin.Project);
            TranslationUnit unit = FrontEnd.Read(
                new FrontEndRequest { MainFile = main, Target = subject.Target, Headers = reader.Headers }, TestContext.Current.CancellationToken);
            Assert.Empty(unit.Diagnostics);

            bool IsOwn(SourceSpan span) => span.File is { Origin: HeaderOrigin.BuiltIn } file && file.IncludeName == header;
            HeaderListing ours = ListingBuilder.Build(header, unit, IsOwn);
            ours = ours with { Constants = [.. ours.Constants, .. Typedefs(unit, IsOwn)] };
            compared += ours.Records.Length + ours.Constants.Length;
            disagreements.AddRange(judge.Judge(main.Text, ListingBuilder.Records(unit, IsOwn), ours, TestContext.Current.CancellationToken)
                .Select(disagreement => $"{header}: {disagreement}"));
        }

        Assert.True(disagreements.Count == 0, string.Join('\n', disagreements));
        Assert.True(compared > 100, $"only {compared} definitions were compared");
    }

    /// <summary>Every kernel header that includes libc's has the same records with either, except where glibc switches the kernel's own off.</summary>
    [Theory]
    [MemberData(nameof(Targets))]
    public void Kernel_headers_have_the_same_records_with_either_libc(string targetName)
    {
        ProofSubject subject = Subject(targetName);
        var withOurs = new HeaderReader(subject.Target, ReadOptions.Default);
        var withReal = new HeaderReader(subject.Target, ReadOptions.Default with { UseSystemLibc = true });
        var differences = new List<string>();
        int compared = 0;
        foreach (string header in subject.Headers)
        {
            TranslationUnit ours = Read(withOurs, header);
            if (!ours.Files.Any(file => file.Origin == HeaderOrigin.BuiltIn) || HasErrors(ours))
            {
                continue;
            }

            TranslationUnit real = Read(withReal, header);
            if (HasErrors(real))
            {
                differences.Add($"{header}: {real.Diagnostics.First(diagnostic => diagnostic.Rule.DefaultSeverity == Severity.Error)}");
                continue;
            }

            compared++;
            differences.AddRange(Difference(ours, real, subject).Select(line => $"{header}: {line}"));
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
        Assert.True(compared > 20, $"only {compared} headers were compared");
    }

    private static IEnumerable<string> Difference(TranslationUnit ours, TranslationUnit real, ProofSubject subject)
    {
        bool IsKernels(SourceSpan span) => span.File is { Origin: not HeaderOrigin.BuiltIn } file && subject.IsListed(file.Path);
        bool isSwitchedOff = real.Macros.Any(macro => macro.Name.StartsWith("__UAPI_DEF_", StringComparison.Ordinal) && macro.Value is IntegerConstant { Bits: 0 });
        Dictionary<string, string> own = Records(ours, IsKernels);
        Dictionary<string, string> other = Records(real, IsKernels);
        return own.Where(pair => other.TryGetValue(pair.Key, out string? layout) ? layout != pair.Value : !isSwitchedOff).Select(pair => pair.Value)
            .Concat(other.Where(pair => !own.ContainsKey(pair.Key)).Select(pair => $"missing: {pair.Value}"));
    }

    /// <summary>Each record's whole layout on one line, by name.</summary>
    private static Dictionary<string, string> Records(TranslationUnit unit, Func<SourceSpan, bool> isListed) => ListingBuilder.Build("", unit, isListed).Records
        .ToDictionary(record => record.Name, record => $"{record.Name} {record.Size} {record.Alignment} {string.Join(' ', record.Fields)}");

    /// <summary>Size and sign of each arithmetic typedef, as constants.</summary>
    private static IEnumerable<ConstantListing> Typedefs(TranslationUnit unit, Func<SourceSpan, bool> isListed)
    {
        foreach (TypedefDeclaration typedef in unit.Declarations.OfType<TypedefDeclaration>().Where(typedef => typedef.Type.IsComplete && isListed(typedef.Span)))
        {
            yield return new ConstantListing($"sizeof({typedef.Name})", (ulong)typedef.Type.Size);
            yield return new ConstantListing($"_Alignof({typedef.Name})", (ulong)typedef.Type.MemberAlignment);
            if (typedef.Type.Canonical is BuiltInType { IsInteger: true } integer)
            {
                yield return new ConstantListing($"({typedef.Name})-1 < 0", integer.IsSigned ? 1u : 0u);
            }
        }
    }

    private static TranslationUnit Read(HeaderReader reader, string header) => reader.Read(reader.Find(header)!, TestContext.Current.CancellationToken);

    private static bool HasErrors(TranslationUnit unit) => unit.Diagnostics.Any(diagnostic => diagnostic.Rule.DefaultSeverity == Severity.Error);

    private static ProofSubject Subject(string targetName)
    {
        ProofSubject? subject = ProofSubject.Installed(KnownTargets.Find(targetName)!, null);
        Assert.SkipWhen(subject is null, $"needs the headers of the kernel and of libc for {targetName}, which libc6-dev-*-cross installs");
        return subject;
    }
}

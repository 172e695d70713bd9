using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.CFrontEnd.Targets;
using UapiGen.Tool.Cli;
using UapiGen.Tool.Listing;
using UapiGen.Tool.Proof;
using UapiGen.Tool.Reading;

namespace UapiGen.Tool.Tests.Proof;

/// <summary>A part of the proof that every test run can afford; <c>uapigen prove</c> runs the whole.</summary>
public sealed class ProofTests
{
    public static TheoryData<string> Targets => [.. KnownTargets.All.Select(target => target.Name)];

    /// <summary>A few headers of each target, others each day.</summary>
    [Theory]
    [MemberData(nameof(Targets))]
    public void Installed_headers_are_as_their_compiler_sees_them(string target)
    {
        if (ProofSubject.Installed(KnownTargets.Find(target)!, null) is null)
        {
            Assert.Skip($"needs the kernel's headers for {target}, which linux-libc-dev-*-cross installs");
        }

        int today = (int)(DateTime.UtcNow - DateTime.UnixEpoch).TotalDays;
        (int code, string output) = Run("prove", "--target", target, "--sample", "15", "--seed", today.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.True(code == ExitCode.Clean, output);
    }

    [Fact]
    public void Libc_of_the_system_gives_the_same_records()
    {
        string[] headers = ["linux/if.h", "linux/route.h", "linux/input.h", "linux/wireless.h", "sound/asound.h"];
        if (!headers.All(header => File.Exists("/usr/include/" + header)))
        {
            Assert.Skip("needs the kernel's headers (linux-libc-dev)");
        }

        var ours = new HeaderReader(KnownTargets.X64, ReadOptions.Default);
        var system = new HeaderReader(KnownTargets.X64, ReadOptions.Default with { UseSystemLibc = true });
        foreach (string header in headers)
        {
            Assert.Subset(Records(system, header), Records(ours, header));
        }
    }

    /// <summary>Each record of the header with its whole layout on one line.</summary>
    private static HashSet<string> Records(HeaderReader reader, string header)
    {
        TranslationUnit unit = reader.Read(reader.Find(header)!, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(unit.Diagnostics, diagnostic => diagnostic.Rule.DefaultSeverity == Severity.Error);
        return [.. ListingBuilder.Build(header, unit).Records.Select(record => $"{record.Name} {record.Size} {record.Alignment} {string.Join(' ', record.Fields)}")];
    }

    private static (int Code, string Output) Run(params string[] arguments)
    {
        using var output = new StringWriter();
        int code = UapiGenCommandLine.Run(arguments, output, output);
        return (code, output.ToString());
    }
}

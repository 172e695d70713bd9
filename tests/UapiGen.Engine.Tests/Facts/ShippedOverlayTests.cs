using System;
using System.Collections.Generic;
using System.Linq;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Facts;

namespace UapiGen.Engine.Tests.Facts;

/// <summary>Every shipped overlay is checked against the headers of two kernels as if it were a user's own, so that each slip is an error.</summary>
public class ShippedOverlayTests
{
    public static TheoryData<string, string> OverlaysAndVersions()
    {
        var data = new TheoryData<string, string>();
        foreach (SourceFile overlay in HeaderFixture.ShippedOverlays())
        {
            // A header that came between the two kernels is checked against the later one alone.
            foreach (string version in new[] { "6.1", "6.12" })
            {
                if (version == "6.12" || HeaderFixture.Exists(version, HeaderOf(overlay.Path), "x86-64"))
                {
                    data.Add(overlay.Path, version);
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(OverlaysAndVersions))]
    public void HasNoError(string path, string version)
    {
        SourceFile[] overlays = HeaderFixture.ShippedOverlays(HeaderOrigin.Project);

        string header = HeaderOf(path);
        string[] targets = ["x86-64", "arm64"];
        TranslationUnit[] units = targets.Where(target => HeaderFixture.Exists(version, header, target))
            .Select(target => HeaderFixture.ReadKernel(version, header, target)).ToArray();
        Assert.SkipWhen(units.Length == 0, $"Linux {version} has no {header}");
        Assert.SkipWhen(units.Any(u => u.Diagnostics.Any(d => d.Rule.Id == "UAPI1010")), $"a header that {header} includes is not installed for Linux {version}");
        FactReadResult result = FactReader.Read(units, overlays, TestContext.Current.CancellationToken);
        string errors = string.Join("\n", result.Diagnostics.Where(d => d.Rule.DefaultSeverity == Severity.Error && d.Span.File?.Path == path));
        Assert.True(errors.Length == 0, errors);
        Assert.Contains(result.Facts.All, f => f.Provenance.Span.File?.Path == path);
    }

    /// <summary>The terminals' structs are in a header of their own; this one includes both.</summary>
    private static string HeaderOf(string overlay) => overlay == "asm/ioctls.uapi" ? "asm/termios.h" : System.IO.Path.ChangeExtension(overlay, ".h");

    [Theory]
    [InlineData("6.1", "x86-64")]
    [InlineData("6.1", "arm64")]
    [InlineData("6.12", "x86-64")]
    [InlineData("6.12", "arm64")]
    public void EveryIoctlOfKvmHasItsSubjectArgumentAndResult(string version, string target)
    {
        string[] targets = ["x86-64", "arm64"];
        TranslationUnit[] units = targets.Select(t => HeaderFixture.ReadKernel(version, "linux/kvm.h", t)).ToArray();
        FactSet facts = FactReader.Read(units, HeaderFixture.ShippedOverlays(), TestContext.Current.CancellationToken).Facts;
        List<string> ioctls = units[Array.IndexOf(targets, target)].Macros
            .Where(m => m.Ioctl is not null && m.Header is "linux/kvm.h" or "asm/kvm.h" && IsOfThisArchitecture(m)).Select(m => m.Name).ToList();
        Assert.True(ioctls.Count > 80, $"{ioctls.Count} ioctls");
        List<string> missing = ioctls.Where(name => facts.ForIoctl(name) is not
        {
            Subject.Provenance.IsExplicit: true,
            Argument: { Provenance.IsExplicit: true, Form: ArgumentForm.None or ArgumentForm.Value or ArgumentForm.Buffer or ArgumentForm.String } or { Provenance.IsExplicit: true, Direction: not Direction.Unspecified },
        }).ToList();
        Assert.True(missing.Count == 0, string.Join("\n", missing));

        // What makes an fd says of which kind.
        foreach (string kind in new[] { "kvm_vm", "kvm_vcpu", "kvm_stats" })
        {
            Assert.Contains(ioctls, name => facts.ForIoctl(name).Result is { Form: ResultForm.Fd } result && result.Kinds.Contains(kind));
        }
    }

    /// <summary>
    /// Whether the architecture has what the ioctl takes; numbers that are only kept free ("__KVM_DEPRECATED_…", by whatever name) are no ioctls.
    /// </summary>
    private static bool IsOfThisArchitecture(Macro macro)
    {
        bool isComplete = macro.Ioctl!.ArgumentType is not { } type || RecordMembers.RecordOf(type) is not { IsComplete: false };
        return isComplete && !macro.Name.StartsWith("__", StringComparison.Ordinal) && !macro.Body.StartsWith("__KVM_DEPRECATED", StringComparison.Ordinal);
    }
}

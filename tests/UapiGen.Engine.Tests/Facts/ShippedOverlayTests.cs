using System;
using System.Collections.Generic;
using System.Linq;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Facts;
using UapiGen.Testing;

namespace UapiGen.Engine.Tests.Facts;

/// <summary>Every shipped overlay is checked against the headers of two kernels as if it were a user's own, so that each slip is an error.</summary>
public class ShippedOverlayTests
{
    private static readonly string[] s_targets = ["x86-64", "arm64"];

    /// <summary>An overlay in each version that is installed and has its header; in all of them at once, so that a machine with one version skips only what is new.</summary>
    public static TheoryData<string> Overlays => [.. HeaderFixture.ShippedOverlays().Select(overlay => overlay.Path)];

    [Theory]
    [MemberData(nameof(Overlays))]
    public void HasNoError(string path)
    {
        string header = HeaderOf(path);
        string[] versions = [.. new[] { "6.1", HeaderFixture.Newest }.Distinct().Where(version => s_targets.Any(target => HeaderFixture.Exists(version, header, target)))];
        Assert.SkipWhen(versions.Length == 0, $"needs {header}, which no installed kernel's headers have (linux-headers-6.12*-common, linux-libc-dev-i386-cross)");
        foreach (string version in versions)
        {
            AssertNoError(path, version);
        }
    }

    private static void AssertNoError(string path, string version)
    {
        SourceFile[] overlays = HeaderFixture.ShippedOverlays(HeaderOrigin.Project);
        string header = HeaderOf(path);
        TranslationUnit[] units = [.. s_targets.Where(target => HeaderFixture.Exists(version, header, target)).Select(target => HeaderFixture.ReadKernel(version, header, target))];
        bool isComplete = !units.Any(unit => unit.Diagnostics.Any(d => d.Rule.Id == "UAPI1010"));
        Assert.SkipUnless(isComplete, $"needs the headers that {header} of Linux {version} includes, which are not installed (linux-libc-dev-arm64-cross, for one)");
        FactReadResult result = FactReader.Read(units, overlays, TestContext.Current.CancellationToken);
        string errors = string.Join("\n", result.Diagnostics.Where(d => d.Rule.DefaultSeverity == Severity.Error && d.Span.File?.Path == path));
        Assert.True(errors.Length == 0, $"Linux {version}: {errors}");
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
        Assert.SkipUnless(KernelHeaders.HasPackage("aarch64-linux-gnu"), "needs asm/kvm.h of arm64, which linux-libc-dev-arm64-cross installs");
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

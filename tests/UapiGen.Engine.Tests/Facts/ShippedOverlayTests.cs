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
            data.Add(overlay.Path, "6.1");
            data.Add(overlay.Path, "6.12");
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(OverlaysAndVersions))]
    public void HasNoError(string path, string version)
    {
        SourceFile[] overlays = HeaderFixture.ShippedOverlays(HeaderOrigin.Project);

        // The terminals' structs are in a header of their own; this one includes both.
        string header = path == "asm/ioctls.uapi" ? "asm/termios.h" : System.IO.Path.ChangeExtension(path, ".h");
        string[] targets = ["x86-64", "arm64"];
        TranslationUnit[] units = targets.Where(target => HeaderFixture.Exists(version, header, target))
            .Select(target => HeaderFixture.ReadKernel(version, header, target)).ToArray();
        Assert.SkipWhen(units.Length == 0, $"Linux {version} has no {header}");
        FactReadResult result = FactReader.Read(units, overlays, TestContext.Current.CancellationToken);
        string errors = string.Join("\n", result.Diagnostics.Where(d => d.Rule.DefaultSeverity == Severity.Error && d.Span.File?.Path == path));
        Assert.True(errors.Length == 0, errors);
        Assert.Contains(result.Facts.All, f => f.Provenance.Span.File?.Path == path);
    }

    [Fact]
    public void EveryIoctlOfKvmHasItsSubjectAndArgument()
    {
        TranslationUnit[] units = [HeaderFixture.ReadKernel("6.12", "linux/kvm.h"), HeaderFixture.ReadKernel("6.12", "linux/kvm.h", "arm64")];
        FactSet facts = FactReader.Read(units, HeaderFixture.ShippedOverlays(), TestContext.Current.CancellationToken).Facts;
        string[] missing = units.SelectMany(u => u.Macros).Where(m => m.Ioctl is not null && m.Header == "linux/kvm.h" && !IsOfOtherArchitecture(m.Name))
            .Where(m => facts.ForIoctl(m.Name) is not { Subject.Provenance.IsExplicit: true, Argument: not null })
            .Select(m => m.Name).Distinct().ToArray();
        Assert.True(missing.Length == 0, string.Join("\n", missing));
    }

    private static bool IsOfOtherArchitecture(string name) =>
        name.Contains("_S390_") || name.Contains("_PPC_") || name.Contains("SPAPR") || name is "KVM_ALLOCATE_RMA" or "KVM_DIRTY_TLB";
}

using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CSharp;
using UapiGen.Testing.Analyzers;

namespace UapiGen.Analyzers.Tests;

/// <summary>Which bindings the analyzers read: of any assembly, but none whose facts are in an encoding that they don't know.</summary>
public sealed class SchemaTests
{
    private const string Mistake = Bindings.Usings + """
        class C
        {
            void M(KvmVmFd vm, EventFd irq) => vm.Irqfd(new KvmIrqfd { Flags = {|UAPI5001:KvmIrqfdFlags.Resample|} }, irq);
        }
        """;

    [Fact]
    public Task Bindings_of_the_same_assembly() =>
        new AnalyzerTest(new CallAnalyzer(), new MirrorAnalyzer()) { References = [Bindings.Runtime], MoreSources = Bindings.Sources }.VerifyAsync(Mistake);

    [Fact]
    public Task Bindings_of_a_library_behind_a_library()
    {
        var middle = TestCompilation.Library("Middle", ["public static class M { public static Linux.Kvm.KvmVmFd Vm => null!; public static Linux.Kvm.KvmIrqfd Args => default; }"], Bindings.References);
        return new AnalyzerTest(new CallAnalyzer()) { References = [.. Bindings.References, middle] }.VerifyAsync(
            Bindings.Usings + "class C { void F(EventFd irq) => M.Vm.Irqfd(M.Args with { Flags = {|UAPI5006:(KvmIrqfdFlags)64|} }, irq); }");
    }

    [Fact]
    public Task Facts_in_a_newer_encoding_say_nothing()
    {
        string[] newer = [.. Bindings.Sources.Select(s => s.Replace("UapiSchema(1)", "UapiSchema(3)", System.StringComparison.Ordinal))];
        Assert.NotEqual(Bindings.Sources, newer);
        var library = TestCompilation.Library("Bindings", newer, [Bindings.Runtime]);
        return new AnalyzerTest(new CallAnalyzer(), new MirrorAnalyzer()) { References = [Bindings.Runtime, library] }.VerifyAsync(MarkedSource.Parse(Mistake).Text);
    }

    [Fact]
    public async Task Guessed_facts_do_not_warn()
    {
        string[] guessed = [.. Bindings.Sources.Select(s => s.Replace("Text = \"flags & KVM_IRQFD_FLAG_RESAMPLE\"", "Confidence = FactConfidence.Guessed", System.StringComparison.Ordinal))];
        Assert.NotEqual(Bindings.Sources, guessed);
        var library = TestCompilation.Library("Bindings", guessed, [Bindings.Runtime]);
        await new AnalyzerTest(new CallAnalyzer()) { References = [Bindings.Runtime, library] }.VerifyAsync(
            MarkedSource.Parse(Mistake).Text.Replace("}, irq)", ", Fd = irq.DangerousGetRawFd<EventFd>() })", System.StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_compilation_without_the_runtime_is_left_alone()
    {
        CSharpCompilation compilation = TestCompilation.Create("Test", ["struct KvmIrqfd { public int Fd; } class C { KvmIrqfd F() => new KvmIrqfd { Fd = 1 }; }"], []);
        Assert.Empty(await new AnalyzerTest(new CallAnalyzer(), new MirrorAnalyzer()).FindAsync(compilation));
    }
}

using System.IO;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;
using UapiGen.Engine;
using UapiGen.Testing.Generators;

namespace UapiGen.Generator.Tests.Pipeline;

/// <summary>A library with public bindings, and a project that references it and names the same header or one that includes it.</summary>
public sealed class ReuseTests
{
    private const string Base = "struct base_args { int a; };\nenum base_kind { BASE_KIND_A };\n";

    private static readonly HeaderSet s_library = HeaderSet.Of("test/base.h", Base) with { Visibility = BindingsVisibility.Public };

    private static Compilation Library() => new GeneratorHost(s_library).Run().AssertCompiles().Compilation.WithAssemblyName("Library");

    private static PortableExecutableReference File(Compilation library)
    {
        using var image = new MemoryStream();
        EmitResult result = library.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    /// <summary>A library as a build knows it, and as an editor that has its project open does.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Its_types_are_used_and_not_generated_again(bool isFile)
    {
        Compilation library = Library();
        HeaderSet headers = HeaderSet.Of("test/more.h", "#include <test/base.h>\nstruct more_args { struct base_args base; };\n").Named("test/base.h", Base);
        var host = new GeneratorHost(headers, "class User { Test.Base.BaseArgs M(Test.More.MoreArgs args) => args.Base; }");
        host.AddReference(isFile ? File(library) : library.ToMetadataReference());

        GeneratorRun run = host.Run().AssertCompiles();

        Assert.DoesNotContain("test.base.g.cs", run.Sources.Keys);
        Assert.Contains("global::Test.Base.BaseArgs Base;", run.Sources["test.more.g.cs"]);
    }

    [Fact]
    public void A_reference_that_cannot_be_read_is_the_compilers_to_report()
    {
        var host = new GeneratorHost(s_library);
        host.AddReference(MetadataReference.CreateFromImage([.. "no assembly"u8]));

        GeneratorRun run = host.Run();

        Assert.Contains("test.base.g.cs", run.Sources.Keys);
        Assert.Contains(run.Compilation.GetDiagnostics(TestContext.Current.CancellationToken), diagnostic => diagnostic.Id == "CS0009");
    }

    [Fact]
    public void Internal_bindings_are_nobody_elses()
    {
        var library = new GeneratorHost(s_library with { Visibility = BindingsVisibility.Internal });

        Assert.DoesNotContain("UapiBindings", string.Concat(library.Run().Sources.Values));
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using UapiGen.Engine.Tests.Facts;

namespace UapiGen.Engine.Tests.Emission;

/// <summary>
/// Real headers of every kind, with the shipped overlays, under each way in which a project may compile: always without unsafe code and implicit usings, with
/// documentation and warnings as errors. All headers of the kernel compile under one of them in <see cref="Tree.TreeLayoutTests"/>.
/// </summary>
public sealed class CompileMatrixTests
{
    private static readonly string[] s_headers =
        ["linux/kvm.h", "linux/vfio.h", "linux/gpio.h", "linux/videodev2.h", "linux/input.h", "linux/loop.h", "linux/userfaultfd.h", "linux/spi/spidev.h", "linux/virtio_vsock.h"];

    private static readonly Lazy<BindingsResult> s_result = new(() =>
        s_headers.Aggregate(new EngineRun { Targets = ["x86-64", "arm64"], Overlays = [.. HeaderFixture.ShippedOverlays()] }, (run, header) => run.Named(header)).Run());

    public static IEnumerable<TheoryDataRow<string, LanguageVersion, bool, NullableContextOptions>> Settings() =>
        from framework in (string[])["net8.0", "net10.0"]
        from language in (LanguageVersion[])[LanguageVersion.CSharp12, LanguageVersion.Latest]
        from isChecked in (bool[])[false, true]
        from nullable in (NullableContextOptions[])[NullableContextOptions.Disable, NullableContextOptions.Enable]
        select new TheoryDataRow<string, LanguageVersion, bool, NullableContextOptions>(framework, language, isChecked, nullable);

    [Theory]
    [MemberData(nameof(Settings))]
    public void Compiles_without_a_warning(string framework, LanguageVersion language, bool isChecked, NullableContextOptions nullable) => BindingsCompiler.AssertClean(
        BindingsCompiler.Compile(s_result.Value.Sources, new CompilerSettings(language, isChecked, nullable, DocumentationMode.Diagnose) { Framework = framework }));
}

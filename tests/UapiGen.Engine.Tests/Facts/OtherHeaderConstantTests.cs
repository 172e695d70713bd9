using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using UapiGen.CFrontEnd.Targets;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Facts;
using UapiGen.Testing;
using UapiGen.Testing.Clang;

namespace UapiGen.Engine.Tests.Facts;

/// <summary>The values that shipped overlays give to constants of other headers are those that a C compiler finds there, for every target.</summary>
public class OtherHeaderConstantTests
{
    public static TheoryData<string> Targets() => [.. KnownTargets.All.Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void HasTheValueThatTheCompilerFinds(string name)
    {
        Target target = KnownTargets.Find(name)!;
        Assert.SkipUnless(KernelHeaders.AreTheKernels(target.Triple), $"needs the kernel's headers for {name}, which linux-libc-dev-*-cross installs");
        List<ConstantFact> stated = Stated();
        string[] names = stated.Select(c => c.Constant).Distinct(StringComparer.Ordinal).ToArray();
        Assert.Contains("O_CLOEXEC", names);
        string preamble = string.Concat(stated.Select(c => c.From).Distinct().Select(h => $"#include <{h}>\n"));
        string[] folders = [.. KernelHeaders.FoldersOf(target.Triple).Append("/usr/include").Distinct().SelectMany(folder => new[] { "-isystem", folder })];
        IEnumerable<string> real = names.Zip(ClangUnit.Ask(target.Triple, preamble, names, folders), (constant, value) => $"{constant} = {value}");
        Assert.Equal(real, names.Select(n => $"{n} = {unchecked((long)ValueOf(stated, n, name))}"));
    }

    private static ulong ValueOf(List<ConstantFact> stated, string constant, string target) =>
        (stated.Find(c => c.Constant == constant && c.Target == target) ?? stated.Find(c => c.Constant == constant && c.Target.Length == 0)!).Value;

    /// <summary>What all shipped overlays state, each read with its own header.</summary>
    private static List<ConstantFact> Stated()
    {
        SourceFile[] overlays = HeaderFixture.ShippedOverlays();
        return overlays.Where(o => o.Text.Contains("\nconstant ", StringComparison.Ordinal) && o.Text.Contains(" from \"", StringComparison.Ordinal))
            .Where(o => HeaderFixture.Exists(HeaderFixture.Newest, Path.ChangeExtension(o.Path, ".h"), "x86-64"))
            .SelectMany(o => HeaderFixture.Facts(HeaderFixture.ReadKernel(HeaderFixture.Newest, Path.ChangeExtension(o.Path, ".h")), overlays).Facts.Constants).ToList();
    }
}

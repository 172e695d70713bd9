using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using UapiGen.CFrontEnd.Targets;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Facts;
using UapiGen.Testing.Gcc;

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
        string include = target == KnownTargets.X64 ? "/usr/include/x86_64-linux-gnu" : $"/usr/{target.Triple}/include";
        Assert.SkipUnless(File.Exists(include + "/asm/fcntl.h"), $"the kernel headers for {name} are not installed: {include}");
        List<ConstantFact> stated = Stated();
        string[] names = stated.Select(c => c.Constant).Distinct(StringComparer.Ordinal).ToArray();
        Assert.Contains("O_CLOEXEC", names);
        var judge = new GccJudge(
            string.Concat(stated.Select(c => c.From).Distinct().Select(h => $"#include <{h}>\n")),
            "--target=" + target.Triple, "-fno-integrated-as", "-nostdinc", "-isystem", include, "-isystem", "/usr/include")
        {
            Compiler = "clang-19",
        };
        IEnumerable<string> real = names.Zip(judge.Ask(names), (constant, value) => $"{constant} = {value}");
        Assert.Equal(real, names.Select(n => $"{n} = {unchecked((long)ValueOf(stated, n, name))}"));
    }

    private static ulong ValueOf(List<ConstantFact> stated, string constant, string target) =>
        (stated.Find(c => c.Constant == constant && c.Target == target) ?? stated.Find(c => c.Constant == constant && c.Target.Length == 0)!).Value;

    /// <summary>What all shipped overlays state, each read with its own header.</summary>
    private static List<ConstantFact> Stated()
    {
        SourceFile[] overlays = HeaderFixture.ShippedOverlays();
        return overlays.Where(o => o.Text.Contains("\nconstant ", StringComparison.Ordinal) && o.Text.Contains(" from \"", StringComparison.Ordinal))
            .SelectMany(o => HeaderFixture.Facts(HeaderFixture.ReadKernel("6.12", Path.ChangeExtension(o.Path, ".h")), overlays).Facts.Constants).ToList();
    }
}

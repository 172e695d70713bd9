using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.Engine.Binding;
using UapiGen.Engine.Tests.Facts;

namespace UapiGen.Engine.Tests.Tree;

/// <summary>Whatever C can evaluate, every constant, enumerator and ioctl, is in the generated code under its C name, or a diagnostic says that it is not.</summary>
public sealed partial class TreeCompletenessTests
{
    private static readonly HashSet<DiagnosticRule> s_says = [BindingRules.ConstantLeftOut, BindingRules.IoctlLeftOut, BindingRules.TypeLeftOut];

    [Theory]
    [InlineData("6.1")]
    [InlineData("6.12")]
    public void Nothing_is_dropped_in_silence(string version)
    {
        KernelTree tree = KernelTree.Of(version);
        HashSet<string> emitted = [.. tree.Result.Sources.SelectMany(s => CNames().Matches(s.Text)).Select(m => m.Groups["name"].Value)];
        HashSet<string> said = [.. tree.Result.Diagnostics.Where(d => s_says.Contains(d.Rule)).SelectMany(d => Quoted().Matches(d.Message)).Select(m => m.Groups[1].Value)];
        int found = 0;
        var missing = new List<string>();
        foreach (string header in tree.Headers)
        {
            foreach (string name in Evaluated(HeaderFixture.ReadKernel(version, header), header))
            {
                found++;
                if (!emitted.Contains(name) && !said.Contains(name))
                {
                    missing.Add($"{header}: {name}");
                }
            }
        }

        Assert.True(missing.Count == 0, $"{missing.Count} of {found} are missing:\n" + string.Join("\n", missing.Take(40)));
        Assert.True(found > 40_000, $"only {found} names were looked for");
    }

    private static IEnumerable<string> Evaluated(TranslationUnit unit, string header)
    {
        foreach (Macro macro in unit.Macros)
        {
            if (macro.Header == header && (macro.Value is not null || macro.ParametricIoctl is not null))
            {
                yield return macro.Name;
            }
        }

        foreach (Enumerator enumerator in unit.Declarations.OfType<EnumDeclaration>().Where(e => e.Header == header).SelectMany(e => e.Enumerators))
        {
            yield return enumerator.Name;
        }
    }

    [GeneratedRegex(@"public const [\w.:]+ @?(?<name>\w+) =|public static [\w.:<>]+ @?(?<name>\w+)(\([^)]*\))? =>|\[Meta::(CName|Ioctl)\(""(?<name>\w+)""")]
    private static partial Regex CNames();

    [GeneratedRegex("'(?:enum )?([^']+)'")]
    private static partial Regex Quoted();
}

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using UapiGen.Engine.Binding;
using UapiGen.Engine.Tests.Emission;
using UapiGen.Engine.Tests.Tree;

namespace UapiGen.Engine.Tests.Naming;

/// <summary>A name depends on the declaration alone: not on what stands beside it, on other headers, on the order in which either comes, or on guesses.</summary>
public sealed class NameStabilityTests
{
    private static readonly string[] s_words = ["unit", "UNIT", "kind", "Kind", "v1", "2", "set", "_", "fast", "IOC", "Array4", "t"];

    private static readonly string[] s_headers =
        ["linux/loop.h", "linux/fuse.h", "linux/userfaultfd.h", "linux/kvm.h", "linux/vfio.h", "linux/videodev2.h", "linux/gpio.h", "linux/btrfs.h", "linux/if_tun.h",
        "linux/netfilter/xt_DSCP.h", "linux/netfilter/xt_TCPMSS.h"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 16)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Taking_a_declaration_away_renames_no_other(int seed)
    {
        ImmutableArray<string> declarations = Declarations(new Random(seed));
        BindingsResult all = Run(declarations);
        ApiSurface surface = ApiSurface.Of(all.Sources);

        // Where two C names meet in one C# name, one has to give way, and a diagnostic says which.
        bool meet = all.Diagnostics.Any(d => d.Rule == BindingRules.NameTaken);
        for (int i = 0; i < declarations.Length && !meet; i++)
        {
            AssertKept(surface, ApiSurface.Of(Run(declarations.RemoveAt(i)).Sources), isPart: true);
        }

        AssertKept(surface, ApiSurface.Of(Run([.. declarations.Reverse()]).Sources), isPart: false);
    }

    [Fact]
    public void A_header_alone_is_what_it_is_in_company_in_any_order()
    {
        // Two of them differ from others in case alone, and meet them in one namespace.
        string[] all = [.. s_headers, "linux/netfilter/xt_dscp.h", "linux/netfilter/xt_tcpmss.h"];
        BindingsResult together = all.Aggregate(new EngineRun(), (run, header) => run.Named(header)).Run();
        BindingsResult reversed = all.Reverse().Aggregate(new EngineRun(), (run, header) => run.Named(header)).Run();
        Assert.Equal(together.Sources, reversed.Sources);
        BindingsCompiler.AssertClean(BindingsCompiler.Compile(together.Sources, CompilerSettings.Plain));
        Dictionary<string, string> files = together.Sources.ToDictionary(s => s.HintName, s => s.Text);
        foreach (string header in s_headers)
        {
            string hint = header[..^2].Replace('/', '.') + ".g.cs";
            GeneratedSource alone = Assert.Single(new EngineRun().Named(header).Run().Sources, s => s.HintName == hint);
            Assert.True(files[hint] == alone.Text, header + " is generated otherwise when it is alone");
        }
    }

    [Fact]
    public void A_guess_shapes_no_type_and_no_name()
    {
        const string Plain = "struct x_args { unsigned int a; unsigned int b; unsigned long long c; unsigned int d[2]; };\n";
        const string Suggestive = "struct x_args { unsigned int fd; unsigned int flags; unsigned long long data_ptr; unsigned int reserved[2]; };\n#define X_FLAG_A 1\n#define X_FLAG_B 2\n";
        Assert.Equal(Types(Plain), Types(Suggestive));

        static IEnumerable<string> Types(string header) => ApiSurface.Of(EngineRun.Of("test/x.h", header).Sources).Entries
            .Where(e => e.Key.StartsWith("member ", StringComparison.Ordinal)).SelectMany(e => e.Value)
            .Select(d => d.Split(" Test.")[0] + (d.EndsWith('}') ? "property" : "field")).Order(StringComparer.Ordinal);
    }

    private static BindingsResult Run(IEnumerable<string> declarations) => EngineRun.Of("test/unit.h", "#include <linux/ioctl.h>\n" + string.Concat(declarations));

    private static void AssertKept(ApiSurface before, ApiSurface after, bool isPart)
    {
        foreach ((string key, SortedSet<string> names) in after.Entries)
        {
            Assert.True(before.Entries.TryGetValue(key, out SortedSet<string>? known) && known.SetEquals(names), $"{key}: {string.Join(", ", names)}, before {string.Join(", ", known ?? [])}");
        }

        Assert.True(isPart || before.Entries.Count == after.Entries.Count);
    }

    private static ImmutableArray<string> Declarations(Random random)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        string Name()
        {
            string name;
            do
            {
                name = "a" + string.Join("_", Enumerable.Range(0, random.Next(1, 4)).Select(_ => s_words[random.Next(s_words.Length)]));
            }
            while (!names.Add(name));
            return name;
        }

        return
        [
            .. Enumerable.Range(0, 8).Select(i => random.Next(4) switch
            {
                0 => $"struct {Name()} {{ int {Name()}; struct {{ int {Name()}; }} {Name()}; }};\n",
                1 => $"enum {Name()} {{ {Name()} = {i}, {Name()} }};\n",
                2 => $"#define {Name()} {i + 100}\n",
                _ => $"#define {Name()} _IO('a', {i})\n",
            }),
        ];
    }
}

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using UapiGen.CFrontEnd.Targets;
using UapiGen.Engine.Tests.Tree;
using UapiGen.Testing.Clang;
using CRecordAttribute = UapiGen.Metadata.CRecordAttribute;

namespace UapiGen.TreeJudge;

/// <summary>The two halves of <c>tests/package/tree</c> that are no shell: which headers a compiler accepts, and whether built assemblies say what it says.</summary>
internal static class Program
{
    /// <summary>The namespaces of what is laid out otherwise on each target.</summary>
    private static readonly Dictionary<string, string> s_namespaces = new(StringComparer.Ordinal)
    {
        ["x86-64"] = "X64",
        ["arm64"] = "Arm64",
        ["arm"] = "Arm",
        ["riscv64"] = "RiscV64",
        ["s390x"] = "S390x",
        ["ppc64le"] = "Ppc64le",
        ["i386"] = "X86",
    };

    /// <summary><c>accepted PATH TARGET… &lt; NAMES</c> or <c>judge PATH TARGET… &lt; ASSEMBLIES</c>; PATH is the include path, with <c>{triple}</c> in it.</summary>
    public static int Main(string[] arguments)
    {
        string[] lines = [.. Lines()];
        Target[] targets = [.. arguments.Skip(2).Select(name => KnownTargets.Find(name)!)];
        return arguments[0] == "accepted" ? Accepted(lines, arguments[1], targets) : Judge(lines, arguments[1], targets);
    }

    /// <summary>Prints each header behind the targets whose compiler accepts it alone: <c>x86-64,arm64 linux/kvm.h</c>.</summary>
    private static int Accepted(string[] headers, string path, Target[] targets)
    {
        string[] answers = new string[headers.Length];
        Parallel.For(0, headers.Length, i => answers[i] = string.Join(',', targets.Where(target => Accepts(target, headers[i], path)).Select(target => target.Name)));
        for (int i = 0; i < headers.Length; i++)
        {
            Console.WriteLine($"{(answers[i].Length == 0 ? "none" : answers[i])} {headers[i]}");
        }

        return 0;
    }

    private static int Judge(string[] assemblies, string path, Target[] targets)
    {
        int structs = 0, questions = 0, wrong = 0;
        foreach (string file in assemblies)
        {
            Type[] types = StructReflection.Structs(Assembly.LoadFrom(Path.GetFullPath(file)));
            structs += types.Length;
            List<string> differences = [.. types.Where(type => !Is32Bit(type)).SelectMany(StructReflection.Wrong)];
            foreach (IGrouping<string, Type> header in types.Where(type => !type.IsNested).GroupBy(type => type.GetCustomAttribute<CRecordAttribute>()!.Header))
            {
                foreach (Target target in targets)
                {
                    // An assembly of fewer targets has headers that others refuse or lack.
                    var asked = new GccQuestions(header.Key, header.Where(type => IsFor(type, target)));
                    if (asked.All.Count > 0 && Accepts(target, header.Key, path))
                    {
                        questions += asked.All.Count;
                        differences.AddRange(Ask(target, asked, path));
                    }
                }
            }

            wrong += differences.Count;
            differences.ForEach(difference => Console.WriteLine($"{Path.GetFileNameWithoutExtension(file)}: {difference}"));
        }

        Console.WriteLine($"{structs} structs in {assemblies.Length} assemblies, {questions} answers of compilers, {wrong} wrong");
        return wrong == 0 && structs > 0 && questions > 0 ? 0 : 1;
    }

    private static IEnumerable<string> Ask(Target target, GccQuestions asked, string path)
    {
        // Each on a line of its own, so that a member that the compiler does not know costs that member alone.
        string preamble = Preamble(asked.Header);
        string assertions = string.Concat(asked.All.Select(question => $"_Static_assert({question.Expression} == {question.Expected}, \"\");\n"));
        using ClangUnit unit = ClangUnit.Parse(target.Triple, preamble + assertions, Folders(target, path));
        return [.. unit.Errors.Select(error => $"{target.Name}: {asked.Header}: {error}")];
    }

    private static bool Accepts(Target target, string header, string path)
    {
        using ClangUnit unit = ClangUnit.Parse(target.Triple, Preamble(header), Folders(target, path));
        return unit.Errors.IsEmpty;
    }

    /// <summary>A header of <c>asm-generic/</c> means what the target's own, which includes it, makes of it.</summary>
    private static string Preamble(string header)
    {
        const string Generic = "asm-generic/";
        if (!header.StartsWith(Generic, StringComparison.Ordinal))
        {
            return $"#include <linux/types.h>\n#include <{header}>\n";
        }

        string own = "asm/" + header[Generic.Length..];
        return $"#include <linux/types.h>\n#if __has_include(<{own}>)\n#include <{own}>\n#endif\n#include <{header}>\n";
    }

    private static string[] Folders(Target target, string path) =>
        [.. path.Replace("{triple}", target.Triple, StringComparison.Ordinal).Split(';', StringSplitOptions.RemoveEmptyEntries).SelectMany(folder => new[] { "-isystem", folder })];

    private static bool IsFor(Type type, Target target) =>
        ArchitectureOf(type) is not { } architecture || s_namespaces[target.Name] == architecture;

    private static bool Is32Bit(Type type) => ArchitectureOf(type) is "Arm" or "X86";

    private static string? ArchitectureOf(Type type) => type.Namespace!.Split('.').FirstOrDefault(s_namespaces.ContainsValue);

    private static IEnumerable<string> Lines()
    {
        while (Console.In.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using CRecordAttribute = UapiGen.Metadata.CRecordAttribute;

namespace UapiGen.Engine.Tests.Tree;

/// <summary>
/// All installed headers in one assembly: it compiles without a warning, the structs that the CLR loads have the sizes and offsets that their attributes say,
/// and gcc says the same of each.
/// </summary>
public sealed class TreeLayoutTests
{
    [Fact]
    public void The_runtime_lays_structs_out_as_their_attributes_say()
    {
        Type[] structs = StructReflection.Structs(KernelTree.Of("6.1").Assembly);
        AssertNone(structs.SelectMany(StructReflection.Wrong));
        Assert.True(structs.Length > 3000, $"only {structs.Length} structs");
    }

    [Fact]
    public void Gcc_agrees_with_the_attributes() => AssertJudged(KernelTree.Of("6.1"), "gcc");

    /// <summary>Asks a compiler for everything that the attributes claim.</summary>
    internal static void AssertJudged(KernelTree tree, string compiler, params string[] arguments)
    {
        GccQuestions[] questions =
        [
            .. StructReflection.Structs(tree.Assembly).Where(t => !t.IsNested).GroupBy(t => t.GetCustomAttribute<CRecordAttribute>()!.Header)
                .Select(g => new GccQuestions(g.Key, g)),
        ];
        var wrong = new ConcurrentBag<string>();
        var answered = new ConcurrentBag<int>();
        Parallel.ForEach(questions, new ParallelOptions { MaxDegreeOfParallelism = 4 }, header =>
        {
            var found = new List<string>();
            if (header.Ask(found, compiler, arguments) is { } answers)
            {
                answered.Add(answers);
            }

            found.ForEach(wrong.Add);
        });
        AssertNone(wrong);
        Assert.True(answered.Sum() > 25_000, $"{compiler} answered only {answered.Sum()} questions");
        Assert.True(answered.Count > questions.Length * 9 / 10, $"{compiler} accepts only {answered.Count} of {questions.Length} headers");
    }

    private static void AssertNone(IEnumerable<string> wrong)
    {
        string[] all = [.. wrong];
        Assert.True(all.Length == 0, $"{all.Length} wrong:\n" + string.Join("\n", all.Take(30)));
    }
}

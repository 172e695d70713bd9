using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using UapiGen.Testing.Gcc;
using CFieldAttribute = UapiGen.Metadata.CFieldAttribute;
using CRecordAttribute = UapiGen.Metadata.CRecordAttribute;

namespace UapiGen.Engine.Tests.Emission;

/// <summary>
/// Installed headers, many in one assembly: what is generated compiles without a warning, the structs that the CLR loads have the size and offsets that the attributes
/// say, and gcc says the same of each.
/// </summary>
public sealed class InstalledHeaderTests
{
    private const string Root = "/usr/include";

    /// <summary>One in so many headers is looked at; each run of the whole tree in one process would take minutes.</summary>
    private const int Stride = 8;

    [Fact]
    public void Structs_are_as_gcc_lays_them_out()
    {
        string[] headers = Directory.GetFiles(Root + "/linux", "*.h").Select(f => Path.GetRelativePath(Root, f)).Order(StringComparer.Ordinal)
            .Where((_, i) => i % Stride == 0).ToArray();
        BindingsResult result = headers.Aggregate(new EngineRun(), (run, header) => run.Named(header)).Run();
        Type[] structs = BindingsCompiler.Load(BindingsCompiler.Compile(result.Sources, CompilerSettings.Plain)).GetTypes()
            .Where(t => t.IsValueType && t.GetCustomAttribute<CRecordAttribute>() is not null).ToArray();
        AssertNone(structs.SelectMany(WrongInClr));
        (int asked, List<string> wrong) = WrongForGcc(structs);
        AssertNone(wrong);
        Assert.True(asked > 1000, $"gcc answered only {asked} questions");
    }

    private static void AssertNone(IEnumerable<string> wrong)
    {
        string[] all = wrong.ToArray();
        Assert.True(all.Length == 0, $"{all.Length} wrong:\n" + string.Join("\n", all.Take(30)));
    }

    private static IEnumerable<string> WrongInClr(Type type)
    {
        CRecordAttribute record = type.GetCustomAttribute<CRecordAttribute>()!;
        if (SizeOf(type) != record.Size)
        {
            yield return $"{record.Name}: size {SizeOf(type)}, should be {record.Size}";
        }

        foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public))
        {
            CFieldAttribute c = field.GetCustomAttribute<CFieldAttribute>()!;
            if (Offset(type, field) != c.Offset)
            {
                yield return $"{record.Name}.{c.Path}: offset {Offset(type, field)}, should be {c.Offset}";
            }

            if (SizeOf(field.FieldType) != c.Size)
            {
                yield return $"{record.Name}.{c.Path}: size {SizeOf(field.FieldType)}, should be {c.Size}";
            }
        }
    }

    private static (int Asked, List<string> Wrong) WrongForGcc(Type[] structs)
    {
        var wrong = new List<string>();
        int asked = 0;
        foreach (IGrouping<string, Type> header in structs.Where(t => !t.IsNested).GroupBy(t => t.GetCustomAttribute<CRecordAttribute>()!.Header))
        {
            var questions = new List<(string Expression, long Expected)>();
            foreach (Type type in header)
            {
                CRecordAttribute record = type.GetCustomAttribute<CRecordAttribute>()!;
                questions.Add(($"sizeof({record.Name})", record.Size));
                questions.Add(($"_Alignof({record.Name})", record.Alignment));
                questions.AddRange(type.GetMembers(BindingFlags.Instance | BindingFlags.Public).Select(m => m.GetCustomAttribute<CFieldAttribute>())
                    .Where(c => c is { BitWidth: 0 }).Select(c => ($"__builtin_offsetof({record.Name}, {c!.Path})", (long)c.Offset)));
            }

            if (Ask($"#include <linux/types.h>\n#include <{header.Key}>", questions.Select(q => q.Expression).ToList()) is { } answers)
            {
                asked += answers.Count;
                wrong.AddRange(questions.Zip(answers).Where(q => q.First.Expected != q.Second)
                    .Select(q => $"{header.Key}: {q.First.Expression} is {q.Second}, not {q.First.Expected}"));
            }
        }

        return (asked, wrong);
    }

    /// <summary>gcc's answers; null when it refuses the header alone, as it does a few that need another one before them.</summary>
    private static IReadOnlyList<long>? Ask(string prelude, IReadOnlyList<string> questions)
    {
        try
        {
            return new GccJudge(prelude).Ask(questions);
        }
        catch (Xunit.Sdk.XunitException e) when (e.Message.Contains("gcc refuses", StringComparison.Ordinal))
        {
            return null;
        }
    }

    private static readonly MethodInfo s_sizeOf = typeof(Unsafe).GetMethod(nameof(Unsafe.SizeOf))!;

    private static int SizeOf(Type type) => (int)s_sizeOf.MakeGenericMethod(type).Invoke(null, null)!;

    /// <summary>The field's place in an instance, of which the CLR is asked.</summary>
    private static long Offset(Type type, FieldInfo field) =>
        (long)s_offset.MakeGenericMethod(type, field.FieldType).Invoke(null, [field])!;

    private static readonly MethodInfo s_offset = typeof(InstalledHeaderTests).GetMethod(nameof(OffsetOf), BindingFlags.NonPublic | BindingFlags.Static)!;

    private static long OffsetOf<TStruct, TField>(FieldInfo field)
        where TStruct : struct
        where TField : struct
    {
        var method = new System.Reflection.Emit.DynamicMethod("offset", typeof(long), [typeof(TStruct).MakeByRefType()], typeof(TStruct), true);
        System.Reflection.Emit.ILGenerator il = method.GetILGenerator();
        il.Emit(System.Reflection.Emit.OpCodes.Ldarg_0);
        il.Emit(System.Reflection.Emit.OpCodes.Ldflda, field);
        il.Emit(System.Reflection.Emit.OpCodes.Conv_I);
        il.Emit(System.Reflection.Emit.OpCodes.Ldarg_0);
        il.Emit(System.Reflection.Emit.OpCodes.Conv_I);
        il.Emit(System.Reflection.Emit.OpCodes.Sub);
        il.Emit(System.Reflection.Emit.OpCodes.Conv_I8);
        il.Emit(System.Reflection.Emit.OpCodes.Ret);
        TStruct value = default;
        return ((OffsetReader<TStruct>)method.CreateDelegate(typeof(OffsetReader<TStruct>)))(ref value);
    }

    private delegate long OffsetReader<TStruct>(ref TStruct value);
}

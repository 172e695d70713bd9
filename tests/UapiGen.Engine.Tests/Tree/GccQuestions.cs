using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using UapiGen.Testing.Gcc;
using CFieldAttribute = UapiGen.Metadata.CFieldAttribute;
using CRecordAttribute = UapiGen.Metadata.CRecordAttribute;

namespace UapiGen.Engine.Tests.Tree;

/// <summary>What the attributes of one header's structs claim, as questions that a C compiler answers.</summary>
internal sealed class GccQuestions
{
    private readonly List<(string Expression, long Expected)> _all = [];

    public GccQuestions(string header, IEnumerable<Type> structs)
    {
        Header = header;
        foreach (Type type in structs)
        {
            CRecordAttribute record = type.GetCustomAttribute<CRecordAttribute>()!;
            Add($"sizeof({record.Name})", record.Size);
            Add($"_Alignof({record.Name})", record.Alignment);
            Members(type, record.Name, "", 0, new Dictionary<string, string>(StringComparer.Ordinal));
        }
    }

    public string Header { get; }

    public IReadOnlyList<(string Expression, long Expected)> All => _all;

    /// <summary>How many answers there are; null when the compiler does not accept the header alone.</summary>
    public int? Ask(ICollection<string> wrong, string compiler, string[] arguments)
    {
        // Some headers use types that they leave to others to include.
        var judge = new GccJudge($"#include <linux/types.h>\n#include <{Header}>", arguments) { Compiler = compiler };
        IReadOnlyList<long> answers;
        try
        {
            answers = judge.Ask(_all.Select(q => q.Expression).ToList());
        }
        catch (Xunit.Sdk.XunitException e) when (e.Message.Contains("gcc refuses", StringComparison.Ordinal))
        {
            if (IsAccepted(judge))
            {
                wrong.Add($"{Header}: {e.Message}");
            }

            return null;
        }

        for (int i = 0; i < answers.Count; i++)
        {
            if (answers[i] != _all[i].Expected)
            {
                wrong.Add($"{Header}: {_all[i].Expression} is {answers[i]}, not {_all[i].Expected}");
            }
        }

        return answers.Count;
    }

    private static bool IsAccepted(GccJudge judge)
    {
        try
        {
            return judge.Ask(["1"])[0] == 1;
        }
        catch (Xunit.Sdk.XunitException)
        {
            return false;
        }
    }

    private void Add(string expression, long expected) => _all.Add((expression, expected));

    /// <summary>Asks for the members of a struct and of the types that have no name in C, by their way from the outermost one.</summary>
    /// <param name="type">The struct.</param>
    /// <param name="record">The outermost C type.</param>
    /// <param name="path">The way to <paramref name="type"/> as the attributes write it; empty for the outermost one.</param>
    /// <param name="start">Where it starts in the outermost one.</param>
    /// <param name="ways">By paths: the way as C writes it, into the first element of arrays.</param>
    private void Members(Type type, string record, string path, long start, Dictionary<string, string> ways)
    {
        foreach (MemberInfo member in type.GetMembers(BindingFlags.Instance | BindingFlags.Public))
        {
            if (member.GetCustomAttribute<CFieldAttribute>() is not { BitWidth: 0 } c)
            {
                continue;
            }

            string way = path.Length == 0 ? c.Path : ways[path] + c.Path[path.Length..];
            Add($"__builtin_offsetof({record}, {way})", start + c.Offset);
            Add($"sizeof((({record} *)0)->{way})", c.Size);
            Type memberType = member is FieldInfo field ? field.FieldType : ((PropertyInfo)member).PropertyType;
            while (memberType.IsGenericType && memberType.Name.StartsWith("Array", StringComparison.Ordinal))
            {
                memberType = memberType.GetGenericArguments()[0];
                way += "[0]";
            }

            if (memberType.DeclaringType == type)
            {
                ways[c.Path] = way;
                Add($"sizeof((({record} *)0)->{way})", memberType.GetCustomAttribute<CRecordAttribute>()!.Size);
                Members(memberType, record, c.Path, start + c.Offset, ways);
            }
        }
    }
}

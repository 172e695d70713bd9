using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using UapiGen.CFrontEnd.Targets;

namespace UapiGen.Engine.Facts.Overlays;

/// <summary>The statements about which constants a member takes.</summary>
internal sealed partial class OverlayParser
{
    /// <summary><c>enum F E [mask C|…] [excludes A, B] [exclusive { … }] [one-of { … }]</c></summary>
    private void ReadValues(string record, bool isFlags)
    {
        string path = TakePath(record);
        var fact = new ValuesFact(Here, record, path, TakeName(ReferenceKind.Group, "an enum's tag or a group's name")) { IsFlags = isFlags };
        if (TryTake("mask"))
        {
            fact = fact with { Mask = TakeConstants() };
        }

        if (TryTake("excludes"))
        {
            var excluded = ImmutableArray.CreateBuilder<string>();
            do
            {
                excluded.Add(TakeName(ReferenceKind.Constant, "a constant's name"));
            }
            while (TryTake(","));
            fact = fact with { Excludes = excluded.ToImmutable() };
        }

        Add(fact, record, path);
    }

    /// <summary><c>flagset F [as NAME] { A, B_* }</c>: a group that belongs to one member.</summary>
    private void ReadOwnGroup(string record, bool isFlags)
    {
        string path = TakePath(record);
        string name = TryTake("as") ? TakeWord("a group's name").Value : OwnGroupName(record, path);
        int first = _statement.Facts.Count;
        _statement.Facts.Add(new ValuesFact(Here, record, path, name) { IsFlags = isFlags });
        ReadGroupMembers(new FlagSetFact(Here, name, []) { IsFlags = isFlags, Home = _home });
        ReadClauses(record, [path], first);
    }

    /// <summary>The name of a group that is known only by the member that takes it: the record's tag and the member.</summary>
    internal static string OwnGroupName(string record, string path) =>
        record.Substring(record.IndexOf(' ') + 1) + "_" + path.Substring(path.LastIndexOf('.') + 1);

    /// <summary><c>constant NAME CLAUSES</c>; <c>constant NAME = VALUE [on TARGET VALUE] from "HEADER" [CLAUSES]</c> for one that another header has.</summary>
    private void ReadConstant()
    {
        OverlayToken word = TakeWord("a constant's name");
        string constant = word.Value;
        if (!TryTake("="))
        {
            Refer(ReferenceKind.Constant, constant, "", word.Span);
            ReadEntityClauses(constant);
            return;
        }

        var values = new List<ConstantFact> { new(Here, constant, unchecked((ulong)TakeNumber()), "") };
        while (TryTake("on"))
        {
            string target = TakeTarget();
            values.Add(new ConstantFact(Here, constant, unchecked((ulong)TakeNumber()), "") { Target = target });
        }

        Take("from");
        string header = TakeText("the include name of the header that defines it, quoted");
        _statement.Facts.AddRange(values.Select(v => v with { From = header }));
        ReadEntityClauses(constant);
    }

    private string TakeTarget()
    {
        OverlayToken word = TakeWord("a target's name");
        // "x86-64" is a word and a number to the lexer.
        bool hasNumber = Current.Kind == OverlayTokenKind.Number && Current.Span.Start == word.Span.End;
        string name = hasNumber ? word.Value + Next().Value : word.Value;
        return KnownTargets.Find(name) is not null
            ? name
            : throw new SyntaxError(word.Span, FactRules.UnknownTarget, name, NameSuggestions.Of(name, KnownTargets.All.Select(t => t.Name)));
    }

    private ExclusiveFact ReadExclusive(string record, string path, bool isRequired)
    {
        ImmutableArray<string> constants = TakeConstantList();
        return new ExclusiveFact(Here, record, path, constants)
        {
            IsRequired = isRequired,
            Unless = TryTake("unless") ? [TakeName(ReferenceKind.Constant, "a constant's name")] : [],
        };
    }

    private ImmutableArray<string> TakeConstantList()
    {
        var constants = ImmutableArray.CreateBuilder<string>();
        TakeList(() => constants.Add(TakeName(ReferenceKind.Constant, "a constant's name")));
        return constants.ToImmutable();
    }
}

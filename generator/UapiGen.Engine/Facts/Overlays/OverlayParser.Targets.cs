using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace UapiGen.Engine.Facts.Overlays;

/// <summary>The statements about what lies behind a member: memory at an address, elements that it counts, alternatives that it chooses.</summary>
internal sealed partial class OverlayParser
{
    /// <summary>How many combinations of values one case may stand for: each is written into the generated code.</summary>
    private const int MostTuples = 256;

    /// <summary><c>ptr F [in|out|inout] TYPE[N]|TYPE[count N]|string|fd KIND|by T { … } [bytes N] [retained]</c></summary>
    private void ReadPointer(string record)
    {
        string path = TakePath(record);
        var fact = new PointerFact(Here, record, path);
        if (Current.Value is "in" or "out" or "inout")
        {
            fact = fact with { Direction = DirectionOf(Next().Value) };
        }

        switch (Current.Value)
        {
            case "string":
                Next();
                fact = fact with { Target = PointerTarget.String, Type = "char" };
                break;
            case "fd":
                Next();
                fact = fact with { Target = PointerTarget.Typed, Type = "int", FdKinds = TakeKinds(ReferenceKind.FdKind) };
                break;
            case "by":
                fact = fact with { Target = PointerTarget.ByTag, Tags = ReadTags(record), Cases = ReadCases(record, isUnion: false) };
                break;
            case "bytes" or "retained" or "when" or "for" or "since":
                break;
            default:
                if (!IsAtSeparator)
                {
                    fact = fact with { Target = PointerTarget.Typed, Type = TakeType() };
                }

                break;
        }

        if (TryTake("["))
        {
            bool isNamed = TryTake("count") || Current.Kind == OverlayTokenKind.Word;
            fact = isNamed ? fact with { Count = TakePath(record) } : fact with { FixedCount = TakeNumber() };
            Take("]");
        }

        if (TryTake("bytes"))
        {
            fact = fact with { Bytes = TakePath(record) };
        }

        Add(TryTake("retained") ? fact with { IsRetained = true } : fact, record, path);
    }

    private void ReadCount(string record, bool isBytes)
    {
        string path = TakePath(record);
        Take("of");
        var fact = new CountFact(Here, record, path, TakePath(record)) { IsBytes = isBytes };
        if (TryTake("max"))
        {
            fact = fact with { Max = Current.Kind == OverlayTokenKind.Number ? Next().Value : TakeName(ReferenceKind.Constant, "a constant's name") };
        }

        Add(fact, record, path);
    }

    /// <summary><c>union [F] by T { V: member }</c>; without F, the anonymous union of the record.</summary>
    private void ReadUnion(string record)
    {
        string path = Current.Is("by") ? "" : TakePath(record);
        Add(new UnionFact(Here, record, path) { Tags = ReadTags(record), Cases = ReadCases(record, isUnion: true) }, record, path);
    }

    private ImmutableArray<string> ReadTags(string record)
    {
        Take("by");
        if (!TryTake("("))
        {
            return [TakePath(record)];
        }

        ImmutableArray<string> tags = [.. TakePaths(record)];
        Take(")");
        return tags;
    }

    private ImmutableArray<TagCase> ReadCases(string record, bool isUnion)
    {
        var cases = ImmutableArray.CreateBuilder<TagCase>();
        TakeList(() =>
        {
            List<string[]> alternatives = ReadCaseValues();
            Take(":");
            TagCase choice = ReadChoice(record, isUnion);
            foreach (string[] constants in alternatives)
            {
                cases.Add(choice with { Constants = ImmutableArray.Create(constants) });
            }
        });
        return cases.ToImmutable();
    }

    /// <summary><c>A</c>, <c>A|B</c>, <c>(A, B|C)</c>: one value a tag; alternatives multiply.</summary>
    private List<string[]> ReadCaseValues()
    {
        if (!TryTake("("))
        {
            return ReadAlternatives().ConvertAll(static a => new[] { a });
        }

        List<string[]> tuples = [[]];
        do
        {
            OverlayToken first = Current;
            List<string> alternatives = ReadAlternatives();
            long count = (long)tuples.Count * alternatives.Count;
            if (count > MostTuples)
            {
                throw new SyntaxError(first.Span, FactRules.Syntax, $"at most {MostTuples} combinations of values in one case", $"{count}");
            }

            tuples = tuples.SelectMany(_ => alternatives, static (tuple, a) => (string[])[.. tuple, a]).ToList();
        }
        while (TryTake(","));
        Take(")");
        return tuples;
    }

    private List<string> ReadAlternatives()
    {
        var names = new List<string>();
        do
        {
            names.Add(Current.Kind == OverlayTokenKind.Number ? Next().Value : TakeName(ReferenceKind.Constant, "a constant's name"));
        }
        while (TryTake("|"));
        return names;
    }

    private TagCase ReadChoice(string record, bool isUnion)
    {
        var choice = new TagCase([], "");
        if (Current.Value is "in" or "out" or "inout")
        {
            choice = choice with { Direction = DirectionOf(Next().Value) };
        }

        if (TryTake("fd"))
        {
            choice = choice with { Choice = "int", FdKinds = TakeKinds(ReferenceKind.FdKind), None = TryTake("none") ? TakeNumber() : null };
        }
        else if (TryTake("none"))
        {
            choice = choice with { Choice = "none" };
        }
        else if (isUnion && Current.Value is not ("struct" or "union" or "u8" or "s32" or "u32" or "u64"))
        {
            choice = choice with { Choice = TakePath(record) };
        }
        else
        {
            choice = choice with { Choice = TakeType() };
        }

        if (TryTake("["))
        {
            choice = choice with { Count = Current.Kind == OverlayTokenKind.Number ? Next().Value : TakePath(record) };
            Take("]");
        }

        return choice;
    }
}

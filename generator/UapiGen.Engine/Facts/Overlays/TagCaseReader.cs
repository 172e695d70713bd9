using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace UapiGen.Engine.Facts.Overlays;

/// <summary>What a tag's values select: <c>{ A: u.msi ; (B, C|D): in struct x[n] }</c>.</summary>
/// <param name="tokens">Where the cases are read from.</param>
/// <param name="names">Takes the names that they use.</param>
/// <param name="record">The record with the tag.</param>
/// <param name="isUnion">Whether a plain name is a member of a union; else it is a type.</param>
internal sealed class TagCaseReader(TokenReader tokens, NameReader names, string record, bool isUnion)
{
    /// <summary>How many combinations of values one case may stand for: each is written into the generated code.</summary>
    private const int MostTuples = 256;

    public ImmutableArray<TagCase> Read()
    {
        var cases = ImmutableArray.CreateBuilder<TagCase>();
        tokens.TakeList(() =>
        {
            List<string[]> alternatives = ReadValues();
            tokens.Take(":");
            TagCase choice = ReadChoice();
            foreach (string[] constants in alternatives)
            {
                cases.Add(choice with { Constants = ImmutableArray.Create(constants) });
            }
        });
        return cases.ToImmutable();
    }

    /// <summary><c>A</c>, <c>A|B</c>, <c>(A, B|C)</c>: one value per tag; alternatives multiply.</summary>
    private List<string[]> ReadValues()
    {
        if (!tokens.TryTake("("))
        {
            return ReadAlternatives().ConvertAll(static a => new[] { a });
        }

        List<string[]> tuples = [[]];
        do
        {
            OverlayToken first = tokens.Current;
            List<string> alternatives = ReadAlternatives();
            long count = (long)tuples.Count * alternatives.Count;
            if (count > MostTuples)
            {
                throw new SyntaxError(first.Span, FactRules.Syntax, $"at most {MostTuples} combinations of values in one case", $"{count}");
            }

            tuples = tuples.SelectMany(_ => alternatives, static (tuple, a) => (string[])[.. tuple, a]).ToList();
        }
        while (tokens.TryTake(","));
        tokens.Take(")");
        return tuples;
    }

    private List<string> ReadAlternatives()
    {
        var values = new List<string>();
        do
        {
            values.Add(tokens.Current.Kind == OverlayTokenKind.Number ? tokens.Next().Value : names.Take(ReferenceKind.Constant, "a constant's name"));
        }
        while (tokens.TryTake("|"));
        return values;
    }

    private TagCase ReadChoice()
    {
        var choice = new TagCase([], "");
        if (tokens.Current.Value is "in" or "out" or "inout")
        {
            choice = choice with { Direction = DirectionText.Parse(tokens.Next().Value) };
        }

        if (tokens.TryTake("fd"))
        {
            choice = choice with { Choice = "int", FdKinds = [.. names.TakeKinds(ReferenceKind.FdKind)], None = tokens.TryTake("none") ? tokens.TakeNumber() : null };
        }
        else if (tokens.TryTake("none"))
        {
            choice = choice with { Choice = "none" };
        }
        else if (isUnion && tokens.Current.Value is not ("struct" or "union" or "u8" or "s32" or "u32" or "u64"))
        {
            choice = choice with { Choice = names.TakePath(record) };
        }
        else
        {
            choice = choice with { Choice = names.TakeType() };
        }

        if (tokens.TryTake("["))
        {
            choice = choice with { Count = tokens.Current.Kind == OverlayTokenKind.Number ? tokens.Next().Value : names.TakePath(record) };
            tokens.Take("]");
        }

        return choice;
    }
}

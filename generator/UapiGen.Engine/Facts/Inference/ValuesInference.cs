using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.Engine.Facts.Language;
using UapiGen.Engine.Facts.Overlays.Grammar;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>Which enum or group of constants a member takes: an enum named in its words, constants named there, <c>#define</c>s beside it.</summary>
internal static class ValuesInference
{
    private static readonly WordSet _combined = new("combination bitmask bitmap bitwise mask or'ed ored bits bitfield bitset several or-ed");

    public static void Read(InferenceContext context, RecordDeclaration record)
    {
        List<Macro> inside = context.MacrosIn(record);
        Dictionary<string, List<Macro>>? defines = inside.Count == 0 ? null : DefinesByField.Of(inside, record);
        ListedValues.Read(context, record, defines);
        foreach (MemberWords member in context.MembersOf(record))
        {
            if (member.Field.Type.Canonical is not (BuiltInType { IsInteger: true } or EnumType))
            {
                continue;
            }

            string path = member.Path;
            List<Sentence> sentences = member.Sentences;
            bool isFound = context.Facts.Find<ValuesFact>(record.CName, path, static (v, p) => v.Path == p) >= 0 || ReadEnum(context, record, path, sentences) || NamedConstants.Read(context, record, path, sentences);
            if (!isFound && defines is not null && defines.TryGetValue(path, out List<Macro>? beside))
            {
                AddGroup(context, record, path, beside.Select(m => m.Name), InferenceContext.Guessed(beside[0].Span));
            }
        }
    }

    public static void AddGroup(
        InferenceContext context, RecordDeclaration record, string path, IEnumerable<string> constants, Provenance provenance, bool? isCombined = null)
    {
        ImmutableArray<string> members = constants.ToImmutableArray();
        bool isFlags = isCombined ?? FlagHolder.IsFlagsName(path);
        if (provenance.IsStated && EnumOf(context, members) is { Tag: { } tag })
        {
            // The constants are a C enum's own: the member takes that.
            context.Add(new ValuesFact(provenance, record.CName, path, tag) { IsFlags = isFlags });
            return;
        }

        string name = EntityRows.OwnGroupName(record.CName, path);
        bool isTaken = context.Facts.Find<FlagSetFact>(name, g => !g.Constants.SequenceEqual(members)) >= 0;
        name = isTaken ? EntityRows.OwnGroupName(record.CName, path.Replace('.', '_')) : name;
        context.Add(new ValuesFact(provenance, record.CName, path, name) { IsFlags = isFlags });
        context.Add(new FlagSetFact(provenance, name, members) { IsFlags = isFlags, Home = record.Header });
    }

    /// <summary>The enum that has exactly these constants, sentinels aside; null when there is none.</summary>
    private static EnumDeclaration? EnumOf(InferenceContext context, ImmutableArray<string> constants)
    {
        EnumDeclaration? @enum = context.EnumWith(constants[0]);
        return @enum is not null && constants.All(c => @enum.Enumerators.Any(e => e.Name == c))
            && @enum.Enumerators.All(e => constants.Contains(e.Name) || ConstantSets.IsSentinel(e.Name)) ? @enum : null;
    }

    /// <summary>"Combination of enum x", "One of enum x", "see &amp;enum x", "values from &amp;x".</summary>
    private static bool ReadEnum(InferenceContext context, RecordDeclaration record, string path, Sentence sentence)
    {
        for (int i = 0; i < sentence.Count; i++)
        {
            if (EnumAt(context, sentence, i) is not { } @enum)
            {
                continue;
            }

            // "bits numbered according to enum x", "bits 4-7: opcode (enum x)": the enum's values are not the member's.
            // "(for some chips refer to enum x)": of others they are not, either.
            bool isOther = sentence.FindAny(0, "numbered") >= 0 || sentence.Find("<", "<") >= 0 || HasBitRange(sentence)
                || (sentence.Find("(", "for") is >= 0 and int some && some < i && !sentence[some + 2].IsAny("the", "this"));
            if (isOther)
            {
                return false;
            }

            // "the type of the device from enum x": one of them, even if the numbers happen to be bits.
            bool isChoice = sentence.FindAny(0, "type", "kind") is >= 0 and int noun && noun < i || sentence.Find("one", "of") >= 0;
            bool isFlags = FlagHolder.IsFlagsName(path) || (HasBits(@enum) && !isChoice) || IsFlagsTag(@enum.Tag ?? "") || SaysCombined(sentence);
            context.Add(new ValuesFact(InferenceContext.Stated(sentence), record.CName, path, @enum.Tag ?? sentence[i].Text) { IsFlags = isFlags });
            return true;
        }

        return false;
    }

    private static bool ReadEnum(InferenceContext context, RecordDeclaration record, string path, List<Sentence> sentences)
    {
        foreach (Sentence sentence in sentences)
        {
            if (ReadEnum(context, record, path, sentence))
            {
                return true;
            }
        }

        return false;
    }

    private static EnumDeclaration? EnumAt(InferenceContext context, Sentence sentence, int i)
    {
        if (sentence[i].Is("enum") && i + 1 < sentence.Count)
        {
            return context.Names.Enum("enum " + sentence[i + 1].Text);
        }

        bool isReferred = sentence[i].Kind == WordKind.Word && sentence[i].Text.Contains('_')
            && (sentence[i].Markup == '&' || (i > 0 && sentence[i - 1].IsAny("see", "of", "from", "in")));
        return isReferred ? context.Names.Enum("enum " + sentence[i].Text) : null;
    }

    private static bool HasBitRange(Sentence sentence)
    {
        int at = sentence.FindAny(0, "bits", "bit");
        return at >= 0 && at + 1 < sentence.Count && sentence[at + 1].Kind == WordKind.Number;
    }

    public static bool SaysCombined(Sentence sentence) =>
        sentence.FindAny(0, _combined) >= 0
        || sentence.Find("bit", "field") >= 0 || sentence.Find("bit", "fields") >= 0 || sentence.Find("one", "or", "more") >= 0 || sentence.Find("bit", "mask") >= 0;

    private static bool IsFlagsTag(string tag) =>
        tag.EndsWith("_flags", StringComparison.Ordinal) || tag.EndsWith("_flag", StringComparison.Ordinal) || tag.EndsWith("_mask", StringComparison.Ordinal) || tag.EndsWith("_caps", StringComparison.Ordinal);

    /// <summary>Whether the enumerators are single bits, 4 without 3 among them: such an enum is combined.</summary>
    private static bool HasBits(EnumDeclaration @enum)
    {
        int count = 0;
        bool hasFour = false;
        foreach (Enumerator enumerator in @enum.Enumerators)
        {
            ulong value = enumerator.Name.EndsWith("_MAX", StringComparison.Ordinal) ? 0 : (enumerator.Value as IntegerConstant)?.Bits ?? 0;
            if ((value & (value - 1)) != 0)
            {
                return false;
            }

            count += value == 0 ? 0 : 1;
            hasFour |= value >= 4;
        }

        return count >= 3 && hasFour;
    }
}

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.Engine.Documentation;
using UapiGen.Engine.Facts.Overlays;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>Which enum or group of constants a member takes: an enum named in its words, constants named there, <c>#define</c>s that follow it.</summary>
internal static class ValuesInference
{
    public static void Read(InferenceContext context, RecordDeclaration record)
    {
        ILookup<string, Macro> defines = context.Unit.Macros
            .Where(m => m.EnclosingDeclaration == record && m.FollowsField?.Name is not null && m.Value is IntegerConstant)
            .ToLookup(m => m.FollowsField!.Name!, StringComparer.Ordinal);
        foreach ((string path, FieldDeclaration field) in RecordMembers.Of(record))
        {
            if (field.Type.Canonical is not (BuiltInType { IsInteger: true } or EnumType))
            {
                continue;
            }

            bool isFound = false;
            foreach (Passage passage in context.PassagesOf(record, path, field))
            {
                foreach (Sentence sentence in SentenceReader.Read(passage))
                {
                    isFound = isFound || ReadEnum(context, record, path, sentence) || ReadNamedConstants(context, record, path, sentence);
                }
            }

            if (!isFound && field.Name is not null && path == field.Name && defines[field.Name].Any())
            {
                AddGroup(context, record, path, defines[field.Name].Select(m => m.Name), InferenceContext.Guessed(defines[field.Name].First().Span));
            }
        }
    }

    /// <summary>"Combination of enum x", "One of enum x", "see enum x", "values from &amp;enum x".</summary>
    private static bool ReadEnum(InferenceContext context, RecordDeclaration record, string path, Sentence sentence)
    {
        for (int i = 0; i + 1 < sentence.Count; i++)
        {
            if (!sentence[i].Is("enum") || context.Names.Enum("enum " + sentence[i + 1].Text) is not { } @enum)
            {
                continue;
            }

            bool isFlags = FlagHolder.IsFlagsName(path) || HasBits(@enum)
                || sentence.FindAny(0, "combination", "bitmask", "bitmap", "bitwise", "mask", "or'ed", "ored", "bits") >= 0;
            context.Add(new ValuesFact(InferenceContext.Stated(sentence), record.CName, path, @enum.Tag ?? sentence[i + 1].Text) { IsFlags = isFlags });
            return true;
        }

        return false;
    }

    /// <summary>Whether the enumerators are single bits, higher ones among them: such an enum is combined.</summary>
    private static bool HasBits(EnumDeclaration @enum)
    {
        List<ulong> values = @enum.Enumerators.Where(e => !e.Name.EndsWith("_MAX", StringComparison.Ordinal))
            .Select(e => (e.Value as IntegerConstant)?.Bits ?? 0).Where(v => v != 0).ToList();
        return values.Count >= 3 && values.Any(v => v >= 8) && values.All(v => (v & (v - 1)) == 0);
    }

    /// <summary>"Supported flags (A | B)", "KVM_CREATE_DEVICE_xxx": constants or a prefix in the words of a flags member.</summary>
    private static bool ReadNamedConstants(InferenceContext context, RecordDeclaration record, string path, Sentence sentence)
    {
        // "such as A, B" names examples, not the group.
        bool isExample = sentence.FindAny(0, "such", "e", "example", "eg", "etc") >= 0;
        if (!FlagHolder.IsFlagsName(path) || isExample)
        {
            return false;
        }

        List<string> named = sentence.Words.Where(w => w.Kind == WordKind.Word && w.IsCapitals && context.Constants.Contains(w.Text))
            .Select(w => w.Text).Distinct(StringComparer.Ordinal).ToList();
        if (named.Count > 0 && named.All(n => IsSingleBit(context, n)))
        {
            AddGroup(context, record, path, named, InferenceContext.Stated(sentence));
            return true;
        }

        foreach (Word word in sentence.Words)
        {
            string prefix = PrefixOf(word.Text);
            if (prefix.Length > 3)
            {
                List<string> members = context.Names.ConstantsNear(record)
                    .Where(c => c.StartsWith(prefix, StringComparison.Ordinal) && context.Constants.Contains(c)).ToList();
                if (members.Count > 0)
                {
                    AddGroup(context, record, path, members, InferenceContext.Stated(sentence));
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary><c>PREFIX_xxx</c>, <c>PREFIX_*</c>, <c>PREFIX_</c>: the prefix with its underscore; else empty.</summary>
    private static string PrefixOf(string word)
    {
        string prefix = word.TrimEnd('x', 'X', '*');
        bool hasPlaceholder = prefix.Length < word.Length - 1 || word.EndsWith("_", StringComparison.Ordinal);
        return hasPlaceholder && prefix.EndsWith("_", StringComparison.Ordinal) && prefix.All(c => c is '_' || char.IsUpper(c) || char.IsDigit(c)) ? prefix : "";
    }

    private static bool IsSingleBit(InferenceContext context, string constant) =>
        context.Constants[constant] is { } value && value != 0 && (value & (value - 1)) == 0;

    private static void AddGroup(InferenceContext context, RecordDeclaration record, string path, IEnumerable<string> constants, Provenance provenance)
    {
        ImmutableArray<string> members = constants.ToImmutableArray();
        string name = OverlayParser.OwnGroupName(record.CName, path);
        bool isFlags = FlagHolder.IsFlagsName(path);
        context.Add(new ValuesFact(provenance, record.CName, path, name) { IsFlags = isFlags });
        context.Add(new FlagSetFact(provenance, name, members) { IsFlags = isFlags, Home = record.Header });
    }
}

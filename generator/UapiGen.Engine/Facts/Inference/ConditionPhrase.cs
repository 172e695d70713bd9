using System.Collections.Generic;
using System.Linq;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>
/// The phrase "if FLAG is set": a conjunction, one or more constants with what may stand around them, and a state.
/// <c>condition = conjunction noise* constant ((or|and|,|/|"|") constant)* noun* [[be] [not] state] [in the flags]</c>
/// </summary>
/// <param name="Start">The conjunction's place.</param>
/// <param name="End">The place after the phrase.</param>
/// <param name="Constants">The constants, as the header spells them.</param>
/// <param name="IsNegated">Whether it holds when they are <em>not</em> set.</param>
/// <param name="AreAll">Whether all of several must be set, rather than one.</param>
/// <param name="Holder">The member that the phrase says holds the flags, or empty.</param>
/// <param name="HasState">Whether a state ("is set", "is used") is said.</param>
internal sealed record ConditionPhrase(int Start, int End, List<string> Constants, bool IsNegated, bool AreAll, string Holder, bool HasState)
{
    private static readonly string[] _conjunctions = ["if", "when", "unless", "for", "with", "without", "whenever", "where", "iff"];

    private static readonly string[] _noise =
    [
        "the", "a", "an", "flag", "flags", "bit", "bits", "field", "option", "of", "either", "any", "both", "and", "only", "if", "when", "user", "sets",
        "set", "using", "specifying", "value", "use", "with", "in", "(", "is",
    ];

    private static readonly string[] _nouns = ["flag", "flags", "bit", "bits", "option", "options", "capability", "feature", "mode"];

    private static readonly string[] _states =
        ["set", "used", "specified", "given", "provided", "passed", "present", "enabled", "on", "requested", "supplied", "selected", "active", "raised"];

    /// <summary>Reads the phrase whose conjunction stands at <paramref name="start"/>; null when it is none.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="start">The conjunction's place.</param>
    /// <param name="subject">Tells what names mean, and what "this flag" is.</param>
    public static ConditionPhrase? Read(Sentence sentence, int start, PhraseSubject subject)
    {
        Word conjunction = sentence[start];
        if (!conjunction.IsAny(_conjunctions))
        {
            return null;
        }

        int i = start + 1;
        bool isNegated = conjunction.IsAny("unless", "without");
        string holder = "";
        int noise = 0;
        while (i < sentence.Count && noise++ < 8)
        {
            Word word = sentence[i];
            if (word.Is("not") || word.Is("!"))
            {
                isNegated = !isNegated;
            }
            else if (subject.IsFlagsMember(word))
            {
                // "if @flags & F", "flags field of F", "flags has F"
                holder = subject.MemberOf(word);
            }
            else if (!(word.IsAny(_noise) || word.IsAny("&", "has", "contains", "includes")) || IsThisFlag(sentence, i, subject))
            {
                break;
            }

            i++;
        }

        var constants = new List<string>();
        bool areAll = false;
        while (i < sentence.Count)
        {
            if (constants.Count == 0 && IsThisFlag(sentence, i, subject))
            {
                constants.Add(subject.Constant);
                i += sentence[i].Is("it") ? 1 : 2;
                break;
            }

            if (subject.ConstantOf(sentence[i]) is not { } constant)
            {
                break;
            }

            constants.Add(constant);
            i++;
            int next = i;
            while (next < sentence.Count && (sentence[next].IsAny("or", "and", ",", "/", "|", "flag") || sentence[next].Is("the")))
            {
                next++;
            }

            if (next == i || next >= sentence.Count || subject.ConstantOf(sentence[next]) is null)
            {
                break;
            }

            areAll |= Enumerable.Range(i, next - i).Any(k => sentence[k].Is("and"));
            i = next;
        }

        if (constants.Count == 0)
        {
            return null;
        }

        while (i < sentence.Count && (sentence[i].IsAny(_nouns) || sentence[i].Is(")")))
        {
            i++;
        }

        return ReadState(sentence, start, i, constants, isNegated, areAll, holder, subject);
    }

    private static ConditionPhrase ReadState(
        Sentence sentence, int start, int i, List<string> constants, bool isNegated, bool areAll, string holder, PhraseSubject subject)
    {
        int state = i;
        bool isStateNegated = false;
        while (state < sentence.Count && sentence[state].IsAny("is", "are", "was", "were", "has", "have", "been", "also", "not", "isn't", "be", "being"))
        {
            isStateNegated |= sentence[state].IsAny("not", "isn't");
            state++;
        }

        bool isUnset = state < sentence.Count && sentence[state].IsAny("unset", "clear", "cleared", "zero", "0", "off", "disabled", "absent", "omitted");
        bool hasState = isUnset || (state < sentence.Count && sentence[state].IsAny(_states));
        if (hasState)
        {
            i = state + 1;
            isNegated ^= isStateNegated ^ isUnset;
        }

        int after = i;
        while (after < sentence.Count && sentence[after].IsAny("in", "the", "on", "by"))
        {
            after++;
        }

        if (after > i && after < sentence.Count && subject.IsFlagsMember(sentence[after]))
        {
            holder = subject.MemberOf(sentence[after]);
            i = after + 1;
            while (i < sentence.Count && sentence[i].IsAny("field", "member"))
            {
                i++;
            }
        }

        return new ConditionPhrase(start, i, constants, isNegated, areAll, holder, hasState);
    }

    private static bool IsThisFlag(Sentence sentence, int i, PhraseSubject subject) =>
        subject.Constant.Length > 0
        && ((sentence[i].IsAny("this", "the") && i + 1 < sentence.Count && sentence[i + 1].IsAny("flag", "bit", "option"))
            || (sentence[i].Is("it") && i + 1 < sentence.Count && sentence[i + 1].IsAny("is")));
}

using System.Collections.Generic;
using UapiGen.Engine.Facts.Language;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>
/// Reads condition phrases:
/// <c>phrase = conjunction clause ((and|or|along with) clause)*</c>,
/// <c>clause = member comparison constant (or constant)* | noise* constant ((or|and|,|/|"|") constant)* noun* [in flags] [state] [in flags]</c>.
/// </summary>
internal sealed partial class ConditionPhraseReader
{
    private static readonly WordSet _looseConjunctions = new("for with without where using requires needs once while");

    private static readonly WordSet _joiners = new("and or && || but");

    private static readonly WordSet _listJoints = new("or and , / | flag & the");

    private static readonly WordSet _conjunctions = new("if when unless for with without whenever where iff while once provided case requires needs using");

    private static readonly WordSet _noise = new(
        "the a an flag flags bit bits field option of either any both and only if when user sets set using specifying value use with in ( is that all one has "
        + "contains includes contain include &");

    private static readonly WordSet _states = new(
        "set used specified given provided passed present enabled on requested supplied selected active raised chosen asserted included true in");

    private static readonly WordSet _verbs = new(
        "must is are ignored otherwise will should shall may can specifies contains has holds then points describes indicates returns gives unused reserved "
        + "zero cannot");

    private readonly Sentence _sentence;
    private readonly PhraseSubject _subject;
    private int _at;
    private bool _hasState;
    private bool _isElsewhere;

    private ConditionPhraseReader(Sentence sentence, PhraseSubject subject, int start)
    {
        _sentence = sentence;
        _subject = subject;
        _at = start;
    }

    /// <summary>Reads the phrase whose conjunction stands at <paramref name="start"/>; null when it is none.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="start">The conjunction's place.</param>
    /// <param name="subject">Tells what names mean, and what "this flag" is.</param>
    public static ConditionPhrase? Read(Sentence sentence, int start, PhraseSubject subject)
    {
        Word conjunction = sentence[start];
        bool isOne = conjunction.IsAny(_conjunctions) && !(conjunction.Is("case") && !sentence.At(start - 1, "in"));
        return isOne ? new ConditionPhraseReader(sentence, subject, start + 1).ReadPhrase(start, conjunction.IsAny("unless", "without")) : null;
    }

    /// <summary>Reads a condition that no conjunction opens: "FLAG not set".</summary>
    public static ConditionPhrase? ReadBare(Sentence sentence, int start, PhraseSubject subject) => new ConditionPhraseReader(sentence, subject, start).ReadPhrase(start, isNegated: false);

    private ConditionPhrase? ReadPhrase(int start, bool isNegated)
    {
        if (ReadClause() is not { } first)
        {
            return null;
        }

        List<PhraseClause> clauses = [first];
        bool areAll = false;
        bool areAny = false;
        bool isPartial = false;
        bool isUnknown = false;
        while (Joiner() is { Length: > 0 } joined)
        {
            int before = _at;
            _at = joined.End;
            if (ReadClause() is not { } next)
            {
                _at = before;
                bool goesOn = joined.End >= _sentence.Count || !_sentence[joined.End].IsAny(_verbs);
                isPartial = goesOn && joined.IsAll;
                isUnknown = goesOn && !joined.IsAll;
                break;
            }

            areAll |= joined.IsAll;
            areAny |= !joined.IsAll;
            clauses.Add(next);
        }

        // "A or B and C" can be read in two ways.
        return areAll && areAny
            ? null
            : new ConditionPhrase(start, _at, clauses, isNegated, areAll)
            {
                HasState = _hasState,
                IsPartial = isPartial,
                IsElsewhere = _isElsewhere || isUnknown,
                IsLoose = !_hasState && _sentence[start].IsAny(_looseConjunctions),
            };
    }

    /// <summary>A word that joins clauses, at the current place.</summary>
    private (int Length, int End, bool IsAll) Joiner()
    {
        int i = _at;
        bool hasComma = i < _sentence.Count && _sentence[i].Is(",");
        i += hasComma ? 1 : 0;
        if (_sentence.At(i, "along", "with") || _sentence.At(i, "together", "with"))
        {
            return (2, i + 2, true);
        }

        if (_sentence.At(i, "|", "|") || _sentence.At(i, "&", "&"))
        {
            return (2, i + 2, _sentence[i].Is("&"));
        }

        // ", and" after "if A is set" begins what follows from it more often than another clause.
        bool isJoiner = i < _sentence.Count && !hasComma && _sentence[i].IsAny(_joiners);
        return isJoiner ? (1, i + 1, _sentence[i].IsAny("and", "&&", "but")) : (0, i, false);
    }

    private PhraseClause? ReadClause()
    {
        string holder = "";
        bool isNegated = false;
        int i = _at;
        int noise = 0;
        while (i < _sentence.Count && noise++ < 8)
        {
            Word word = _sentence[i];
            if (ReadComparison(i) is { } comparison)
            {
                return comparison with { IsNegated = comparison.IsNegated ^ isNegated };
            }

            if (word.Is("not") || word.Is("!"))
            {
                isNegated = !isNegated;
            }
            else if (_subject.IsFlagsMember(word))
            {
                // "if @flags & F", "flags field of F", "flags has F"
                holder = _subject.MemberOf(word);
            }
            else if (!word.IsAny(_noise) || IsThisFlag(i))
            {
                break;
            }

            i++;
        }

        var constants = new List<string>();
        bool areAll = ReadConstants(ref i, constants);
        if (constants.Count == 0)
        {
            return null;
        }

        _hasState |= holder.Length > 0;
        if (holder.Length > 0 && constants.Count == 1 && ReadMasked(i) is { } masked)
        {
            return masked with { Holder = holder, Mask = constants[0] };
        }

        ReadState(ref i, ref isNegated, ref holder);
        _at = i;
        return new PhraseClause(constants, isNegated, areAll) { Holder = holder };
    }

    /// <summary>"A or B", "A, B and C", "this flag": the constants in a row; returns whether all of them are meant.</summary>
    private bool ReadConstants(ref int i, List<string> constants)
    {
        bool areAll = false;
        while (i < _sentence.Count)
        {
            if (constants.Count == 0 && IsThisFlag(i))
            {
                constants.Add(_subject.Constant);
                i += _sentence[i].Is("it") ? 1 : 2;
                break;
            }

            if (_subject.ConstantOf(_sentence[i]) is not { } constant)
            {
                break;
            }

            constants.Add(constant);
            i++;
            int next = i;
            while (next < _sentence.Count && (_sentence[next].IsAny(_listJoints) || (_sentence[next].Is("flags") && next == i)))
            {
                next++;
            }

            if (next == i || next >= _sentence.Count || _subject.ConstantOf(_sentence[next]) is null || BeginsClause(next))
            {
                break;
            }

            for (int k = i; k < next; k++)
            {
                areAll |= _sentence[k].IsAny("and", "&");
            }

            i = next;
        }

        return areAll;
    }

    /// <summary>"A is set and B is not": the second constant has a state of its own, so the first ended its clause.</summary>
    private bool BeginsClause(int constant) => _sentence.At(constant - 1, "and") && IsBe(constant + 1) && Previous(constant - 2);

    private bool Previous(int index) => index >= 0 && _sentence[index].IsAny(_states);

    private bool IsBe(int index) => index < _sentence.Count && _sentence[index].IsAny("is", "are", "isn't");

    private bool IsThisFlag(int i) =>
        _subject.Constant.Length > 0
        && ((_sentence[i].IsAny("this", "the") && i + 1 < _sentence.Count && _sentence[i + 1].IsAny("flag", "bit", "option"))
            || (_sentence[i].Is("it") && i + 1 < _sentence.Count && _sentence[i + 1].Is("is")));
}

using System.Collections.Generic;
using System.Linq;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>
/// Reads condition phrases:
/// <c>phrase = conjunction clause ((and|or|along with) clause)*</c>,
/// <c>clause = member comparison constant (or constant)* | noise* constant ((or|and|,|/|"|") constant)* noun* [in flags] [state] [in flags]</c>.
/// </summary>
internal sealed class ConditionPhraseReader
{
    private static readonly WordSet _looseConjunctions = new("for with without where using requires needs once while");

    private static readonly WordSet _joiners = new("and or && || but");

    private static readonly WordSet _listJoints = new("or and , / | flag & the");

    private static readonly WordSet _comparers = new("is are equals equal to set not isn't has the value one of either type");

    private static readonly WordSet _beforeState = new("is are was were has have been also not isn't aren't wasn't be being to");

    private static readonly WordSet _unset = new("unset clear cleared zero 0 off disabled absent omitted");

    private static readonly WordSet _places = new("in the of within from");

    private static readonly WordSet _conjunctions = new("if when unless for with without whenever where iff while once provided case requires needs using");

    private static readonly WordSet _noise = new(
        "the a an flag flags bit bits field option of either any both and only if when user sets set using specifying value use with in ( is that all one has "
        + "contains includes contain include &");

    private static readonly WordSet _nouns = new("flag flags bit bits option options capability feature mode operation operations opcode command type requests");

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

    /// <summary>"(flags &amp; MASK) == X": what follows the mask.</summary>
    private PhraseClause? ReadMasked(int i)
    {
        i += i < _sentence.Count && _sentence[i].Is(")") ? 1 : 0;
        if (i >= _sentence.Count || !_sentence[i].IsAny("==", "!="))
        {
            return null;
        }

        bool isNegated = _sentence[i].Is("!=");
        var values = new List<string>();
        i++;
        ReadConstants(ref i, values);
        _at = i;
        return values.Count == 0 ? null : new PhraseClause(values, isNegated, isNegated) { Operator = ComparisonOperator.Equal };
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

    /// <summary>"type == X", "family is X or Y", "@op is set to X", "count is non-zero": a member and what it is compared with.</summary>
    private PhraseClause? ReadComparison(int start)
    {
        string member = _subject.ComparedMember(_sentence, start);
        if (member.Length == 0)
        {
            return null;
        }

        int i = start + 1;
        while (i < _sentence.Count && _sentence[i].IsAny("field", "member", "value", "argument"))
        {
            i++;
        }

        bool isNegated = false;
        bool isSymbol = i < _sentence.Count && _sentence[i].IsAny("==", "=", "!=");
        if (isSymbol)
        {
            isNegated = _sentence[i].Is("!=");
            i++;
            i += i < _sentence.Count && _sentence[i].Is("=") ? 1 : 0;
        }
        else
        {
            int verb = i;
            while (i < _sentence.Count && _sentence[i].IsAny(_comparers))
            {
                isNegated |= _sentence[i].IsAny("not", "isn't");
                i++;
            }

            if (i == verb)
            {
                return null;
            }
        }

        List<string> values = Values(ref i, isSymbol || _sentence[start].Markup == '@', ref isNegated);
        bool isFlags = !isSymbol && FlagHolder.IsFlagsName(member);
        if (values.Count == 0 || isFlags)
        {
            return null;
        }

        _hasState = true;
        _at = i;
        return new PhraseClause(values, isNegated, isNegated) { Holder = member, Operator = ComparisonOperator.Equal };
    }

    private List<string> Values(ref int i, bool takesNumbers, ref bool isNegated)
    {
        var values = new List<string>();
        if (takesNumbers && i < _sentence.Count && _sentence[i].IsAny("0", "zero", "non-zero", "nonzero"))
        {
            isNegated ^= _sentence[i].IsAny("non-zero", "nonzero");
            i++;
            return ["0"];
        }

        ReadConstants(ref i, values);
        return values;
    }

    private void ReadState(ref int i, ref bool isNegated, ref string holder)
    {
        while (i < _sentence.Count && (_sentence[i].IsAny(_nouns) || _sentence[i].Is(")")))
        {
            i++;
        }

        ReadPlace(ref i, ref holder);
        int state = i;
        bool isStateNegated = false;
        while (state < _sentence.Count && _sentence[state].IsAny(_beforeState))
        {
            isStateNegated |= _sentence[state].IsAny("not", "isn't", "aren't", "wasn't");
            state++;
        }

        bool isUnset = state < _sentence.Count && _sentence[state].IsAny(_unset);
        bool isSet = state < _sentence.Count && _sentence[state].IsAny(_states) && (!_sentence[state].Is("in") || (state > i && _sentence.At(state, "in", "use")));
        if (!isUnset && !isSet)
        {
            return;
        }

        i = state + (_sentence.At(state, "in", "use") ? 2 : 1);
        isNegated ^= isStateNegated ^ isUnset;
        _hasState = true;
        ReadPlace(ref i, ref holder);
    }

    /// <summary>"in the flags field", "of @aio_flags", "in record::flags": where the flags are.</summary>
    private void ReadPlace(ref int i, ref string holder)
    {
        int after = i;
        while (after < _sentence.Count && _sentence[after].IsAny(_places))
        {
            after++;
        }

        if (after == i || after >= _sentence.Count)
        {
            return;
        }

        Word word = _sentence[after];
        if (_subject.IsFlagsMember(word))
        {
            holder = _subject.MemberOf(word);
            i = after + 1;
            while (i < _sentence.Count && _sentence[i].IsAny("field", "member"))
            {
                i++;
            }
        }
        else
        {
            // "in other_record::flags", "in the flags of struct other"
            _isElsewhere |= (word.Text.Contains('.') && _sentence[after].Kind == WordKind.Word) || (word.Is("struct") && !_subject.IsRecord(_sentence, after + 1));
        }
    }

    private bool IsThisFlag(int i) =>
        _subject.Constant.Length > 0
        && ((_sentence[i].IsAny("this", "the") && i + 1 < _sentence.Count && _sentence[i + 1].IsAny("flag", "bit", "option"))
            || (_sentence[i].Is("it") && i + 1 < _sentence.Count && _sentence[i + 1].Is("is")));
}

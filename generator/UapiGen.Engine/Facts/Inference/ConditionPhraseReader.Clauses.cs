using System.Collections.Generic;
using System.Linq;
using UapiGen.Engine.Facts.Language;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>What a clause says of its constants: compared with a member, set or not, in which member.</summary>
internal sealed partial class ConditionPhraseReader
{
    private static readonly WordSet _comparers = new("is are equals equal to set not isn't has the value one of either type");

    private static readonly WordSet _beforeState = new("is are was were has have been also not isn't aren't wasn't be being to");

    private static readonly WordSet _unset = new("unset clear cleared zero 0 off disabled absent omitted");

    private static readonly WordSet _places = new("in the of within from");

    private static readonly WordSet _nouns = new("flag flags bit bits option options capability feature mode operation operations op opcode command type requests");

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
        if (_subject.IsFlagsMember(word) || (word.Markup == '@' && _subject.MemberOf(word).Length > 0))
        {
            // "set in @enabled" names the member, whatever it is called.
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
}

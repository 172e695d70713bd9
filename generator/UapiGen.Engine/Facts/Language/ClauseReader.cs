using System.Collections.Generic;
using UapiGen.Engine.Facts.Inference;

namespace UapiGen.Engine.Facts.Language;

/// <summary>Reads the clauses of a member's own words: sentence by sentence, cut at conditions, commas and "otherwise".</summary>
internal sealed class ClauseReader(PhraseSubject subject)
{
    private readonly List<WordedCondition> _clauses = [];
    private WordedCondition? _open;
    private Effect _early;
    private bool? _branch;

    /// <summary>All clauses of the sentences; a sentence about another member gives none.</summary>
    public static List<WordedCondition> Read(IReadOnlyList<Sentence> sentences, PhraseSubject subject)
    {
        var reader = new ClauseReader(subject);
        for (int i = 0; i < sentences.Count; i++)
        {
            reader.ReadSentence(sentences[i], isFollowedByElse: i + 1 < sentences.Count && sentences[i + 1].Reading.Has(0, Concept.Else));
        }

        return reader._clauses;
    }

    private void ReadSentence(Sentence sentence, bool isFollowedByElse)
    {
        List<Part> parts = Parts(sentence, isFollowedByElse);
        bool hasCondition = parts.Exists(static p => p.Condition is not null);
        bool goesOn = !hasCondition && parts.Exists(static p => p.IsElse);
        (_early, _branch) = (default, null);
        if (!goesOn)
        {
            _open = null;
        }

        for (int i = 0; i < parts.Count; i++)
        {
            Part part = parts[i];
            if (part.Condition is { } condition)
            {
                Open(condition, sentence, isAfterElse: i > 0 && parts[i - 1].IsElse);
            }
            else if (part.IsElse)
            {
                _branch = false;
            }
            else if (ConditionInference.NamesAnother(sentence, part.From, part.To, subject))
            {
                if (_open is not null)
                {
                    _clauses.Remove(_open);
                    _open = null;
                }

                return;
            }
            else
            {
                Say(EffectOf(sentence, part), isOfElse: i + 1 < parts.Count && parts[i + 1].IsElse && i + 2 == parts.Count);
            }
        }
    }

    private void Open(ConditionPhrase condition, Sentence sentence, bool isAfterElse)
    {
        bool holds = true;
        bool isOpposite = false;
        if (_clauses.Find(c => c.IsRestatedBy(condition, out isOpposite)) is { } restated)
        {
            _open = restated;
            holds = !isOpposite;
        }
        else
        {
            _clauses.Add(_open = new WordedCondition(condition, sentence));
        }

        if (_early.Kind != EffectKind.None && !isAfterElse)
        {
            _open.Add(_early, holds);
            (_early, _branch) = (default, null);
        }
        else
        {
            _branch = holds;
        }
    }

    private void Say(Effect effect, bool isOfElse)
    {
        if (effect.Kind == EffectKind.None)
        {
            return;
        }

        if (_open is not null && (isOfElse || _branch is not null))
        {
            _open.Add(effect, holds: !isOfElse && _branch == true);
        }
        else
        {
            _early = effect;
        }
    }

    /// <summary>What the words between two cuts say; naming a thing counts only beside an "otherwise", by which the other side is told.</summary>
    private Effect EffectOf(Sentence sentence, Part part)
    {
        // "…, or -1 otherwise", "use -1 otherwise": the first word says nothing.
        int from = part.To - part.From > 1 && sentence[part.From].IsAny("or", "and", "use", "pass") ? part.From + 1 : part.From;
        Effect effect = EffectReader.Read(sentence, from, part.To, ownWords: true);
        effect = effect.Kind == EffectKind.None && _branch is not null && sentence.Reading.Has(sentence.Reading.TokenAt(from), Concept.Used) ? new Effect(EffectKind.Valid) : effect;
        // "Without F it contains a number": what it is then, not that it counts then alone.
        bool isMeaning = effect.Kind == EffectKind.Valid && _open is { Condition.IsNegated: true } && _branch == true && sentence[part.From].IsAny("it", "this");
        effect = isMeaning ? default : effect;
        bool isToTell = effect.Kind == EffectKind.None && sentence.Reading.All.Has(Concept.Else);
        return isToTell && NamesThing(sentence, part) ? new Effect(EffectKind.Valid) : effect;
    }

    /// <summary>"the value to use", "a file descriptor", "value", "holds the value"</summary>
    private bool NamesThing(Sentence sentence, Part part)
    {
        Reading reading = sentence.Reading;
        int first = reading.TokenAt(part.From);
        int last = reading.TokenAt(part.To - 1);
        if (reading.Has(first, Concept.Holds))
        {
            return true;
        }

        if (reading.Has(first, Concept.A) || reading.Has(first, Concept.The))
        {
            return NounPhrases.IsOne(sentence, part.From, System.Math.Min(part.To, NounPhrases.EndOfHead(sentence, part.From)), subject);
        }

        for (int i = first; i <= last; i++)
        {
            if (!reading.Has(i, Concept.Thing))
            {
                return false;
            }
        }

        return true;
    }

    private List<Part> Parts(Sentence sentence, bool isFollowedByElse)
    {
        Reading reading = sentence.Reading;
        var parts = new List<Part>();
        int from = 0;
        void Cut(int to)
        {
            if (to > from)
            {
                parts.Add(new Part(from, to, null, false));
            }
        }

        for (int i = 0; i < reading.Count;)
        {
            int start = reading[i].Start;
            ConditionPhrase? phrase = reading[i].End - start > 1 ? null : ConditionPhraseReader.Read(sentence, start, subject);

            // "F: read; otherwise: zero", "otherwise (F not set) must be zero": a condition without a conjunction.
            bool isBare = phrase is null && ((i == 0 && reading.IsMark(1, ':') && (isFollowedByElse || reading.All.Has(Concept.Else)))
                || (reading.IsMark(i, '(') && reading.Has(i - 1, Concept.Else)));
            phrase ??= isBare ? ConditionPhraseReader.ReadBare(sentence, reading.IsMark(i) ? start + 1 : start, subject) : null;
            bool isElse = reading[i].Concepts.Has(Concept.Else);
            int end = phrase?.End ?? reading[i].End;
            if (phrase is not null || isElse || (reading.IsMark(i) && sentence[start].Text[0] is ',' or ':' or '(' or ')'))
            {
                // "only if", "and when": the word belongs to the condition.
                bool isOnly = phrase is not null && start > from && sentence[start - 1].IsAny("only", "and", "even", "but");
                Cut(isOnly ? start - 1 : start);
                from = end;
                if (phrase is not null || isElse)
                {
                    parts.Add(new Part(start, end, phrase, isElse));
                }
            }

            i = System.Math.Max(i + 1, reading.TokenAt(end));
        }

        Cut(sentence.Count);
        return parts;
    }

    /// <summary>A condition, an "otherwise", or the words between such.</summary>
    private sealed record Part(int From, int To, ConditionPhrase? Condition, bool IsElse);
}

using System.Collections.Generic;
using System.Linq;
using UapiGen.Engine.Facts.Language;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>Sentences that say when a member counts: "Valid only if F is set", "must be 0 unless F", "If F is set, @x is ignored".</summary>
internal static class ConditionInference
{
    private static readonly WordSet _givers = new("provide set fill pass specify supply initialize give");

    private static readonly WordSet _toBe = new("is are must will should");

    private static readonly WordSet _loose = new("for requires needs using with");

    /// <summary>Reads the sentences of a member's own words.</summary>
    public static void ReadMember(InferenceContext context, PhraseSubject subject, IReadOnlyList<Sentence> sentences)
    {
        foreach (WordedCondition clause in ClauseReader.Read(sentences, subject))
        {
            if (clause.Meaning() is { } meaning)
            {
                FoundConditions.Add(context, subject, subject.Member, meaning.Phrase, meaning.Effect, FoundConditions.OtherwiseOf(meaning.Otherwise), clause.Sentence);
            }
            else if (clause.IsBare && IsOfTheMember(clause.Sentence, clause.Condition, subject))
            {
                FoundConditions.Add(context, subject, subject.Member, clause.Condition, new Effect(EffectKind.Valid), FoundConditions.Unspecified, clause.Sentence);
            }
        }
    }

    /// <summary>Reads sentences of other words (the record's, a flag's) about members that they name.</summary>
    public static void ReadMentions(InferenceContext context, PhraseSubject subject, IReadOnlyList<Sentence> sentences)
    {
        ConditionPhrase? heading = null;
        foreach (Sentence sentence in sentences)
        {
            List<Mention> mentioned = Mentioned(subject, sentence);
            ConditionPhrase? phrase = FirstPhrase(subject, sentence);
            if (sentence.FindAny(0, "example", "e.g") >= 0)
            {
                continue;
            }

            if (phrase is not null)
            {
                ReadMentions(context, subject, sentence, phrase, mentioned);
            }
            else if (heading is not null && mentioned.Count > 0)
            {
                // "If flags & F, unmap all. a and b must be 0." What the first sentence begins with holds for the second.
                Effect effect = EffectReader.Read(sentence, mentioned[0].Index, sentence.Count, ownWords: false);
                if (effect.Kind is EffectKind.Value or EffectKind.Required or EffectKind.Ignored)
                {
                    bool isElse = sentence[0].IsAny("otherwise", "else");
                    ConditionPhrase holds = isElse ? heading with { IsNegated = !heading.IsNegated } : heading;
                    FoundConditions.AddAll(context, subject, mentioned, holds, effect, FoundConditions.Unspecified, sentence);
                }
            }

            heading = phrase is { Start: 0 } ? phrase : null;
        }
    }

    private static void ReadMentions(
        InferenceContext context, PhraseSubject subject, Sentence sentence, ConditionPhrase phrase, List<Mention> mentioned)
    {
        // The members and what is said of them stand together, before or after the phrase.
        List<Mention> after = mentioned.Where(m => m.Index >= phrase.End).ToList();
        List<Mention> near = after.Count > 0 ? after : mentioned.Where(m => m.Index < phrase.Start).ToList();
        if (near.Count == 0)
        {
            return;
        }

        int to = after.Count > 0 ? sentence.Count : phrase.Start;
        Effect effect = EffectReader.Read(sentence, near[0].Index, to, ownWords: false);
        if (effect.Kind == EffectKind.None)
        {
            effect = Before(sentence, near[0].Index, after.Count > 0 ? phrase.End : 0);
        }

        if (effect.Kind != EffectKind.None)
        {
            FoundConditions.AddAll(context, subject, near, phrase, effect, FoundConditions.OtherwiseOf(sentence, phrase.End), sentence);
        }
    }

    /// <summary>"user space must provide @x", "the caller sets @x", "the kernel ignores @x": a verb before the member.</summary>
    private static Effect Before(Sentence sentence, int member, int from)
    {
        for (int i = member - 1; i >= from && i >= member - 8; i--)
        {
            if (sentence[i].IsAny("ignores", "ignore"))
            {
                return new Effect(EffectKind.Ignored);
            }

            bool isGiven = sentence[i].IsAny(_givers);
            if (isGiven && i > from && sentence[i - 1].IsAny("must", "shall", "to"))
            {
                bool isAsked = sentence[i - 1].IsAny("must", "shall") || (i > from + 1 && sentence[i - 2].IsAny("has", "have", "needs", "required"));
                return isAsked ? new Effect(EffectKind.Required) : default;
            }
        }

        return default;
    }

    /// <summary>Adds what a flag's own words say of a member.</summary>
    /// <param name="context">The header.</param>
    /// <param name="subject">The record and the flag.</param>
    /// <param name="member">The member.</param>
    /// <param name="effect">What they say.</param>
    /// <param name="isLoose">Whether they say it in passing, so that the flag's place must be known otherwise.</param>
    /// <param name="sentence">The words.</param>
    public static void AddOfFlag(InferenceContext context, PhraseSubject subject, string member, Effect effect, bool isLoose, Sentence sentence) =>
        FoundConditions.Add(context, subject, member, ConditionPhrase.OfFlag(subject.Constant) with { IsLoose = isLoose }, effect, FoundConditions.Unspecified, sentence, isOfFlag: true);

    public static ConditionPhrase? FirstPhrase(PhraseSubject subject, Sentence sentence)
    {
        for (int i = 0; i < sentence.Count; i++)
        {
            if (ConditionPhraseReader.Read(sentence, i, subject) is { } phrase)
            {
                return phrase;
            }
        }

        return null;
    }

    private static List<Mention> Mentioned(PhraseSubject subject, Sentence sentence)
    {
        List<Mention> mentioned = [];
        for (int i = 0; i < sentence.Count; i++)
        {
            if (subject.MentionedMember(sentence, i) is { Length: > 0 } member && !FlagHolder.IsFlagsName(member))
            {
                mentioned.Add(new Mention(i, member));
            }
            else if (mentioned.Count == 0 && sentence.At(i + 1, "and") && i + 2 < sentence.Count && PairedMember(subject, sentence, i) is { } pair)
            {
                mentioned.Add(new Mention(i, pair.First));
                mentioned.Add(new Mention(i + 2, pair.Second));
            }
        }

        return mentioned;
    }

    /// <summary>"iova and size must": two names of members in a row are no accident.</summary>
    private static (string First, string Second)? PairedMember(PhraseSubject subject, Sentence sentence, int i)
    {
        string first = subject.MemberOf(sentence[i]);
        string second = subject.MemberOf(sentence[i + 2]);
        bool isPair = first.Length > 0 && second.Length > 0 && i + 3 < sentence.Count && sentence[i + 3].IsAny("must", "are", "should", "shall");
        return isPair ? (first, second) : null;
    }

    public static bool NamesAnother(Sentence sentence, int from, int to, PhraseSubject subject)
    {
        for (int i = from; i < to; i++)
        {
            if (subject.MentionedMember(sentence, i) is { Length: > 0 } member && sentence.FindAny(i + 1, _toBe) is >= 0 and int verb && verb <= i + 3)
            {
                return !FlagHolder.IsFlagsName(member);
            }
        }

        return false;
    }

    /// <summary>Whether the words around a phrase only name the member, so that the condition is the member's: "KVM VM fd when F is set", "if F is set, the …".</summary>
    private static bool IsOfTheMember(Sentence sentence, ConditionPhrase phrase, PhraseSubject subject)
    {
        if (phrase.Start == 0 || (phrase.Start == 1 && sentence[0].IsAny("only", "and", "(", ",")))
        {
            bool isOnly = phrase.Start == 1 && sentence[0].Is("only") && phrase.End >= sentence.Count;
            int tail = phrase.End < sentence.Count && sentence[phrase.End].Is(",") ? phrase.End + 1 : phrase.End;
            bool isNamed = tail > phrase.End && tail < sentence.Count && sentence[tail].IsAny("a", "an", "the") && NounPhrases.IsOne(sentence, tail, NounPhrases.EndOfHead(sentence, tail), subject);
            return isOnly || (phrase.HasState && isNamed);
        }

        bool isSaidOnly = sentence[phrase.Start - 1].Is("only");
        int end = isSaidOnly ? phrase.Start - 1 : phrase.Start;
        bool isBracketed = end > 0 && sentence[end - 1].IsAny("(", ",");
        end -= isBracketed ? 1 : 0;
        return (phrase.HasState || isSaidOnly || isBracketed) && !sentence[phrase.Start].IsAny(_loose) | isSaidOnly
            && NounPhrases.IsOne(sentence, 0, end, subject);
    }
}

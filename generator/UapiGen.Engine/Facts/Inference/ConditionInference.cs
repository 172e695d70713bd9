using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>Sentences that say when a member counts: "Valid only if F is set", "must be 0 unless F", "If F is set, @x is ignored".</summary>
internal static class ConditionInference
{
    /// <summary>Reads a sentence of a member's own words.</summary>
    public static void ReadMember(InferenceContext context, PhraseSubject subject, Sentence sentence)
    {
        for (int i = 0; i < sentence.Count; i++)
        {
            if (ConditionPhrase.Read(sentence, i, subject) is not { } phrase)
            {
                continue;
            }

            // "HEAD if F is set" or "If F is set, TAIL".
            bool isFirst = phrase.Start == 0 || (phrase.Start == 1 && sentence[0].IsAny("only", "and"));
            int from = isFirst ? phrase.End : 0;
            int to = isFirst ? sentence.Count : phrase.Start;
            Effect effect = EffectOf(sentence, from, to, ownWords: true);
            if (effect == Effect.None && !isFirst && phrase.HasState && IsNounPhrase(sentence, phrase.Start, subject))
            {
                effect = Effect.Valid;
            }

            if (effect == Effect.None)
            {
                continue;
            }

            Add(context, subject, subject.Member, phrase, effect, OtherwiseOf(sentence, phrase.End), sentence);
            return;
        }
    }

    /// <summary>Reads a sentence of other words (the record's, a flag's) about members that it names.</summary>
    public static void ReadMentions(InferenceContext context, PhraseSubject subject, Sentence sentence)
    {
        List<(int Index, string Member)> mentioned = [];
        for (int i = 0; i < sentence.Count; i++)
        {
            if (subject.MentionedMember(sentence, i) is { Length: > 0 } member && !FlagHolder.IsFlagsName(member))
            {
                mentioned.Add((i, member));
            }
        }

        for (int i = 0; i < sentence.Count && mentioned.Count > 0; i++)
        {
            if (ConditionPhrase.Read(sentence, i, subject) is not { } phrase)
            {
                continue;
            }

            // The members and what is said of them stand together, before or after the phrase.
            List<(int Index, string Member)> after = mentioned.Where(m => m.Index >= phrase.End).ToList();
            List<(int Index, string Member)> near = after.Count > 0 ? after : mentioned.Where(m => m.Index < phrase.Start).ToList();
            if (near.Count == 0)
            {
                continue;
            }

            int to = after.Count > 0 ? sentence.Count : phrase.Start;
            Effect effect = EffectOf(sentence, near[0].Index, to, ownWords: false);
            if (effect != Effect.None)
            {
                foreach ((_, string member) in near)
                {
                    Add(context, subject, member, phrase, effect, OtherwiseOf(sentence, phrase.End), sentence);
                }
            }

            return;
        }
    }

    /// <summary>Reads a flag's words: "indicates resamplefd is valid", "@kvm_vm_fd holds a …", "The pasid field of the fault data is valid".</summary>
    public static void ReadFlag(InferenceContext context, PhraseSubject subject, Sentence sentence)
    {
        for (int i = 0; i < sentence.Count; i++)
        {
            string member = subject.MentionedMember(sentence, i);
            if (member.Length == 0 || FlagHolder.IsFlagsName(member))
            {
                continue;
            }

            bool hasCondition = Enumerable.Range(0, sentence.Count).Any(k => ConditionPhrase.Read(sentence, k, subject) is not null);
            int verb = sentence.FindAny(i + 1, "tracks", "tells", "which", "is", "are", "contains", "holds", "has", "have", "specifies", "gives", "carries");
            if (hasCondition || verb < 0 || verb - i > 8 || (verb + 1 < sentence.Count && sentence[verb + 1].Is("not")))
            {
                continue;
            }

            bool isValid = sentence[verb].IsAny("is", "are") && verb + 1 < sentence.Count
                && sentence[verb + 1].IsAny("valid", "used", "set", "present", "provided", "filled", "meaningful", "populated", "available", "specified");
            bool holds = sentence[verb].IsAny("contains", "holds", "specifies", "gives", "carries");
            if (isValid || holds)
            {
                var phrase = new ConditionPhrase(0, 0, [subject.Constant], false, false, "", true);
                Add(context, subject, member, phrase, Effect.Valid, (ConditionOtherwise.Unspecified, 0), sentence);
            }
        }
    }

    private enum Effect
    {
        None,
        Valid,
        Required,
        Zero,
        Ignored,
    }

    /// <summary>What the words between two places say of a member.</summary>
    private static Effect EffectOf(Sentence sentence, int from, int to, bool ownWords)
    {
        bool isNegated = false;
        for (int i = from; i < to; i++)
        {
            Word word = sentence[i];
            if (i == from && ownWords && SaysWhatItHolds(sentence, from))
            {
                return Effect.Valid;
            }

            if (word.IsAny("not", "isn't", "aren't", "never", "cannot", "won't", "neither"))
            {
                isNegated = true;
            }
            else if (word.IsAny("ignored", "unused", "invalid", "meaningless", "undefined", "irrelevant", "unspecified", "disregarded"))
            {
                return isNegated ? Effect.None : word.IsAny("undefined", "unspecified") ? Effect.None : Effect.Ignored;
            }
            else if (ZeroWords.Find(sentence, i) is >= 0 and int end && word.IsAny("must", "should", "shall") && end <= to && sentence.FindAny(end, "or") < 0)
            {
                return isNegated ? Effect.None : Effect.Zero;
            }
            else if (word.IsAny("must", "shall", "required", "mandatory") && IsToBeGiven(sentence, i, to))
            {
                return isNegated ? Effect.None : Effect.Required;
            }
            else if (word.IsAny("valid", "used", "meaningful", "relevant", "considered", "interpreted", "applicable", "applies", "populated", "honored", "honoured", "effective", "useful", "reported", "filled")
                && IsPredicate(sentence, i, from, ownWords))
            {
                return isNegated ? Effect.Ignored : Effect.Valid;
            }
        }

        return Effect.None;
    }

    /// <summary>"If F is set, (then) this specifies …"</summary>
    private static bool SaysWhatItHolds(Sentence sentence, int from)
    {
        int i = from;
        while (i < sentence.Count && sentence[i].IsAny(",", "then", "for", "a", "requested", "line", "in", "flags"))
        {
            i++;
        }

        return (sentence.At(i, "this") || sentence.At(i, "it")) && i + 1 < sentence.Count && sentence[i + 1].IsAny("specifies", "gives", "holds", "contains");
    }

    private static bool IsToBeGiven(Sentence sentence, int i, int to)
    {
        if (sentence[i].IsAny("required", "mandatory"))
        {
            return true;
        }

        int be = i + 1;
        return be + 1 < to && sentence[be].Is("be") && sentence[be + 1].IsAny("provided", "specified", "given", "filled", "supplied", "valid", "set", "non-zero")
            && !sentence.At(be + 2, "to") && !sentence.At(be + 2, "in", "flags");
    }

    /// <summary>"used" says something of the member in "only used", "used only", "is used"; "used to pass" tells its purpose.</summary>
    private static bool IsPredicate(Sentence sentence, int i, int from, bool ownWords)
    {
        bool isPurpose = i + 1 < sentence.Count && sentence[i + 1].IsAny("to", "as", "by", "for", "in", "with");
        bool isOnly = (i > from && sentence[i - 1].IsAny("only")) || (i + 1 < sentence.Count && sentence[i + 1].IsAny("only"));
        bool isBe = i > from && sentence[i - 1].IsAny("is", "are", "be", "only");
        bool isStart = ownWords && i == from;
        return sentence[i].IsAny("used", "reported", "filled", "considered") ? !isPurpose && (isOnly || isBe || isStart) : isOnly || isBe || isStart;
    }

    /// <summary>
    /// Whether the words before the phrase only name the member: "KVM VM file descriptor when F is set", "Optional remote FD number if F is
    /// set". With a verb in them the condition is of what the verb says.
    /// </summary>
    private static bool IsNounPhrase(Sentence sentence, int end, PhraseSubject subject)
    {
        if (end is 0 or > 10 || sentence[0].IsAny("for", "in", "on", "with"))
        {
            return false;
        }

        for (int i = 0; i < end; i++)
        {
            Word word = sentence[i];
            bool isVerb = word.IsAny(
                "is", "are", "was", "be", "will", "can", "may", "must", "should", "shall", "returns", "return", "sets", "set", "does", "do", "use", "uses", "returned",
                "has", "have", "only", "fails", "fail", "allowed", "supported", "enables", "enable", "indicates", "specifies", "updated", "increased", "changed", "mapped");
            bool isOther = word.Kind == WordKind.Mark && !word.IsAny("(", ")", "/") || word.Kind == WordKind.Number;
            if (isVerb || isOther || (subject.ConstantOf(word) is not null && word.IsCapitals))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>", otherwise 0", ", else ignored", "and must be 0 otherwise".</summary>
    private static (ConditionOtherwise Otherwise, long Value) OtherwiseOf(Sentence sentence, int from)
    {
        int at = sentence.FindAny(from, "otherwise", "else");
        if (at < 0)
        {
            return (ConditionOtherwise.Unspecified, 0);
        }

        for (int i = from; i < sentence.Count; i++)
        {
            if (sentence[i].IsAny("ignored", "unused"))
            {
                return (ConditionOtherwise.Ignored, 0);
            }

            if (sentence[i].IsAny("0", "zero"))
            {
                return (ConditionOtherwise.Zero, 0);
            }

            if (sentence[i].Text == "-1")
            {
                return (ConditionOtherwise.Value, -1);
            }
        }

        return (ConditionOtherwise.Unspecified, 0);
    }

    private static void Add(
        InferenceContext context, PhraseSubject subject, string member, ConditionPhrase phrase, Effect effect,
        (ConditionOtherwise Otherwise, long Value) otherwise, Sentence sentence)
    {
        if (subject.Record is null || member.Length == 0 || FlagHolder.IsFlagsName(member) || Build(context, subject, member, phrase) is not { } condition)
        {
            return;
        }

        // "ignored if F" and "must be 0 unless F" say when it counts by saying when it doesn't.
        ConditionRequirement requirement = effect == Effect.Required ? ConditionRequirement.Required : ConditionRequirement.Valid;
        if (effect == Effect.Ignored || (effect == Effect.Zero && phrase.IsNegated))
        {
            condition = condition is NotCondition not ? not.Inside : new NotCondition(condition);
            otherwise = (effect == Effect.Ignored ? ConditionOtherwise.Ignored : ConditionOtherwise.Zero, 0);
        }
        else if (effect == Effect.Zero)
        {
            requirement = ConditionRequirement.Zero;
        }

        context.Add(new ConditionFact(InferenceContext.Stated(sentence), subject.Record.CName, member, condition)
        {
            Requirement = requirement,
            Otherwise = otherwise.Otherwise,
            OtherwiseValue = otherwise.Value,
        });
    }

    /// <summary>The condition on the member that holds the flags (or the choice); null when none is clear.</summary>
    private static Condition? Build(InferenceContext context, PhraseSubject subject, string member, ConditionPhrase phrase)
    {
        var parts = ImmutableArray.CreateBuilder<Condition>();
        foreach (string constant in phrase.Constants)
        {
            string holder = phrase.Holder;
            ComparisonOperator comparison = ComparisonOperator.HasBits;
            if (holder.Length == 0)
            {
                (holder, comparison) = HolderOf(context, subject, constant);
            }

            // A flag of zero can't be set, and no member decides about itself.
            bool isUseless = comparison == ComparisonOperator.HasBits && context.Constants[constant] is null or 0;
            if (holder.Length == 0 || holder == member || isUseless)
            {
                return null;
            }

            parts.Add(new Comparison(holder, comparison, ConstantTerm.Of(constant)));
        }

        Condition condition = parts.Count == 1 ? parts[0] : phrase.AreAll ? new AndCondition(parts.ToImmutable()) : new OrCondition(parts.ToImmutable());
        return phrase.IsNegated ? new NotCondition(condition) : condition;
    }

    private static (string Holder, ComparisonOperator Operator) HolderOf(InferenceContext context, PhraseSubject subject, string constant)
    {
        // A member that takes one value of the constant's enum chooses; one that takes flags has bits.
        foreach (ValuesFact values in context.Facts.OfType<ValuesFact>().Where(v => v.Record == subject.Record!.CName))
        {
            bool isMember = context.Names.Enum("enum " + values.Group)?.Enumerators.Any(e => e.Name == constant) == true
                || context.Facts.OfType<FlagSetFact>().Any(g => g.Name == values.Group && g.Constants.Contains(constant));
            if (isMember)
            {
                return (values.Path, values.IsFlags ? ComparisonOperator.HasBits : ComparisonOperator.Equal);
            }
        }

        bool isFlagLike = context.Constants[constant] is { } bits && bits != 0 && (bits & (bits - 1)) == 0;
        return (isFlagLike ? FlagHolder.Of(subject.Record!, constant, []) : "", ComparisonOperator.HasBits);
    }
}

using System.Linq;
using UapiGen.Engine.Facts.Language;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>Reads a flag's own words about members: "indicates resamplefd is valid", "@kvm_vm_fd holds a …", "the timeout is in @t", "@x is ignored".</summary>
internal static class FlagWords
{
    private static readonly WordSet _notPlural = new("is was has does must");

    private static readonly WordSet _given = new("set enabled present given used specified");

    private static readonly WordSet _holds = new("contains holds specifies gives carries points refers names identifies");

    private static readonly WordSet _nouns = new("the a field member value of , and");

    private static readonly WordSet _uses = new("use uses using reads takes honor honors");

    private static readonly WordSet _links = new("in by via from through with");

    private static readonly WordSet _passed = new("passed given specified provided supplied returned taken held is stored fd descriptor set placed reported");

    private const int FurthestVerb = 8;

    private static readonly WordSet _verbs = new(
        "tracks tells which is are contains holds has have specifies gives carries must points refers names identifies will should");

    private static readonly WordSet _states = new(
        "valid used set present provided filled meaningful populated available specified given passed supplied returned reported interpreted initialized");

    public static void Read(InferenceContext context, PhraseSubject subject, Sentence sentence)
    {
        if (ConditionInference.FirstPhrase(subject, sentence) is not null || HasOtherCondition(sentence))
        {
            return;
        }

        bool isKnown = context.ValuesWith(subject.Constant).Any(v => v.Record == subject.Record!.CName) || IsNamedAsFlag(subject.Constant);
        bool isChoice = context.ValuesWith(subject.Constant).Any(v => v.Record == subject.Record!.CName && !v.IsFlags);

        for (int i = 0; i < sentence.Count; i++)
        {
            string member = subject.MentionedMember(sentence, i);
            if (member.Length == 0 || FlagHolder.IsFlagsName(member))
            {
                continue;
            }

            Effect effect = After(sentence, i, out bool isPassing);
            if (effect.Kind == EffectKind.None)
            {
                effect = Before(sentence, i, subject);
                isPassing = true;
            }

            // "@timeout limits the wait": what the member does under the flag.
            bool isSubject = i == 0 && sentence[0].Markup == '@' && sentence.Count > 2 && sentence[1].Kind == WordKind.Word && sentence[1].Lower.EndsWith("s", System.StringComparison.Ordinal)
                && !sentence[1].IsAny(_notPlural) && sentence.FindAny(0, "not", "never", "no") < 0;
            if (effect.Kind == EffectKind.None && isSubject)
            {
                effect = new Effect(EffectKind.Valid);
            }

            // What a choice "contains" is its meaning for this choice, not that it counts for this one alone.
            if (effect.Kind != EffectKind.None && !(isPassing && isChoice))
            {
                ConditionInference.AddOfFlag(context, subject, member, effect, isPassing && !isKnown, sentence);
            }
        }
    }

    /// <summary>"If the submit is …": a condition beside the flag. "If set", "when this is set", "set if x is valid" is the flag itself.</summary>
    private static bool HasOtherCondition(Sentence sentence)
    {
        int at = sentence.FindAny(0, "if", "when", "unless");
        bool isOfFlag = at == 1 && sentence[0].Is("set") && !sentence[1].Is("unless");
        return at >= 0 && !isOfFlag && !(at + 1 < sentence.Count && sentence[at + 1].IsAny(_given))
            && !(at + 2 < sentence.Count && sentence[at + 1].IsAny("this", "it", "the") && sentence[at + 2].IsAny("is", "following", "flag", "bit"));
    }

    private static bool IsNamedAsFlag(string constant) =>
        constant.Contains("_FLAG_") || constant.Contains("_FLAGS_") || constant.Contains("_F_") || constant.Contains("_FL_") || constant.EndsWith("_FLAG", System.StringComparison.Ordinal)
        || constant.EndsWith("_VALID", System.StringComparison.Ordinal);

    /// <summary>"x is valid", "x holds", "x is ignored", "x must be given"</summary>
    private static Effect After(Sentence sentence, int member, out bool isPassing)
    {
        isPassing = false;
        int verb = sentence.FindAny(member + 1, _verbs);
        if (verb < 0 || verb - member > FurthestVerb || verb + 1 >= sentence.Count)
        {
            return default;
        }

        int next = verb + 1;
        bool isNegated = sentence[next].Is("not");
        next += isNegated ? 1 : 0;
        if (sentence[verb].IsAny("must", "should", "will"))
        {
            Effect said = EffectReader.Read(sentence, verb, sentence.Count, ownWords: false);
            return said.Kind is EffectKind.Required or EffectKind.Value or EffectKind.Ignored ? said : default;
        }

        bool isBe = sentence[verb].IsAny("is", "are");
        if (isBe && next < sentence.Count && sentence[next].IsAny("ignored", "unused", "meaningless", "invalid"))
        {
            return isNegated ? default : new Effect(EffectKind.Ignored);
        }

        bool isValid = isBe && next < sentence.Count && sentence[next].IsAny(_states);
        bool holds = sentence[verb].IsAny(_holds)
            || (sentence[verb].Is("has") && sentence.At(verb + 1, "a", "valid"));
        bool isNamed = isBe && next < sentence.Count && sentence[next].IsAny("a", "an") && verb == member + 1;
        if (isNegated)
        {
            return isValid ? new Effect(EffectKind.Ignored) : default;
        }

        isPassing = !isValid;
        return isValid || holds || isNamed ? new Effect(EffectKind.Valid) : default;
    }

    /// <summary>"passed in @x", "use @x", "requires @x", "ignore @x"</summary>
    private static Effect Before(Sentence sentence, int member, PhraseSubject subject)
    {
        int i = member - 1;
        while (i >= 0 && (sentence[i].IsAny(_nouns) || subject.MemberOf(sentence[i]).Length > 0))
        {
            i--;
        }

        if (i < 0)
        {
            return default;
        }

        bool isNegated = sentence.FindAny(0, "not", "don't", "without", "never") is >= 0 and int not && not < i;
        if (sentence[i].IsAny("ignore", "ignores"))
        {
            return isNegated ? default : new Effect(EffectKind.Ignored);
        }

        if (sentence[i].IsAny("requires", "needs", "require"))
        {
            return isNegated ? default : new Effect(EffectKind.Required);
        }

        bool isUse = sentence[i].IsAny(_uses)
            || (sentence[i].IsAny(_links) && i > 0
                && sentence[i - 1].IsAny(_passed));
        return isUse && !isNegated ? new Effect(EffectKind.Valid) : default;
    }
}

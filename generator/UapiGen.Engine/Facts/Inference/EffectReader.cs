using UapiGen.Engine.Facts.Language;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>What a condition does to a member.</summary>
internal enum EffectKind
{
    None,

    /// <summary>The member is looked at.</summary>
    Valid,

    /// <summary>The member must be given.</summary>
    Required,

    /// <summary>The member must have <see cref="Effect.Value"/>.</summary>
    Value,

    /// <summary>The member is not looked at.</summary>
    Ignored,
}

/// <summary>An effect and, for <see cref="EffectKind.Value"/>, the value.</summary>
internal readonly record struct Effect(EffectKind Kind, long Value = 0);

/// <summary>Reads what the words of a sentence say of a member: valid, required, ignored, zero, -1.</summary>
internal static class EffectReader
{
    private static readonly WordSet _negations = new("not isn't aren't never cannot won't neither can't");

    private static readonly WordSet _needs = new("must shall has required mandatory needed necessary");

    private static readonly WordSet _placed = new("returned stored written placed saved copied put");

    private static readonly WordSet _leads = new(", then for a requested line in flags the");

    private static readonly WordSet _heldThings = new("field member value fd argument");

    private static readonly WordSet _holds = new("specifies gives holds contains points identifies describes refers names");

    private static readonly WordSet _toHold = new("contain hold point specify refer identify name");

    private static readonly WordSet _purposes = new("to as by for in with");

    private static readonly WordSet _being = new("is are be only being");

    private static readonly WordSet _states = new("set read available present defined");

    private static readonly WordSet _ignored = new("ignored unused invalid meaningless irrelevant disregarded superfluous");

    private static readonly WordSet _valid = new(
        "valid used meaningful relevant considered interpreted applicable applies apply populated honored honoured effective useful reported filled set present "
        + "available read consulted evaluated respected examined defined initialized accessed significant");

    /// <summary>Verbs, which say something of the member only as "is used" or "only used"; as "used to" they tell a purpose.</summary>
    private static readonly WordSet _verbs = new(
        "used reported filled considered set read consulted evaluated examined defined initialized accessed apply available present");

    private static readonly WordSet _given = new(
        "provided specified given filled supplied valid set non-zero nonzero passed used initialized non-null present populated included");

    /// <summary>What the words between two places say of a member.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="from">The first word.</param>
    /// <param name="to">The place after the last word.</param>
    /// <param name="ownWords">Whether the words are the member's own, so that it need not be named.</param>
    public static Effect Read(Sentence sentence, int from, int to, bool ownWords)
    {
        if (Predicate(sentence.Reading, from, to) is { } predicate)
        {
            return predicate;
        }

        bool isNegated = false;
        for (int i = from; i < to; i++)
        {
            Word word = sentence[i];
            if (i == from && ownWords && SaysWhatItHolds(sentence, from) is { Kind: not EffectKind.None } said)
            {
                return said;
            }

            if (word.IsAny(_negations))
            {
                isNegated = true;
            }
            else if (word.IsAny("undefined", "unspecified"))
            {
                return default;
            }
            else if (word.IsAny(_ignored) || sentence.At(i, "no", "effect") || sentence.At(i, "no", "meaning"))
            {
                return isNegated ? default : new Effect(EffectKind.Ignored);
            }
            else if (ValueOf(sentence, i, ownWords ? from : -1, to) is { } value)
            {
                return isNegated ? default : new Effect(EffectKind.Value, value);
            }
            else if (word.IsAny(_needs) && IsToBeGiven(sentence, i, to))
            {
                return isNegated ? default : new Effect(EffectKind.Required);
            }
            else if (ownWords && word.IsAny(_placed) && IsPlacedHere(sentence, i))
            {
                return isNegated ? default : new Effect(EffectKind.Valid);
            }
            else if (word.IsAny(_valid) && IsPredicate(sentence, i, from, ownWords))
            {
                return new Effect(isNegated ? EffectKind.Ignored : EffectKind.Valid);
            }
            else if (sentence.At(i, "takes", "effect") || sentence.At(i, "has", "effect") || sentence.At(i, "makes", "sense"))
            {
                return isNegated ? default : new Effect(EffectKind.Valid);
            }
        }

        return default;
    }

    /// <summary>
    /// What the lexicon's words for "ignored", "used" and orders say: "not looked at", "without effect", "has to be 0"; null when there are none, an effect
    /// of none when they are denied or say more than a fact can.
    /// </summary>
    private static Effect? Predicate(Reading reading, int from, int to)
    {
        bool isNegated = false;
        Effect? found = null;
        for (int i = reading.TokenAt(from); i < reading.Count && reading[i].End <= to; i++)
        {
            if (reading.Has(i, Concept.Not))
            {
                isNegated = true;
            }
            else if (reading.Has(i, Concept.Ignored))
            {
                bool isAdjective = reading.Has(i, Concept.Reserved) && reading.Has(i + 1, Concept.Purpose);
                found ??= isNegated || isAdjective ? default : new Effect(EffectKind.Ignored);
            }
            else if (isNegated && reading.Has(i, Concept.Used))
            {
                found ??= reading.Has(i + 1, Concept.Purpose) && reading[i + 1].End <= to ? default : new Effect(EffectKind.Ignored);
            }
            else if (reading.Has(i, Concept.Must) && OrderAt(reading, i, to) is { } order)
            {
                return isNegated ? default : order;
            }
        }

        return found;
    }

    /// <summary>"has to be 0", "must be -1", "has to be set": what an order asks for; null when it is another.</summary>
    private static Effect? OrderAt(Reading reading, int must, int to)
    {
        int i = must + 1;
        while (reading.Has(i, Concept.Be))
        {
            i++;
        }

        if (i == must + 1 || i >= reading.Count || reading[i].End > to)
        {
            return null;
        }

        bool isAlternative = reading.Has(i + 1, Concept.Or) && reading[i + 1].End <= to;
        return reading.Has(i, Concept.Zero) && !isAlternative ? new Effect(EffectKind.Value)
            : reading.Has(i, Concept.MinusOne) && !isAlternative ? new Effect(EffectKind.Value, -1)
            : null;
    }

    /// <summary>"If F is set, (then) this specifies …", "…, set this to a …", "…, this must contain …"</summary>
    private static Effect SaysWhatItHolds(Sentence sentence, int from)
    {
        int i = from;
        while (i < sentence.Count && sentence[i].IsAny(_leads))
        {
            i++;
        }

        if (sentence.At(i, "set", "this", "to") || sentence.At(i, "set", "it", "to"))
        {
            bool isNothing = i + 3 < sentence.Count && sentence[i + 3].IsAny("0", "zero", "-1", "null");
            return isNothing ? default : new Effect(EffectKind.Required);
        }

        if (!(sentence.At(i, "this") || sentence.At(i, "it")))
        {
            return default;
        }

        i++;
        i += i < sentence.Count && sentence[i].IsAny(_heldThings) ? 1 : 0;
        bool isHeld = i < sentence.Count && sentence[i].IsAny(_holds);
        bool isNamed = sentence.At(i, "is") && i + 1 < sentence.Count && sentence[i + 1].IsAny("a", "an", "the");
        return isHeld || isNamed ? new Effect(EffectKind.Valid) : default;
    }

    /// <summary>"must be 0", "should be set to zero", "must be -1": the value that is asked for; null when none is.</summary>
    private static long? ValueOf(Sentence sentence, int i, int from, int to)
    {
        // "zero unless F", "-1 if F isn't set": the value alone.
        bool isAlone = i + 1 == to || (i + 1 < to && sentence[i + 1].Kind == WordKind.Mark);
        if (sentence[i].Is("mbz") || (i == from && isAlone && sentence[i].IsAny("zero", "0")))
        {
            return 0;
        }

        if (i == from && isAlone && sentence[i].Text == "-1")
        {
            return -1;
        }

        if (!sentence[i].IsAny("must", "should", "shall"))
        {
            return null;
        }

        if (ZeroWords.Find(sentence, i) is >= 0 and int end && end <= to && sentence.FindAny(end, "or") < 0)
        {
            return 0;
        }

        int k = i + 1;
        while (k < to && sentence[k].IsAny("be", "to", "set"))
        {
            k++;
        }

        return k > i + 1 && k < to && sentence[k].Text == "-1" ? -1 : null;
    }

    /// <summary>"will be returned in this argument", "stored at this location"</summary>
    private static bool IsPlacedHere(Sentence sentence, int i) =>
        sentence.At(i + 1, "here") || (i + 2 < sentence.Count && sentence[i + 1].IsAny("in", "at", "to", "into") && sentence[i + 2].IsAny("this", "here"));

    private static bool IsToBeGiven(Sentence sentence, int i, int to)
    {
        if (sentence[i].IsAny("required", "mandatory", "needed", "necessary"))
        {
            return !(i + 1 < sentence.Count && sentence[i + 1].IsAny("to", "by", "alignment", "size"));
        }

        int next = i + 1;
        if (sentence[i].Is("has"))
        {
            if (!sentence.At(next, "to"))
            {
                return false;
            }

            next++;
        }

        if (next < to && sentence[next].IsAny(_toHold))
        {
            return true;
        }

        return next + 1 < to && sentence[next].Is("be") && sentence[next + 1].IsAny(_given)
            && !sentence.At(next + 2, "to") && !sentence.At(next + 2, "in", "flags");
    }

    /// <summary>"used" says something of the member in "only used", "used only", "is used"; "used to pass" tells its purpose.</summary>
    private static bool IsPredicate(Sentence sentence, int i, int from, bool ownWords)
    {
        bool isPurpose = i + 1 < sentence.Count && sentence[i + 1].IsAny(_purposes);
        bool isOnly = (i > from && sentence[i - 1].Is("only")) || (i + 1 < sentence.Count && sentence[i + 1].Is("only"));
        bool isBe = i > from && sentence[i - 1].IsAny(_being);
        bool isStart = ownWords && i == from;
        if (sentence[i].IsAny(_states))
        {
            return isOnly || (isBe && !isPurpose && !sentence[i].IsAny("set", "read"));
        }

        return sentence[i].IsAny(_verbs) ? !isPurpose && (isOnly || isBe || isStart) || isOnly && !sentence.At(i + 1, "to") : isOnly || isBe || isStart;
    }
}

using UapiGen.Engine.Facts.Language;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>Tells words that only name a thing ("KVM VM file descriptor") from words that say something of it.</summary>
internal static class NounPhrases
{
    private static readonly WordSet _headEnds = new(", which that containing whose where describing specifying with for to in at when");

    private static readonly WordSet _openings = new(
        "for in on with to used uses use sets allows allow make makes lets causes forces tells selects controls enable enables disable disables read write "
        + "called speeds zero");

    private static readonly WordSet _verbs = new(
        "is are was be will can may must should shall returns return sets set does do use uses has have only fails fail allowed supported enables enable "
        + "indicates updated increased changed mapped we you it this then not bits upper lower no returned gets becomes");

    private static readonly WordSet _marks = new("( ) / , -");

    private const int Longest = 16;

    /// <summary>The place where the first thing named ends: a relative clause, a participle or a comma begins what is said of it.</summary>
    public static int EndOfHead(Sentence sentence, int from)
    {
        int end = sentence.FindAny(from, _headEnds);
        return end < 0 ? sentence.Count : end;
    }

    /// <summary>Whether the words between two places only name the member. With a verb in them a condition is of what the verb says.</summary>
    public static bool IsOne(Sentence sentence, int from, int end, PhraseSubject subject)
    {
        if (end <= from || end - from > Longest || sentence[from].IsAny(
            _openings))
        {
            return false;
        }

        for (int i = from; i < end; i++)
        {
            Word word = sentence[i];
            bool isVerb = word.IsAny(
                _verbs);
            bool isOther = (word.Kind == WordKind.Mark && !word.IsAny(_marks)) || (word.Kind == WordKind.Number && i == from);
            if (isVerb || isOther || (subject.ConstantOf(word) is not null && word.IsCapitals))
            {
                return false;
            }
        }

        return true;
    }
}

using System.Linq;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.Engine.Facts.Language;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>What an ioctl's own words say that it is called on: "can only be called on the main /dev/demo device", "should be performed on a session file descriptor".</summary>
internal static class SubjectWords
{
    private const int Furthest = 7;

    public static void Read(InferenceContext context, Macro macro, Sentence sentence)
    {
        Reading reading = sentence.Reading;
        for (int i = 0; i < reading.Count; i++)
        {
            // "When called on a …" tells of one case, "not called on" of another object.
            bool isDenied = reading.Has(i - 1, Concept.Not) || reading.Has(i - 2, Concept.Not) || (i > 0 && reading.WordOf(i - 1).IsAny("when", "if"));
            if (!reading.Has(i, Concept.CalledOn) || isDenied || context.Facts.Find<IoctlSubjectFact>(macro.Name, static f => f.IsStated) >= 0)
            {
                continue;
            }

            for (int k = reading[i].End; k < sentence.Count && k < reading[i].End + Furthest; k++)
            {
                if (NodeAt(sentence, k) is { } node)
                {
                    string kind = node.Replace('/', '_').Replace('-', '_');
                    context.Add(new IoctlSubjectFact(InferenceContext.Stated(sentence), macro.Name, [kind]));
                    context.Add(new ResourceFact(InferenceContext.Stated(sentence), kind) { IsFd = true, Open = "/dev/" + node, Home = macro.Header });
                    return;
                }

                if (FdWords.IsFd(sentence, k) && FdKinds.Of(macro.Header, sentence, k) is { IsEmpty: false } kinds)
                {
                    context.Add(new IoctlSubjectFact(InferenceContext.Stated(sentence), macro.Name, kinds));
                    return;
                }
            }
        }
    }

    /// <summary>The rest of <c>/dev/NAME</c> at a place, when it is one node's whole name; null without one.</summary>
    private static string? NodeAt(Sentence sentence, int at)
    {
        if (!sentence.At(at, "/", "dev", "/") || at + 3 >= sentence.Count || sentence[at + 3].Kind != WordKind.Word)
        {
            return null;
        }

        string name = sentence[at + 3].Text;
        int end = at + 4;
        while (end + 1 < sentence.Count && sentence.At(end, "/") && sentence[end].Start == sentence[end - 1].End && sentence[end + 1].Kind == WordKind.Word)
        {
            name += "/" + sentence[end + 1].Text;
            end += 2;
        }

        // "/dev/video*", "/dev/demoX" are many nodes.
        bool isMany = end < sentence.Count && sentence[end].Kind == WordKind.Mark && sentence[end].Start == sentence[end - 1].End && !sentence[end].IsAny(",", ")", ":");
        return isMany || name.Any(c => char.IsUpper(c) || c == '.') ? null : name;
    }
}

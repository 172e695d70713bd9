using System.Linq;
using System.Text;
using UapiGen.Engine.Facts.Language;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>Words about kernels and capabilities: "Introduced in v6.3", "since Linux 4.8", "Available with KVM_CAP_X", "requires CAP_SYS_ADMIN".</summary>
internal static class VersionWords
{
    private const string Appearing = "introduced added new appeared available supported";

    private static readonly WordSet _appearing = new(Appearing);

    /// <summary>One of these is in all that speaks of a version or a capability.</summary>
    private static readonly WordSet _signs = new(Appearing + " since requires needs require");

    private static readonly WordSet _kernels = new("linux kernel version release the v in since");

    private static readonly WordSet _beforeCapability = new("the capability caller to have");

    private static readonly WordSet _alternatives = new("or if unless / when");

    /// <summary>Reads a sentence about an entity (or a member of it).</summary>
    public static void Read(InferenceContext context, string entity, string field, Sentence sentence)
    {
        if (sentence.FindAny(0, _signs) < 0)
        {
            return;
        }

        if (VersionIn(sentence) is { Length: > 0 } version)
        {
            context.Add(new SinceFact(InferenceContext.Stated(sentence), entity, field, version));
        }

        if (CapabilityIn(context, sentence) is { Length: > 0 } capability)
        {
            context.Add(new NeedsFact(InferenceContext.Stated(sentence), entity, field, capability));
        }
    }

    private static string VersionIn(Sentence sentence)
    {
        for (int i = 0; i < sentence.Count; i++)
        {
            int next = i + 1;
            bool isSince = sentence[i].Is("since")
                || (sentence[i].IsAny(_appearing) && next < sentence.Count && sentence[next].IsAny("in", "since", "with", "from"));
            if (!isSince)
            {
                continue;
            }

            next += sentence[i].Is("since") ? 0 : 1;
            bool isKernel = false;
            while (next < sentence.Count && sentence[next].IsAny(_kernels))
            {
                isKernel |= sentence[next].IsAny("linux", "kernel", "v");
                next++;
            }

            // A bare number may be of a protocol or a specification.
            string version = NumberAt(sentence, next, ref isKernel);
            if (version.Length > 0 && isKernel)
            {
                return version;
            }
        }

        return "";
    }

    /// <summary><c>6.3</c>, <c>v6.3</c>, <c>2.6.22</c> at a place; empty without one.</summary>
    private static string NumberAt(Sentence sentence, int at, ref bool isKernel)
    {
        var text = new StringBuilder();
        for (int i = at; i < sentence.Count && i < at + 4; i++)
        {
            bool isGlued = i == at || sentence[i].Start == sentence[i - 1].End;
            if (!isGlued)
            {
                break;
            }

            text.Append(sentence[i].Text);
        }

        string number = text.ToString().TrimEnd('.', ',', ')', '+');
        bool hasPrefix = number.StartsWith("v", System.StringComparison.OrdinalIgnoreCase);
        isKernel |= hasPrefix;
        number = hasPrefix ? number.Substring(1) : number;
        string[] parts = number.Split('.');
        bool isVersion = parts.Length is 2 or 3 && parts.All(p => p.Length is > 0 and < 4 && p.All(char.IsDigit)) && parts[0] is "2" or "3" or "4" or "5" or "6" or "7";
        return isVersion ? number : "";
    }

    private static string CapabilityIn(InferenceContext context, Sentence sentence)
    {
        for (int i = 0; i < sentence.Count; i++)
        {
            int next = i + 1;
            bool isNeeded = sentence[i].IsAny("requires", "needs", "require");
            if (sentence[i].Is("available") && next < sentence.Count && sentence[next].IsAny("with", "if", "when"))
            {
                isNeeded = true;
                next++;
            }

            while (isNeeded && next < sentence.Count && sentence[next].IsAny(_beforeCapability))
            {
                next++;
            }

            if (!isNeeded || next >= sentence.Count || !sentence[next].IsCapitals)
            {
                continue;
            }

            // One of several capabilities, or one in some cases, is more than the fact can say.
            string name = sentence[next].Text;
            bool isKernels = context.Names.HasConstant(name) && (name.Contains("_CAP_") || name.Contains("_CAPS_") || name.StartsWith("CAP_", System.StringComparison.Ordinal));
            bool isCapability = isKernels || (name.StartsWith("CAP_", System.StringComparison.Ordinal) && name.Length > 6);
            bool isEnd = next + 1 >= sentence.Count || sentence[next + 1].IsAny(".", ")", ",", "capability") || sentence[next + 1].Is("-");
            bool isAlone = sentence.FindAny(next + 1, _alternatives) < 0 && sentence.FindAny(next + 1, "available", "requires", "needs") < 0;
            return isCapability && isEnd && isAlone ? name : "";
        }

        return "";
    }
}

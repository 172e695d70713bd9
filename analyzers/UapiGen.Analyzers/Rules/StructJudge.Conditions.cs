using System;
using System.Linq;
using UapiGen.Analyzers.Facts;

namespace UapiGen.Analyzers.Rules;

/// <summary>What is known of conditions, and of which way a member goes.</summary>
internal sealed partial class StructJudge
{
    // Whether the kernel reads the member in this call; when nothing says, only a fact that asks for the member tells.
    private bool Reads(MemberFacts member, bool isRequired) => member.Direction switch
    {
        MemberDirection.Out => false,
        MemberDirection.In or MemberDirection.InOut => ioctl.Reads != false,
        // What the kernel ignores or refuses otherwise, it reads.
        _ => ioctl.Reads != false
            && (isRequired || (ioctl.Reads == true && ioctl.Writes == false) || member.Condition is { Otherwise: not FieldOtherwise.Unspecified }),
    };

    private bool HasLength(PointerFact pointer, string prefix)
    {
        string length = pointer.Count.Length > 0 ? pointer.Count : pointer.Bytes;
        return length.Length == 0 || value[prefix + length].Bits.Ones != 0;
    }

    private bool? Holds(Conjunction conjunction, string prefix)
    {
        bool? all = true;
        foreach (Clause clause in conjunction.Clauses)
        {
            bool? one = Holds(clause, prefix);
            if (one == false)
            {
                return false;
            }

            all = one is null ? null : all;
        }

        return all;
    }

    // Whether flags that the program sets on some way here are all that is missing to make the condition hold.
    private bool HoldsOnSomeWay(Conjunction conjunction, string prefix) => conjunction.Clauses.All(clause =>
        Holds(clause, prefix) == true
        || (clause.IsPositive && PathOf(clause, prefix) is { } path && (clause.Value & clause.Mask & ~value[path].Bits.Some) == 0 && Holds(clause, prefix) is null));

    private bool? Holds(Clause clause, string prefix)
    {
        if (PathOf(clause, prefix) is not { } path)
        {
            return null;
        }

        bool? equal = value[path].Bits.Matches(clause.Mask, clause.Value & clause.Mask);
        return clause.Negated ? !equal : equal;
    }

    // A flag that is not there, as against an exception that is: then the field may stay as it was for another call.
    private bool MissesFlag(Conjunction conjunction, string prefix) => conjunction.Clauses.Any(c => c.IsPositive && Holds(c, prefix) == false);

    private static string? PathOf(Clause clause, string prefix)
    {
        string path = clause.Path;
        while (path.StartsWith("^.", StringComparison.Ordinal))
        {
            if (prefix.Length == 0)
            {
                return null;
            }

            path = path.Substring(2);
            bool isElement = prefix[prefix.Length - 2] == ']';
            prefix = Outer(prefix);
            prefix = isElement ? Outer(prefix) : prefix;
        }

        return prefix + path;
    }

    private static string Outer(string prefix) => prefix.Substring(0, prefix.LastIndexOf('.', prefix.Length - 2) + 1);
}

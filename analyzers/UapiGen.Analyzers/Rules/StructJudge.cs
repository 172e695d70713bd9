using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using UapiGen.Analyzers.Facts;
using UapiGen.Analyzers.Flow;

namespace UapiGen.Analyzers.Rules;

/// <summary>Judges a struct at the point where it goes into a call: each member by its facts and by what is known of the others.</summary>
/// <param name="ioctl">The call.</param>
/// <param name="value">What is known of the struct.</param>
/// <param name="at">The argument, for findings that no assignment causes.</param>
internal sealed class StructJudge(FactCache facts, IoctlFacts ioctl, StructValue value, IOperation at, Findings findings)
{
    private const int DeepestMember = 8;

    public void Judge() => Judge(value.Record, "", isAlternative: false, depth: 0);

    private void Judge(RecordFacts record, string prefix, bool isAlternative, int depth)
    {
        foreach (MemberFacts member in record.Members)
        {
            string path = prefix + member.Name;
            MemberValue held = value[path];
            bool? counts = member.Condition is { } condition ? JudgeCondition(member, condition, prefix, held) : member.IsConditional ? null : true;
            if (counts == true)
            {
                JudgeHeld(member, path, held, isAlternative || !member.Overlapping.IsEmpty);
            }

            JudgeWritten(member, path, held);
            if (counts == true && depth < DeepestMember && facts.Record(member.Type) is { } nested)
            {
                Judge(nested, path + ".", isAlternative || !member.Overlapping.IsEmpty, depth + 1);
            }
        }
    }

    // Whether the member counts: true, false, or null when not known.
    private bool? JudgeCondition(MemberFacts member, MemberCondition condition, string prefix, MemberValue held)
    {
        string path = prefix + member.Name;
        if (condition.Forbidden.FirstOrDefault(c => Holds(c, prefix) == true) is { } forbidding && (held.Bits.Ones & member.WidthMask) != 0)
        {
            Report(CallRules.FieldForbidden, Target(held), path, "0", forbidding.Text);
            return false;
        }

        if (condition.Wanted.IsEmpty)
        {
            return true;
        }

        if (condition.Wanted.FirstOrDefault(c => Holds(c, prefix) == true) is { } wanting)
        {
            JudgeWanted(member, wanting, prefix, held);
            return true;
        }

        if (condition.Wanted.Any(c => Holds(c, prefix) != false))
        {
            return null;
        }

        JudgeUnwanted(member, condition, path, held, condition.Wanted.All(c => MissesFlag(c, prefix)));
        return false;
    }

    private void JudgeWanted(MemberFacts member, Conjunction wanting, string prefix, MemberValue held)
    {
        bool isRequired = wanting.Requirement == FieldRequirement.Required;
        bool isReference = member.Fd is not null || member.IsId || (member.Pointer is { } pointer && HasLength(pointer, prefix));
        if (held.By != Assignment.Never || !Reads(member, isRequired) || !(isRequired || isReference))
        {
            return;
        }

        Clause cause = wanting.Clauses.FirstOrDefault(c => c.IsPositive) ?? wanting.Clauses[0];
        IOperation? flags = value[PathOf(cause, prefix) ?? ""].Origin;
        string note = member.Fd is null ? "" : "; 0 is a valid fd";
        findings.Report(
            CallRules.FlagWithoutField,
            flags is null ? at.Syntax.GetLocation() : SetBits.Find(flags, cause.Mask & cause.Value),
            Fix(member, prefix),
            prefix + member.Name,
            wanting.Text,
            note);
    }

    private void JudgeUnwanted(MemberFacts member, MemberCondition condition, string path, MemberValue held, bool missesFlag)
    {
        ulong? constant = held.Bits.ConstantWithin(member.WidthMask);
        string text = string.Join(" or ", condition.Wanted.Select(c => c.Text));
        bool isSet = held.By == Assignment.Program && constant != 0 && (constant is null || constant != (member.Fd?.None & member.WidthMask));
        switch (condition.Otherwise)
        {
            case FieldOtherwise.Ignored when isSet && missesFlag:
                Report(CallRules.FieldWithoutFlag, Target(held), FlagFix(member, condition, path), path, text);
                break;
            case FieldOtherwise.Zero when (held.Bits.Ones & member.WidthMask) != 0 || (isSet && missesFlag):
                Report(CallRules.FieldForbidden, Target(held), FlagFix(member, condition, path), path, "0", "it is read only when " + text);
                break;
            case FieldOtherwise.Value when constant is { } known && known != (condition.OtherwiseValue & member.WidthMask):
                string wanted = unchecked((long)condition.OtherwiseValue).ToString(CultureInfo.InvariantCulture);
                Report(CallRules.FieldForbidden, Target(held), path, wanted, "it is read only when " + text);
                break;
        }
    }

    private void JudgeHeld(MemberFacts member, string path, MemberValue held, bool isAlternative)
    {
        bool isUnconditional = member.Condition is null && !isAlternative;
        if (isUnconditional && member.Fd is { } fd && held.By == Assignment.Never && fd.None != 0 && Reads(member, isRequired: false) && ioctl.Reads == true)
        {
            string note = fd.None is { } none ? "; " + unchecked((long)none).ToString(CultureInfo.InvariantCulture) + " says there is none" : "";
            findings.Report(CallRules.FdLeftZero, at.Syntax.GetLocation(), Fix(member, path.Substring(0, path.Length - member.Name.Length)), path, note);
        }

        foreach (ExclusiveGroup group in member.Exclusive)
        {
            JudgeExclusive(member, group, path, held);
        }
    }

    private void JudgeExclusive(MemberFacts member, ExclusiveGroup group, string path, MemberValue held)
    {
        if (group.UnlessMask != 0 && held.Bits.Matches(group.UnlessMask, 0) != true)
        {
            return;
        }

        ulong all = group.Values.Aggregate(0UL, (mask, v) => mask | v);
        bool areBits = group.Values.Aggregate((Seen: 0UL, Disjoint: true), (s, v) => (s.Seen | v, s.Disjoint && (s.Seen & v) == 0)).Disjoint;
        ulong[] set = [.. group.Values.Where(v => v != 0 && held.Bits.Matches(v, v) == true)];
        string names = string.Join(", ", (set.Length > 1 ? set : [.. group.Values]).Select(v => FlagNames.Of(member.Flags, v)));
        if (areBits ? set.Length > 1 : held.Bits.ConstantWithin(all) is { } mixed && mixed != 0 && !group.Values.Contains(mixed))
        {
            Report(CallRules.MoreThanOne, held.Origin?.Syntax.GetLocation(), path, names);
        }
        else if (group.Required && ioctl.Reads == true && held.Bits.Matches(all, 0) == true && !group.Values.Contains(0UL))
        {
            Report(CallRules.NoneOfThem, held.Origin?.Syntax.GetLocation(), path, names);
        }
    }

    private void JudgeWritten(MemberFacts member, string path, MemberValue held)
    {
        if (member.Direction != MemberDirection.Out)
        {
            return;
        }

        if (held.By == Assignment.Kernel && member.MustBeZero != 0 && ioctl.Reads != false)
        {
            findings.Report(CallRules.Reused, at.Syntax.GetLocation(), ImmutableDictionary<string, string?>.Empty, path);
        }

        ulong? constant = held.Bits.ConstantWithin(member.WidthMask);
        if (held.By == Assignment.Program && member.MustBeZero == 0 && ioctl.Writes == true && constant != 0 && constant != member.WidthMask)
        {
            Report(CallRules.OutFieldSet, Target(held), path);
        }
    }

    // Whether the kernel reads the member in this call; when nothing says, only a fact that asks for the member tells.
    private bool Reads(MemberFacts member, bool isRequired) => member.Direction switch
    {
        MemberDirection.Out => false,
        MemberDirection.In or MemberDirection.InOut => ioctl.Reads != false,
        _ => ioctl.Reads == true ? isRequired || ioctl.Writes == false : isRequired && ioctl.Reads != false,
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
        while (path.StartsWith("^.", System.StringComparison.Ordinal))
        {
            if (prefix.Length == 0)
            {
                return null;
            }

            path = path.Substring(2);
            prefix = prefix.Substring(0, prefix.LastIndexOf('.', prefix.Length - 2) + 1);
        }

        return prefix + path;
    }

    private Location Target(MemberValue held) =>
        (held.Origin as Microsoft.CodeAnalysis.Operations.IAssignmentOperation)?.Target.Syntax.GetLocation() ?? at.Syntax.GetLocation();

    private ImmutableDictionary<string, string?> FlagFix(MemberFacts member, MemberCondition condition, string path)
    {
        Clause? clause = condition.Wanted.Length == 1 && path == member.Name ? condition.Wanted[0].Clauses.SingleOrNull(c => c.IsPositive) : null;
        MemberFacts? flags = clause is null ? null : value.Record.Member(clause.Path);
        return flags?.Flags is null || FlagNames.Exact(flags.Flags, clause!.Value) is not { } name
            ? ImmutableDictionary<string, string?>.Empty
            : ImmutableDictionary<string, string?>.Empty
                .Add(FixProperties.FlagsMember, flags.Name)
                .Add(FixProperties.FlagType, flags.Flags.ToDisplayString())
                .Add(FixProperties.Flag, name)
                .Add(FixProperties.Member, member.Name);
    }

    private static ImmutableDictionary<string, string?> Fix(MemberFacts member, string prefix) =>
        prefix.Length > 0 ? ImmutableDictionary<string, string?>.Empty : ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Member, member.Name);

    private void Report(DiagnosticDescriptor rule, Location? location, params object[] arguments) =>
        findings.Report(rule, location ?? at.Syntax.GetLocation(), ImmutableDictionary<string, string?>.Empty, arguments);

    private void Report(DiagnosticDescriptor rule, Location? location, ImmutableDictionary<string, string?> properties, params object[] arguments) =>
        findings.Report(rule, location ?? at.Syntax.GetLocation(), properties, arguments);
}

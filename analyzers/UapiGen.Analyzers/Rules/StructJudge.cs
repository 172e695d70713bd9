using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UapiGen.Analyzers.Facts;
using UapiGen.Analyzers.Flow;

namespace UapiGen.Analyzers.Rules;

/// <summary>Judges a struct at the point where it goes into a call: each member by its facts and by what is known of the others.</summary>
/// <param name="ioctl">The call.</param>
/// <param name="value">What is known of the struct.</param>
/// <param name="at">The argument, for findings that no assignment causes.</param>
/// <param name="isOneWay">
/// Whether the struct is seen as it is on one of several ways to the call. A value that is not known there may be the very one that this way is
/// taken for, so that only what the program writes down counts.
/// </param>
internal sealed partial class StructJudge(FactCache facts, IoctlFacts ioctl, StructValue value, IOperation at, Findings findings, bool isOneWay = false)
{
    private const int DeepestMember = 8;

    public void Judge() => Judge(value.Record, "", isAlternative: false, depth: 0);

    private void Judge(RecordFacts record, string prefix, bool isAlternative, int depth)
    {
        foreach (MemberFacts general in record.Members)
        {
            MemberFacts member = general.For(ioctl.Name);
            string path = prefix + member.Name;
            MemberValue held = value[path];
            bool? counts = member.Condition is { } condition ? JudgeCondition(record, member, condition, prefix, held) : member.IsConditional ? null : true;
            bool isOneOfUnion = isAlternative || !member.Overlapping.IsEmpty;
            if (counts == true && !isOneWay)
            {
                JudgeHeld(record, member, path, held, isOneOfUnion);
            }

            JudgeExclusive(record, member, path, held, counts);
            if (!isOneWay)
            {
                JudgeKind(record, general, member, held);
                JudgeWritten(record, member, path, held);
            }

            if (counts == true && depth < DeepestMember)
            {
                JudgeNested(member, path, isOneOfUnion, depth + 1);
            }
        }
    }

    // A struct in the struct; of an array of structs, the elements that the program names.
    private void JudgeNested(MemberFacts member, string path, bool isAlternative, int depth)
    {
        if (facts.Record(member.Type) is { } nested)
        {
            Judge(nested, path + ".", isAlternative, depth);
        }
        else if (facts.Record(facts.Element(member.Type)) is { } element)
        {
            string start = path + ".[";
            foreach (string name in value.Known.Where(k => k.StartsWith(start, StringComparison.Ordinal)).Select(k => k.Substring(0, k.IndexOf(']', start.Length) + 1)).Distinct())
            {
                Judge(element, name + ".", isAlternative, depth);
            }
        }
    }

    // Whether the member counts: true, false, or null when not known.
    private bool? JudgeCondition(RecordFacts record, MemberFacts member, MemberCondition condition, string prefix, MemberValue held)
    {
        string path = prefix + member.Name;
        if (condition.Forbidden.FirstOrDefault(c => Holds(c, prefix) == true) is { } forbidding && (held.Bits.Ones & member.WidthMask) != 0)
        {
            string why = $"other values are not allowed when '{forbidding.Text}'";
            Report(CallRules.FieldForbidden, Target(held), path, "0", why, Said.Where(record, member, forbidding.Source));
            return false;
        }

        if (condition.Wanted.IsEmpty)
        {
            return true;
        }

        if (condition.Wanted.FirstOrDefault(c => Holds(c, prefix) == true) is { } wanting)
        {
            JudgeWanted(record, member, wanting, prefix, held);
            return true;
        }

        if (condition.Wanted.Any(c => Holds(c, prefix) != false))
        {
            if (condition.Wanted.FirstOrDefault(c => HoldsOnSomeWay(c, prefix)) is { } possible)
            {
                JudgeWanted(record, member, possible, prefix, held);
            }

            return null;
        }

        JudgeUnwanted(record, member, condition, path, held, condition.Wanted.All(c => MissesFlag(c, prefix)));
        return false;
    }

    private void JudgeWanted(RecordFacts record, MemberFacts member, Conjunction wanting, string prefix, MemberValue held)
    {
        bool isRequired = wanting.Requirement == FieldRequirement.Required;
        bool isReference = member.Fd is not null || member.IsId || (member.Pointer is { } pointer && HasLength(pointer, prefix));
        if (held.By != Assignment.Never || !Reads(member, isRequired) || !(isRequired || isReference))
        {
            return;
        }

        Clause cause = wanting.Clauses.FirstOrDefault(c => c.IsPositive) ?? wanting.Clauses[0];
        IOperation? flags = value[PathOf(cause, prefix) ?? ""].Origin;
        string note = member.Fd is null ? "" : "; its default of 0 is a valid file descriptor";
        findings.Report(
            CallRules.FlagWithoutField,
            flags is null ? at.Syntax.GetLocation() : SetBits.Find(flags, cause.Mask & cause.Value),
            Fix(member, prefix),
            prefix + member.Name,
            wanting.Text,
            note,
            Said.Where(record, member, wanting.Source));
    }

    private void JudgeUnwanted(RecordFacts record, MemberFacts member, MemberCondition condition, string path, MemberValue held, bool missesFlag)
    {
        ulong? constant = held.Bits.ConstantWithin(member.WidthMask);
        string text = string.Join(" or ", condition.Wanted.Select(c => c.Text));
        string only = $"the kernel reads it only when '{text}'";
        string where = Said.Where(record, member, condition.Wanted[0].Source);
        bool isKnownToBeSet = (held.Bits.Ones & member.WidthMask) != 0;
        bool isSet = held.By == Assignment.Program && constant != 0 && (!isOneWay || isKnownToBeSet);
        // -1 is no file descriptor, whether the header says so or not.
        bool isNone = constant is not null && (constant == (member.Fd?.None & member.WidthMask) || (member.Fd is not null && constant == member.WidthMask));
        switch (condition.Otherwise)
        {
            case FieldOtherwise.Ignored when isSet && missesFlag && !isNone:
                Report(CallRules.FieldWithoutFlag, Target(held), FlagFix(member, condition, path), path, text, where);
                break;
            case FieldOtherwise.Zero when (isKnownToBeSet || (isSet && missesFlag)) && !(isNone && member.Fd?.None is not null):
                Report(CallRules.FieldForbidden, Target(held), FlagFix(member, condition, path), path, "0", only, where);
                break;
            case FieldOtherwise.Value when constant is { } known && known != (condition.OtherwiseValue & member.WidthMask):
                string wanted = unchecked((long)condition.OtherwiseValue).ToString(CultureInfo.InvariantCulture);
                Report(CallRules.FieldForbidden, Target(held), path, wanted, only, where);
                break;
        }
    }

    private void JudgeHeld(RecordFacts record, MemberFacts member, string path, MemberValue held, bool isAlternative)
    {
        bool isUnconditional = member.Condition is null && !isAlternative;
        if (isUnconditional && member.Fd is { } fd && held.By == Assignment.Never && fd.None != 0 && Reads(member, isRequired: false) && ioctl.Reads == true)
        {
            string note = fd.None is { } none ? $"; use {unchecked((long)none).ToString(CultureInfo.InvariantCulture)} for no file descriptor" : "";
            findings.Report(
                CallRules.FdLeftZero,
                at.Syntax.GetLocation(),
                Fix(member, path.Substring(0, path.Length - member.Name.Length)),
                path,
                note,
                Said.Where(record, member, fd.Source));
        }
    }

    private void JudgeExclusive(RecordFacts record, MemberFacts member, string path, MemberValue held, bool? counts)
    {
        if (counts != true)
        {
            return;
        }

        foreach (ExclusiveGroup group in member.Exclusive)
        {
            JudgeExclusive(record, member, group, path, held);
        }
    }

    private void JudgeExclusive(RecordFacts record, MemberFacts member, ExclusiveGroup group, string path, MemberValue held)
    {
        if (group.UnlessMask != 0 && held.Bits.Matches(group.UnlessMask, 0) != true)
        {
            return;
        }

        ulong all = group.Values.Aggregate(0UL, (mask, v) => mask | v);
        bool areBits = group.Values.Aggregate((Seen: 0UL, Disjoint: true), (s, v) => (s.Seen | v, s.Disjoint && (s.Seen & v) == 0)).Disjoint;
        ulong[] set = [.. group.Values.Where(v => v != 0 && held.Bits.Matches(v, v) == true)];
        string names = string.Join(", ", (set.Length > 1 ? set : [.. group.Values]).Select(v => FlagNames.Of(member.Flags, v)));
        string where = Said.Where(record, member, group.Source);
        if (areBits ? set.Length > 1 : held.Bits.ConstantWithin(all) is { } mixed && mixed != 0 && !group.Values.Contains(mixed))
        {
            Report(CallRules.MoreThanOne, held.Origin?.Syntax.GetLocation(), path, names, where);
        }
        else if (!isOneWay && group.Required && ioctl.Reads == true && held.Bits.Matches(all, 0) == true && !group.Values.Contains(0UL))
        {
            Report(CallRules.NoneOfThem, held.Origin?.Syntax.GetLocation(), path, names, where);
        }
    }

    // What is said of all ioctls is judged where the member is set.
    private void JudgeKind(RecordFacts record, MemberFacts general, MemberFacts member, MemberValue held)
    {
        if (!ReferenceEquals(general, member) && member.Fd is { } fd && held is { Handle: INamedTypeSymbol handle, Origin: { } origin } && FdKinds.Excludes(fd, member.Type, handle))
        {
            IOperation set = (origin as IAssignmentOperation)?.Value ?? origin;
            Report(CallRules.WrongKind, set.Syntax.GetLocation(), FdKinds.Arguments(record, member, handle));
        }
    }

    private void JudgeWritten(RecordFacts record, MemberFacts member, string path, MemberValue held)
    {
        if (member.Direction != MemberDirection.Out)
        {
            return;
        }

        if (held.By == Assignment.Kernel && member.MustBeZero != 0 && ioctl.Reads != false)
        {
            findings.Report(CallRules.Reused, at.Syntax.GetLocation(), ImmutableDictionary<string, string?>.Empty, path, Said.Where(record, member, member.Source));
        }

        ulong? constant = held.Bits.ConstantWithin(member.WidthMask);
        if (held.By == Assignment.Program && member.MustBeZero == 0 && ioctl.Writes == true && constant != 0 && constant != member.WidthMask)
        {
            Report(CallRules.OutFieldSet, Target(held), path);
        }
    }

    private Location Target(MemberValue held) =>
        (held.Origin as IAssignmentOperation)?.Target.Syntax.GetLocation() ?? at.Syntax.GetLocation();

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

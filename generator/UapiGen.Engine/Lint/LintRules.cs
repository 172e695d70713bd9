using System.Collections.Immutable;
using System.Linq;
using UapiGen.CFrontEnd.Diagnostics;

namespace UapiGen.Engine.Lint;

/// <summary>All header-side rules. Each has a help page, <c>docs/rules/ID.md</c>.</summary>
public static class LintRules
{
    /// <summary>The rules in the order of their ids.</summary>
    public static ImmutableArray<DiagnosticRule> All { get; } =
    [
        .. new[]
        {
            FixedSizeRules.Long, FixedSizeRules.Unfixed, FixedSizeRules.Pointer, FixedSizeRules.Bool, FixedSizeRules.Float, FixedSizeRules.Char,
            PaddingRules.Hole, PaddingRules.Tail, PaddingRules.Leak, PaddingRules.OddSize,
            TargetLayoutRules.Differs, TargetLayoutRules.Unaligned,
            MemberShapeRules.BitField, MemberShapeRules.Packed, MemberShapeRules.OldFlexible,
            TypeHeaderRules.Missing,
            SizeFirstRules.WrongSize, SizeFirstRules.NoFlags, ReservedRules.Unsaid,
            FdRules.Optional, FdRules.Width, FdRules.CloseOnExec,
            BitMacroRules.KernelOnly, FlagGroupRules.Ungrouped, FlagGroupRules.Unnamed,
            EnumValueRules.SignBit, EnumValueRules.Overlap, EnumValueRules.TooWide, EnumValueRules.Implicit, EnumValueRules.Exclusive,
            ConditionRules.Unknown, ConditionRules.Unlisted, ConditionRules.OneSided,
            IoctlNumberRules.Raw, IoctlNumberRules.TooLarge, IoctlNumberRules.Shared,
            IoctlFormRules.HiddenArgument, IoctlFormRules.WrongType, IoctlFormRules.Direction, IoctlFormRules.NotSelfContained,
            LicenceRules.NoNote, HygieneRules.Config, HygieneRules.Prototype, HygieneRules.LineComment,
            KernelDocRules.UnknownMember, KernelDocRules.Undocumented, KernelDocRules.UnknownIoctl, KernelDocRules.UnknownEntity, KernelDocRules.UndocumentedFlag,
        }.OrderBy(rule => rule.Id, System.StringComparer.Ordinal),
    ];

    /// <summary>The rules that run only when <see cref="LintOptions.IncludeOptionalRules"/> asks for them.</summary>
    public static ImmutableArray<DiagnosticRule> Optional { get; } =
        [TargetLayoutRules.Unaligned, PaddingRules.OddSize, SizeFirstRules.NoFlags, EnumValueRules.Implicit];

    /// <summary>Whether a rule is one of the header-side ones, whatever severity it was given.</summary>
    public static bool IsOne(DiagnosticRule rule) => All.Any(known => known.Id == rule.Id);

    /// <summary>Whether a rule is off by default.</summary>
    public static bool IsOptional(DiagnosticRule rule) => Optional.Any(known => known.Id == rule.Id);
}

using System.Collections.Immutable;
using System.Linq;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.Engine.Facts;

namespace UapiGen.Engine.Binding.Ioctls;

/// <summary>An ioctl as a header declares it and facts describe it.</summary>
internal sealed class IoctlDeclaration
{
    public IoctlDeclaration(HeaderView view, Macro macro)
    {
        View = view;
        Macro = macro;
        Facts = view.Facts.ForIoctl(macro.Name);
        ArgumentType = FindArgumentType();
        Errnos = FindErrnos();
    }

    public HeaderView View { get; }

    public Macro Macro { get; }

    public IoctlFacts Facts { get; }

    /// <summary>The request number; null when the header gives none.</summary>
    public uint? Code => Macro.Ioctl?.Code ?? (Macro.Value is IntegerConstant integer ? unchecked((uint)integer.Bits) : null);

    /// <summary>Whether somebody said of this ioctl, for bindings, what it takes: silence about a result then means that there is none.</summary>
    public bool IsAnnotated => Facts.Subject is { Provenance.IsExplicit: true } || Facts.Argument is { Provenance.IsExplicit: true };

    public IoctlArgumentFact? Argument => Facts.Argument is { IsStated: true } stated ? stated : null;

    public IoctlResultFact? Result => Facts.Result is { IsStated: true } stated ? stated : null;

    public IoctlSubjectFact? Subject => Facts.Subject is { IsStated: true } stated ? stated : null;

    /// <summary>The direction of the data, of facts first and the macro second.</summary>
    public Direction Direction => Argument is { Direction: not Direction.Unspecified } argument ? argument.Direction : DirectionOfMacro switch
    {
        IoctlDirection.Read => HasMemberThatGoes(Direction.In) ? Direction.InOut : Direction.Out,
        IoctlDirection.Write => HasMemberThatGoes(Direction.Out) ? Direction.InOut : Direction.In,
        _ => Direction.InOut,
    };

    /// <summary>
    /// Whether the argument's size is what the macro claims, and nobody has said what the kernel does. A struct is taken for what it is when somebody has
    /// said which fds the ioctl is for; a number, or an array of them, stands for something larger too often for that.
    /// </summary>
    public bool IsClaim => Argument is null && (Macro.Ioctl is { Size: > 0 } || Macro.ParametricIoctl is not null)
        && !(Facts.Subject is { Provenance.IsExplicit: true } && ArgumentType?.Canonical is RecordType && Macro.Ioctl is { HasExpressionForType: false });

    /// <summary>Whether it takes no more than the macro's number, and nobody says whether an argument goes with it.</summary>
    public bool IsSilent => Argument is null && !IsAnnotated && Macro.Ioctl is { Size: 0, Direction: IoctlDirection.None };

    /// <summary>The C type of what is passed by address, of facts first and the macro second; null when nobody says.</summary>
    public CType? ArgumentType { get; }

    /// <summary>What errors mean: those of the ioctl, then those of any ioctl that takes its struct.</summary>
    public ImmutableArray<ErrnoFact> Errnos { get; }

    /// <summary>Whether a macro declares an ioctl: by <c>_IOC</c>, or because a fact says what its number is for.</summary>
    public static bool Is(HeaderView view, Macro macro) => macro.Ioctl is not null
        || macro.ParametricIoctl is not null
        || (macro.Value is IntegerConstant && HasStated(view.Facts.ForIoctl(macro.Name)));

    private static bool HasStated(IoctlFacts facts) => !facts.All.IsEmpty && (
        facts.Subject is { IsStated: true } || facts.Argument is { IsStated: true } || facts.Result is { IsStated: true });

    private IoctlDirection? DirectionOfMacro => Macro.Ioctl?.Direction ?? Macro.ParametricIoctl?.Direction;

    /// <summary>Whether words say of a member of the struct, for this ioctl, that its data goes the other way than the macro says.</summary>
    private bool HasMemberThatGoes(Direction other)
    {
        if (ArgumentType?.Canonical is not RecordType { Declaration: var record })
        {
            return false;
        }

        RecordFacts facts = View.Facts.ForRecord(record.CName);
        return facts.All.Any(f => f is DirectionFact { IsStated: true } said && (said.Direction == other || said.Direction == Direction.InOut)
            && (said.ForIoctls.Contains(Macro.Name) || (said.ForIoctls.IsEmpty && other == Direction.Out)));
    }

    private CType? FindArgumentType()
    {
        CType? declared = Macro.Ioctl?.ArgumentType ?? Macro.ParametricIoctl?.ArgumentType;
        return Argument is not { } argument ? declared
            : argument.Form is not (ArgumentForm.Pointer or ArgumentForm.Buffer) ? null
            : Types.CTypeNames.Find(View, argument.Type) ?? (argument.Type.Length == 0 ? declared : null);
    }

    private ImmutableArray<ErrnoFact> FindErrnos()
    {
        ImmutableArray<ErrnoFact> ofStruct = ArgumentType?.Canonical is RecordType record ? View.Facts.ForIoctl(record.Declaration.CName).Errnos : [];
        return Facts.Errnos.IsEmpty && ofStruct.IsEmpty ? [] : [.. Facts.Errnos.Concat(ofStruct).GroupBy(e => e.Errno).Select(g => g.First())];
    }
}

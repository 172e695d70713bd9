using System.Collections.Immutable;
using System.Linq;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.Engine.Binding.Naming;
using UapiGen.Engine.Binding.Records;
using UapiGen.Engine.Binding.Types;
using UapiGen.Engine.Facts;
using UapiGen.Engine.Model;

namespace UapiGen.Engine.Binding.Ioctls;

/// <summary>Finds what the typed form of an ioctl takes beside its struct: handles, memory, and values that only count with a flag.</summary>
internal sealed class SuppliedBinder(BoundTypes types, HeaderView view, string ioctl, RecordDeclaration record, StructModel model, NameScope parameters, bool hasHandle)
{
    private readonly RecordFacts _facts = view.Facts.ForRecord(record.CName);

    /// <summary>The parameters, in the order of the members.</summary>
    /// <param name="isWritten">Whether the kernel writes the struct: an fd that nothing says more of is then its own.</param>
    public ImmutableArray<SuppliedModel> Parameters(bool isWritten)
    {
        if (_facts.All.IsEmpty)
        {
            return [];
        }

        var supplied = ImmutableArray.CreateBuilder<SuppliedModel>();
        int memory = 0;
        foreach (Leaf leaf in Leaf.Of(record))
        {
            if (leaf.Field.Name is not { } name || _facts.Member(name) is not { All.IsEmpty: false } facts || model.Find(name) is not { } member)
            {
                continue;
            }

            Direction direction = facts.DirectionFor(ioctl);
            bool isIn = direction is Direction.In or Direction.InOut || (direction is Direction.Unspecified or Direction.None && !isWritten);
            if (isIn && Handle(facts, member, name) is { } handle)
            {
                supplied.Add(handle);
            }
            else if (memory < 4 && Memory(facts, member, name, leaf) is { } span)
            {
                memory++;
                supplied.Add(span);
            }
            else if (direction is not Direction.Out && Value(facts, member, name) is { } value)
            {
                supplied.Add(value);
            }
        }

        return supplied.ToImmutable();
    }

    /// <summary>The member that takes an fd out of the kernel; null when there is none, or more than one.</summary>
    public OutHandleModel? OutHandle(bool isWritten)
    {
        OutHandleModel? found = null;
        foreach (MemberModel member in model.Members)
        {
            if (member.Path.Length == 0 || member.Type.Name is not ("RawFd" or "RawFd64"))
            {
                continue;
            }

            MemberFacts facts = _facts.Member(member.Path);
            Direction direction = facts.DirectionFor(ioctl);
            TypeRef kind = member.Type.Arguments[0];
            bool isOut = direction == Direction.Out || (direction == Direction.Unspecified && isWritten);
            if (!isOut || kind.Name == "FdHandle")
            {
                continue;
            }

            if (found is not null)
            {
                return null;
            }

            found = new OutHandleModel(member.Name, kind, member.Type, facts.Conditions.Any());
        }

        return found;
    }

    private SuppliedModel? Handle(MemberFacts facts, MemberModel member, string name)
    {
        if (facts.FdFor(ioctl) is not { IsStated: true, IsForeign: false } fd)
        {
            return null;
        }

        if (member.Type.Name is "RawFd" or "RawFd64")
        {
            TypeRef kind = member.Type.Arguments[0];
            ConditionFact? condition = facts.Conditions.FirstOrDefault(c => c.IsStated && c.Requirement != ConditionRequirement.Zero);
            return new SuppliedModel(Parameter(name), SuppliedForm.Handle, kind, member.Name, condition is not null || fd.None is not null)
            {
                Is64 = member.Type.Name == "RawFd64",
                IsAny = kind.Name is "FdHandle" or "SocketFd" or "FileFd",
                Flags = condition is null ? [] : Flags(condition) ?? [],
                // A kernel that is older than the member refuses anything but zero there.
                IsZeroWithout = condition?.Otherwise == ConditionOtherwise.Zero
                    || (condition is not null && fd.None is null && view.Facts.Since(record.CName, name) is not null),
            };
        }

        return member.Type.Arguments.Count == 1 && member.Type.Arguments[0] is { Name: "RawFd" or "RawFd64" } element
            ? new SuppliedModel(Parameter(name), SuppliedForm.Handles, element.Arguments[0], member.Name, IsOptional: false)
            : null;
    }

    private SuppliedModel? Memory(MemberFacts facts, MemberModel member, string name, Leaf leaf)
    {
        if (facts.PointerFor(ioctl) is not { IsStated: true } pointer || !pointer.Tags.IsEmpty || !pointer.FdKinds.IsEmpty)
        {
            return null;
        }

        string length = pointer.Count.Length > 0 ? pointer.Count : pointer.Bytes;
        if (length.Length == 0 || model.Find(length) is not { } lengthMember || !lengthMember.Type.IsKeyword || lengthMember is ReadOnlyModel)
        {
            return null;
        }

        if (pointer.IsRetained)
        {
            return hasHandle && pointer.Bytes.Length > 0
                ? new SuppliedModel(Parameter(name), SuppliedForm.OwnedMemory, TypeRef.Runtime("MappedMemory"), member.Name, IsOptional: false)
                {
                    MemberType = member.Type,
                    LengthMember = lengthMember.Name,
                    LengthType = lengthMember.Type,
                }
                : null;
        }

        TypeRef element = member.Type.Arguments.Count == 1 ? member.Type.Arguments[0] : TypeRef.Byte;
        ConditionFact? condition = facts.Conditions.FirstOrDefault(c => c.IsStated && c.Requirement != ConditionRequirement.Zero);
        return new SuppliedModel(
            Parameter(name), pointer.Direction == Direction.In ? SuppliedForm.ReadOnlyMemory : SuppliedForm.Memory, element, member.Name, condition is not null)
        {
            Is64 = member.Type.Name == "UserPtr64",
            Offset = (int)leaf.Offset,
            LengthMember = lengthMember.Name,
            LengthType = lengthMember.Type,
            IsLengthInBytes = pointer.Count.Length == 0 && element != TypeRef.Byte,
            Flags = condition is null ? [] : Flags(condition) ?? [],
        };
    }

    private SuppliedModel? Value(MemberFacts facts, MemberModel member, string name)
    {
        ConditionFact? condition = facts.Conditions.FirstOrDefault(
            c => c.IsStated && c.ForIoctls.IsEmpty && c.Requirement != ConditionRequirement.Zero);
        bool isScalar = member is FieldModel or ConvertedModel && (member.Type.IsKeyword || types.FindEnum(member.Type) is not null);
        return condition is not null && isScalar && Flags(condition) is { } flags
            ? new SuppliedModel(Parameter(name), SuppliedForm.Value, member.Type, member.Name, IsOptional: true) { Flags = flags }
            : null;
    }

    private string Parameter(string cName) => Identifier.Escape(parameters.Take(CName.Camel(cName), cName + "_"));

    /// <summary>The flags that make a condition true; null when setting flags alone can't.</summary>
    private ImmutableArray<FlagModel>? Flags(ConditionFact condition)
    {
        if (condition.Condition!.Resolve(view.Constants) is not { IsFieldsOnly: true, Groups.Length: 1 } resolved)
        {
            return null;
        }

        var flags = ImmutableArray.CreateBuilder<FlagModel>();
        foreach (ConditionClause clause in resolved.Groups[0])
        {
            bool isBits = clause.Mask != 0 && (clause.IsNegated
                ? clause.Value == 0 && (clause.Mask & (clause.Mask - 1)) == 0
                : clause.Value == clause.Mask && clause.Mask is not (ulong.MaxValue or uint.MaxValue));
            if (!isBits && (clause.Value == 0) != clause.IsNegated)
            {
                // A flag that must not be there is the caller's business.
                continue;
            }

            if (!isBits || model.Find(clause.Name) is not { } member || member is not (FieldModel or ConvertedModel))
            {
                return null;
            }

            Literal? literal = types.FindEnum(member.Type) is { } @enum ? EnumValue(@enum, member.Type, clause.Mask)
                : member.Type.IsKeyword ? new IntegerLiteral(member.Type, clause.Mask, IsHex: true)
                : null;
            if (literal is null)
            {
                return null;
            }

            flags.Add(new FlagModel(member.Name, literal));
        }

        return flags.Count > 0 ? flags.ToImmutable() : null;
    }

    private static Literal EnumValue(EnumModel model, TypeRef type, ulong bits) =>
        model.Members.FirstOrDefault(m => m.Value.Bits == bits) is { } member
            ? new EnumLiteral(type, member.Name)
            : new CastLiteral(type, new IntegerLiteral(model.Underlying, bits, IsHex: true));
}

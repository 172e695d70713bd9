using System.Linq;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.Engine.Binding.Naming;
using UapiGen.Engine.Binding.Types;
using UapiGen.Engine.Facts;
using UapiGen.Engine.Model;

namespace UapiGen.Engine.Binding.Records;

/// <summary>Decides how a member is offered: a public field, or a private one with a property. Only stated facts count: a guess must not shape a type.</summary>
internal sealed class MemberShape(RecordScope scope, MemberNames names)
{
    /// <summary>The member as it is offered, and the private field that holds it where it is a property.</summary>
    public (FieldModel? Storage, MemberModel Member) Of(Leaf leaf, string name, MappedType type, MemberFacts facts)
    {
        string escaped = Identifier.Escape(name);
        if (facts.Reserved is { IsStated: true, Mask: null } || facts.Size is { IsStated: true })
        {
            FieldModel storage = Storage(leaf, name, type);
            return (storage, new ReadOnlyModel(escaped, type.Type, storage.Name));
        }

        if (ValuesOf(facts) is { } values && scope.Mapper.Catalog.Find(scope.Mapper.Table.Target, values) is { } enumType && IsInteger(leaf.Field.Type))
        {
            TypeRef? carrier = TypeMapper.ByteOrderOf(type.Type);
            if (carrier is null && EnumBinder.SizeOf(scope.Mapper.Table.Find(values)!) == type.Size)
            {
                return (null, new FieldModel(escaped, enumType, (int)leaf.Offset, IsPrivate: false));
            }

            FieldModel storage = Storage(leaf, name, type);
            return (storage, new ConvertedModel(escaped, enumType, storage.Name, carrier ?? type.Type) { IsSwapped = carrier is not null });
        }

        return (null, new FieldModel(escaped, FdOrAddress(leaf.Field, facts) ?? Text(leaf.Field, facts) ?? type.Type, (int)leaf.Offset, IsPrivate: false));
    }

    /// <summary>The enum or group that a stated fact gives the whole member.</summary>
    public TypeId? ValuesOf(MemberFacts facts) =>
        facts.Values.FirstOrDefault(v => v is { IsStated: true, Mask: null, ForIoctls.IsEmpty: true }) is { } values
            ? scope.Mapper.Table.FindValues(scope.Entry.View, values.Group)
            : null;

    private static bool IsInteger(CType type) => Unqualified(type) is BuiltInType { IsInteger: true } or EnumType;

    private static CType Unqualified(CType type) => type.Canonical is QualifiedType qualified ? qualified.Type.Canonical : type.Canonical;

    private FieldModel Storage(Leaf leaf, string name, MappedType type)
    {
        string own = names.TakeOwn("_" + (name.Length > 0 ? char.ToLowerInvariant(name[0]) + name.Substring(1) : name));
        return new FieldModel(own, type.Type, (int)leaf.Offset, IsPrivate: true);
    }

    /// <summary>Bytes that hold a text read and write as one, as a <c>char</c> array does.</summary>
    private TypeRef? Text(FieldDeclaration field, MemberFacts facts) =>
        facts.Text is { IsStated: true } && Unqualified(field.Type) is ArrayType { Length: { } length } array && Unqualified(array.Element) is BuiltInType { IsInteger: true, Size: 1 }
            ? scope.Arrays.OfText((int)length)
            : null;

    private TypeRef? FdOrAddress(FieldDeclaration field, MemberFacts facts)
    {
        CType type = Unqualified(field.Type);
        CType element = type is ArrayType array ? Unqualified(array.Element) : type;
        if (element is not BuiltInType { IsInteger: true, Size: 4 or 8 } integer)
        {
            return null;
        }

        TypeRef? shown = facts.Fd is { IsStated: true, IsForeign: false } fd
            ? TypeRef.Runtime(integer.Size == 4 ? "RawFd" : "RawFd64", scope.Kinds.FieldType(fd.Kinds))
            : facts.Pointer is { IsStated: true } pointer && integer.Size == 8
                ? Address(pointer)
                : null;
        return shown is not null && type is ArrayType { Length: { } length } ? scope.Arrays.Of((int)length, shown) : shown;
    }

    private TypeRef Address(PointerFact pointer)
    {
        if (pointer.Target == PointerTarget.String)
        {
            return TypeRef.Runtime("UserPtr64", TypeRef.Byte);
        }

        CType? target = CTypeNames.Find(scope.Entry.View, pointer.Type);
        bool isCyclic = target is RecordType record && scope.Mapper.IsCyclic(TypeId.Of(record.Declaration), scope.Entry.Id);
        return target is not null && !isCyclic && scope.Mapper.Map(target, scope.Entry.Id, scope.Arrays) is { } mapped
            ? TypeRef.Runtime("UserPtr64", mapped.Type)
            : TypeRef.Runtime("UserPtr64");
    }
}

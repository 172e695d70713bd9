using System.Collections.Generic;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.Engine.Binding.Types;

/// <summary>The named records and enums that a record's members are made of or point to.</summary>
internal static class Mentions
{
    /// <summary>All that is mentioned directly, the members of untagged records inside included.</summary>
    public static IEnumerable<TypeId> Of(RecordDeclaration record)
    {
        var todo = new Stack<RecordDeclaration>();
        todo.Push(record);
        while (todo.Count > 0)
        {
            foreach (FieldDeclaration field in todo.Pop().Fields)
            {
                CType type = Strip(field.Type, out _);
                switch (type)
                {
                    case RecordType { Declaration: { Tag: null, TypedefName: null } unnamed }:
                        todo.Push(unnamed);
                        break;
                    case RecordType named:
                        yield return TypeId.Of(named.Declaration);
                        break;
                    case EnumType { Declaration: { Tag: null, TypedefName: null } }:
                        break;
                    case EnumType named:
                        yield return TypeId.Of(named.Declaration);
                        break;
                    default:
                        break;
                }
            }
        }
    }

    /// <summary>The type with arrays and pointers taken off.</summary>
    /// <param name="type">The type.</param>
    /// <param name="isPointer">Whether there was a pointer.</param>
    public static CType Strip(CType type, out bool isPointer)
    {
        isPointer = false;
        while (true)
        {
            switch (type.Canonical)
            {
                case QualifiedType qualified:
                    type = qualified.Type;
                    break;
                case ArrayType array:
                    type = array.Element;
                    break;
                case PointerType pointer:
                    isPointer = true;
                    type = pointer.Pointee;
                    break;
                default:
                    return type.Canonical;
            }
        }
    }
}

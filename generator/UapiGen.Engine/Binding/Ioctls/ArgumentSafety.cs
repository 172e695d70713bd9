using System;
using System.Collections.Generic;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.Engine.Binding.Naming;
using UapiGen.Engine.Binding.Records;
using UapiGen.Engine.Facts;

namespace UapiGen.Engine.Binding.Ioctls;

/// <summary>Whether the kernel, handed a struct, looks at memory beyond it that nothing keeps in bounds.</summary>
internal static class ArgumentSafety
{
    private static readonly HashSet<string> s_addressWords =
        new(["addr", "address", "uaddr", "vaddr", "ptr", "uptr", "userptr", "pointer", "buf", "buffer", "data"], StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// What keeps a struct that the kernel reads out of safe code: a tail, or an address in a member that the call does not fill itself from memory it is
    /// given; null when there is neither.
    /// </summary>
    /// <remarks>
    /// A guess that a member is an address is enough to keep it out of safe code; where nobody has described the ioctl for bindings, so is a number of an
    /// address's width that is named like one.
    /// </remarks>
    public static string? Hazard(IoctlDeclaration ioctl, CType argument, ICollection<string> filled) => Hazard(ioctl, argument, filled, mayHaveTail: false);

    /// <summary>The same for a struct whose flexible array is handed over with it.</summary>
    public static bool HasTailOnly(IoctlDeclaration ioctl, CType argument) => Hazard(ioctl, argument, [], mayHaveTail: true) is null;

    private static string? Hazard(IoctlDeclaration ioctl, CType argument, ICollection<string> filled, bool mayHaveTail)
    {
        HeaderView view = ioctl.View;
        if (Types.Mentions.Strip(argument, out bool isPointer) is not RecordType outer || isPointer)
        {
            return isPointer ? ArgumentHazard.OfMacro(ioctl) ?? ArgumentHazard.Type(ioctl) : null;
        }

        var seen = new HashSet<RecordDeclaration>();
        var todo = new Stack<Part>();
        todo.Push(new Part(outer.Declaration, view.Facts.ForRecord(outer.Declaration.CName), "", IsOuter: true));

        while (todo.Count > 0)
        {
            (RecordDeclaration record, RecordFacts facts, string prefix, bool isOuter) = todo.Pop();
            if (!seen.Add(record))
            {
                continue;
            }

            foreach (Leaf leaf in Leaf.Of(record))
            {
                string path = prefix + leaf.Field.Name;
                if (leaf.Field.IsFlexibleArray)
                {
                    if (isOuter && mayHaveTail)
                    {
                        continue;
                    }

                    return ArgumentHazard.Tail(facts.Name.Length > 0 ? facts.Name : record.CName, path);
                }

                CType type = Types.Mentions.Strip(leaf.Field.Type, out bool isAddress);
                bool isSuspect = !ioctl.IsAnnotated && IsNamedLikeAddress(leaf.Field.Name, type);
                MemberFacts member = facts.Member(path);
                if ((isAddress || isSuspect || member.Pointer is not null) && !(isOuter && filled.Contains(path)) && !member.IsPlainFor(ioctl.Macro.Name))
                {
                    string name = facts.Name.Length > 0 ? facts.Name : record.CName;
                    return isSuspect ? ArgumentHazard.MaybeAddress(name, path) : ArgumentHazard.Address(name, path);
                }

                if (!isAddress && type is RecordType { Declaration: var inner })
                {
                    bool isUnnamed = inner.Tag is null && inner.TypedefName is null;
                    todo.Push(isUnnamed ? new Part(inner, facts, path + ".", IsOuter: false) : new Part(inner, view.Facts.ForRecord(inner.CName), "", IsOuter: false));
                }
            }
        }

        return null;
    }

    private static bool IsNamedLikeAddress(string? name, CType type)
    {
        if (name is null || type.Canonical is not BuiltInType { IsInteger: true, IsSigned: false } integer || !(integer.Size == 8 || integer.Kind == BuiltInKind.UnsignedLong))
        {
            return false;
        }

        return s_addressWords.Contains(CName.LastWord(name));
    }

    /// <summary>A record that the argument is made of, and where in the facts about a record its members are.</summary>
    private sealed record Part(RecordDeclaration Record, RecordFacts Facts, string Prefix, bool IsOuter);
}

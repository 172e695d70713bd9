using System;
using System.Collections.Generic;
using System.Linq;
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
    /// <param name="ioctl">The ioctl.</param>
    /// <param name="argument">The type of its argument.</param>
    /// <param name="filled">The members that the call fills.</param>
    /// <param name="arms">Gets the alternatives of unions that are to be checked before the call; null: none can be.</param>
    public static string? Hazard(IoctlDeclaration ioctl, CType argument, ICollection<string> filled, UnionArms? arms = null) =>
        Hazard(ioctl, argument, filled, mayHaveTail: false, arms);

    /// <summary>The same for a struct whose flexible array is handed over with it.</summary>
    public static bool HasTailOnly(IoctlDeclaration ioctl, CType argument) => Hazard(ioctl, argument, [], mayHaveTail: true, arms: null) is null;

    private static string? Hazard(IoctlDeclaration ioctl, CType argument, ICollection<string> filled, bool mayHaveTail, UnionArms? arms)
    {
        if (Types.Mentions.Strip(argument, out bool isPointer) is not RecordType outer || isPointer)
        {
            return isPointer ? ArgumentHazard.OfMacro(ioctl) ?? ArgumentHazard.Type(ioctl) : null;
        }

        RecordFacts facts = ioctl.View.Facts.ForRecord(outer.Declaration.CName);
        return Hazard(ioctl, new Part(outer.Declaration, facts, "", IsOuter: true), filled, mayHaveTail, arms);
    }

    private static string? Hazard(IoctlDeclaration ioctl, Part start, ICollection<string> filled, bool mayHaveTail, UnionArms? arms)
    {
        var seen = new HashSet<RecordDeclaration>();
        var todo = new Stack<Part>();
        todo.Push(start);
        while (todo.Count > 0)
        {
            Part part = todo.Pop();
            if (!seen.Add(part.Record))
            {
                continue;
            }

            foreach (Leaf leaf in Leaf.Of(part.Record))
            {
                string path = part.Prefix + leaf.Field.Name;
                if (leaf.Field.IsFlexibleArray)
                {
                    if (part.IsOuter && mayHaveTail)
                    {
                        continue;
                    }

                    return ArgumentHazard.Tail(part.Name, path);
                }

                if (part.IsOuter && filled.Contains(path))
                {
                    continue;
                }

                bool isGuarded = part.IsOuter && arms is not null && UnionOf(part.Facts, path) is { } union
                    && HasHazard(ioctl, part, path) && arms.TryGuard(union, choice => HasHazard(ioctl, part, choice));
                if (isGuarded)
                {
                    continue;
                }

                if (HazardAt(ioctl, part, leaf.Field, path, out Part? inner))
                {
                    return IsSuspect(ioctl, leaf.Field) ? ArgumentHazard.MaybeAddress(part.Name, path) : ArgumentHazard.Address(part.Name, path);
                }

                if (inner is not null)
                {
                    todo.Push(inner);
                }
            }
        }

        return null;
    }

    /// <summary>Whether a member is an address, or may be one; else the record that it is made of, if it is.</summary>
    private static bool HazardAt(IoctlDeclaration ioctl, Part part, FieldDeclaration field, string path, out Part? inner)
    {
        CType type = Types.Mentions.Strip(field.Type, out bool isAddress);
        MemberFacts member = part.Facts.Member(path);
        inner = null;
        if ((isAddress || IsSuspect(ioctl, field) || member.Pointer is not null) && !member.IsPlainFor(ioctl.Macro.Name))
        {
            return true;
        }

        if (!isAddress && type is RecordType { Declaration: var record })
        {
            bool isUnnamed = record.Tag is null && record.TypedefName is null;
            inner = isUnnamed
                ? new Part(record, part.Facts, path + ".", IsOuter: false)
                : new Part(record, ioctl.View.Facts.ForRecord(record.CName), "", IsOuter: false);
        }

        return false;
    }

    /// <summary>Whether an alternative of a union can't be in safe code; what is no member of the record can't be looked at.</summary>
    private static bool HasHazard(IoctlDeclaration ioctl, Part part, string choice) =>
        RecordMembers.Find(part.Record, choice) is not { } field
        || HazardAt(ioctl, part, field, choice, out Part? inner)
        || (inner is not null && Hazard(ioctl, inner, [], mayHaveTail: false, arms: null) is not null);

    /// <summary>What tells whether a member counts: of the union that it is, or of the one without a name that it stands in.</summary>
    private static UnionFact? UnionOf(RecordFacts facts, string path) => facts.Member(path).Union is { IsStated: true } own ? own
        : facts.Member("").Union is { IsStated: true } unnamed && unnamed.Cases.Any(c => c.Choice == path) ? unnamed
        : null;

    private static bool IsSuspect(IoctlDeclaration ioctl, FieldDeclaration field) =>
        !ioctl.IsAnnotated && IsNamedLikeAddress(field.Name, Types.Mentions.Strip(field.Type, out _));

    private static bool IsNamedLikeAddress(string? name, CType type)
    {
        if (name is null || type.Canonical is not BuiltInType { IsInteger: true, IsSigned: false } integer || !(integer.Size == 8 || integer.Kind == BuiltInKind.UnsignedLong))
        {
            return false;
        }

        return s_addressWords.Contains(CName.LastWord(name));
    }

    /// <summary>A record that the argument is made of, and where in the facts about a record its members are.</summary>
    private sealed record Part(RecordDeclaration Record, RecordFacts Facts, string Prefix, bool IsOuter)
    {
        public string Name => Facts.Name.Length > 0 ? Facts.Name : Record.CName;
    }
}

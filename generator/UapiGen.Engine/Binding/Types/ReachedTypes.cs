using System;
using System.Collections.Generic;
using System.Linq;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.Engine.Facts;

namespace UapiGen.Engine.Binding.Types;

/// <summary>A type that is generated or reused, as one target sees it.</summary>
/// <param name="Id">What it is.</param>
/// <param name="View">The header that it was found by: its own, where that is requested.</param>
/// <param name="Declaration">The record or enum; null for a group of constants.</param>
/// <param name="Group">The group of constants, or null.</param>
internal sealed record TypeEntry(TypeId Id, HeaderView View, Declaration? Declaration, FlagSetFact? Group);

/// <summary>The types of one target that the requested headers need: what they define, and what that reaches.</summary>
internal sealed class ReachedTypes
{
    private readonly Dictionary<TypeId, TypeEntry> _entries = [];
    private readonly Dictionary<string, TypeId> _groups = new(StringComparer.Ordinal);

    public ReachedTypes(int target, IEnumerable<HeaderView> views)
    {
        Target = target;
        // The view of a type's own header comes first, so that what another header's includes make of it never counts.
        HeaderView[] ordered = views.OrderBy(v => v.Request.IncludeName, StringComparer.Ordinal).ToArray();
        foreach (HeaderView view in ordered)
        {
            foreach (Declaration declaration in view.Unit.Declarations)
            {
                if (view.Unit.MainFile.IncludeName == declaration.Header && view.IsWanted(declaration.CName))
                {
                    Reach(view, declaration);
                }
            }
        }

        foreach (HeaderView view in ordered)
        {
            foreach (Declaration declaration in view.Unit.Declarations)
            {
                if (view.IsRequested(declaration.Header) && view.IsWanted(declaration.CName))
                {
                    Reach(view, declaration);
                }
            }

            foreach (FlagSetFact group in view.Facts.FlagSets)
            {
                if (view.IsRequested(group.Home) && view.IsWanted(group.Name))
                {
                    ReachGroup(view, group);
                }
            }

            foreach (Macro macro in view.Unit.Macros.Concat(view.Unit.IoctlEnumerators))
            {
                if ((macro.Ioctl?.ArgumentType ?? macro.ParametricIoctl?.ArgumentType) is { } argument && view.IsRequested(macro.Header) && view.IsWanted(macro.Name))
                {
                    Reach(view, argument);
                }
            }
        }
    }

    /// <summary>The index of the target in the request.</summary>
    public int Target { get; }

    public IEnumerable<TypeEntry> Entries => _entries.Values;

    public TypeEntry? Find(TypeId id) => _entries.TryGetValue(id, out TypeEntry? entry) ? entry : null;

    /// <summary>The enum or group of constants that a fact names, or null.</summary>
    public TypeId? FindValues(HeaderView view, string group)
    {
        if (_groups.TryGetValue(group, out TypeId id))
        {
            return id;
        }

        return EnumOf(view, group) is { } declaration && _entries.ContainsKey(TypeId.Of(declaration)) ? TypeId.Of(declaration) : null;
    }

    private static EnumDeclaration? EnumOf(HeaderView view, string name) =>
        view.Enums.TryGetValue(name, out EnumDeclaration? found) ? found : null;

    private void Reach(HeaderView view, Declaration declaration)
    {
        switch (declaration)
        {
            case RecordDeclaration record:
                Reach(view, record);
                break;
            case EnumDeclaration { UnderlyingType: not null } named when named.Tag is not null || named.TypedefName is not null:
                Add(view, named);
                break;
            case TypedefDeclaration typedef:
                Reach(view, typedef.Type);
                break;
            default:
                break;
        }
    }

    private void Reach(HeaderView view, CType type)
    {
        // Iterative: a header may nest types as deep as it likes.
        while (true)
        {
            switch (type)
            {
                case QualifiedType qualified:
                    type = qualified.Type;
                    continue;
                case TypedefType typedef:
                    type = typedef.Declaration.Type;
                    continue;
                case ArrayType array:
                    type = array.Element;
                    continue;
                case PointerType pointer:
                    type = pointer.Pointee;
                    continue;
                case RecordType record:
                    Reach(view, record.Declaration);
                    return;
                case EnumType named:
                    Reach(view, named.Declaration);
                    return;
                default:
                    return;
            }
        }
    }

    private void Reach(HeaderView view, RecordDeclaration start)
    {
        var todo = new Stack<RecordDeclaration>();
        todo.Push(start);
        while (todo.Count > 0)
        {
            RecordDeclaration record = todo.Pop();
            bool isNamed = record.Tag is not null || record.TypedefName is not null;
            if (!record.IsComplete || (isNamed && !Add(view, record)))
            {
                continue;
            }

            RecordFacts facts = view.Facts.ForRecord(record.CName);
            foreach (Fact fact in facts.All)
            {
                if (fact is ValuesFact values)
                {
                    ReachValues(view, values);
                }
                else if (fact is PointerFact pointer && RecordNamed(view, pointer.Type) is { } pointee)
                {
                    todo.Push(pointee);
                }
            }

            foreach (FieldDeclaration field in record.Fields)
            {
                switch (Innermost(field.Type))
                {
                    case RecordType inner:
                        todo.Push(inner.Declaration);
                        break;
                    case EnumType named:
                        Reach(view, (Declaration)named.Declaration);
                        break;
                    default:
                        break;
                }
            }
        }
    }

    /// <summary>The record of a C name such as <c>struct x</c>, or null.</summary>
    public static RecordDeclaration? RecordNamed(HeaderView view, string cName) =>
        cName.Length == 0 ? null : view.Records.TryGetValue(cName, out RecordDeclaration? record) ? record : null;

    private static CType Innermost(CType type)
    {
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
                    type = pointer.Pointee;
                    break;
                default:
                    return type.Canonical;
            }
        }
    }

    private void ReachValues(HeaderView view, ValuesFact values)
    {
        if (!values.IsStated)
        {
            return;
        }

        if (view.Facts.FlagSet(values.Group) is { } group)
        {
            ReachGroup(view, group);
        }
        else if (EnumOf(view, values.Group) is { } declaration)
        {
            Reach(view, (Declaration)declaration);
        }
    }

    private void ReachGroup(HeaderView view, FlagSetFact group)
    {
        if (group.IsStated && group.Home.Length > 0 && !_groups.ContainsKey(group.Name))
        {
            TypeId id = TypeId.OfGroup(group.Home, group.Name);
            _groups.Add(group.Name, id);
            _entries[id] = new TypeEntry(id, view, null, group);
        }
    }

    private bool Add(HeaderView view, Declaration declaration)
    {
        TypeId id = TypeId.Of(declaration);
        if (_entries.ContainsKey(id))
        {
            return false;
        }

        _entries.Add(id, new TypeEntry(id, view, declaration, null));
        return true;
    }
}

using System.Collections.Generic;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.Engine.Facts;

/// <summary>A record's members by the paths that C code uses: anonymous members are transparent, named records nest.</summary>
public static class RecordMembers
{
    private const int MaximumDepth = 16;

    /// <summary>All members, those of nested records written in the record's own body included.</summary>
    public static List<RecordMember> Of(RecordDeclaration record)
    {
        var members = new List<RecordMember>(record.Fields.Length);
        Walk(record, "", 0, members);
        return members;
    }

    /// <summary>The member at a path, which may lead into records defined elsewhere and into elements of arrays; null without it.</summary>
    public static FieldDeclaration? Find(RecordDeclaration record, string path)
    {
        if (path.IndexOf('.') < 0)
        {
            return FindDirect(record, path, 0);
        }

        RecordDeclaration? current = record;
        FieldDeclaration? field = null;
        foreach (string name in path.Split('.'))
        {
            field = current is null ? null : FindDirect(current, name, 0);
            if (field is null)
            {
                return null;
            }

            current = RecordOf(field.Type);
        }

        return field;
    }

    /// <summary>The record that a member holds, arrays seen through; null when it holds none.</summary>
    public static RecordDeclaration? RecordOf(CType type)
    {
        CType canonical = type.Canonical;
        while (canonical is ArrayType array)
        {
            canonical = array.Element.Canonical;
        }

        return canonical is RecordType record ? record.Declaration : null;
    }

    /// <summary>Whether two members can count at the same time: no union has one of them in one alternative, the other in another.</summary>
    public static bool AreTogether(RecordDeclaration record, string first, string second)
    {
        List<(RecordDeclaration Container, FieldDeclaration Field)> left = Chain(record, first);
        List<(RecordDeclaration Container, FieldDeclaration Field)> right = Chain(record, second);
        for (int i = 0; i < left.Count && i < right.Count; i++)
        {
            if (left[i].Field != right[i].Field)
            {
                // A tag that all alternatives begin with counts whichever is chosen.
                return !left[i].Container.IsUnion || (left[i].Field.Name is not null && left[i].Field == left[i].Container.Fields[0]);
            }
        }

        return true;
    }

    /// <summary>The members that lead to a path, anonymous ones included, each with the record that holds it.</summary>
    private static List<(RecordDeclaration Container, FieldDeclaration Field)> Chain(RecordDeclaration record, string path)
    {
        var chain = new List<(RecordDeclaration, FieldDeclaration)>();
        RecordDeclaration? current = record;
        foreach (string name in path.Split('.'))
        {
            if (current is null || !Lead(current, name, chain, 0))
            {
                break;
            }

            current = RecordOf(chain[chain.Count - 1].Item2.Type);
        }

        return chain;
    }

    private static bool Lead(RecordDeclaration record, string name, List<(RecordDeclaration, FieldDeclaration)> chain, int depth)
    {
        foreach (FieldDeclaration field in record.Fields)
        {
            chain.Add((record, field));
            bool isFound = field.Name == name
                || (field.IsAnonymousRecord && depth < MaximumDepth && RecordOf(field.Type) is { } inner && Lead(inner, name, chain, depth + 1));
            if (isFound)
            {
                return true;
            }

            chain.RemoveAt(chain.Count - 1);
        }

        return false;
    }

    private static FieldDeclaration? FindDirect(RecordDeclaration record, string name, int depth)
    {
        foreach (FieldDeclaration field in record.Fields)
        {
            if (field.Name == name)
            {
                return field;
            }

            if (field.IsAnonymousRecord && depth < MaximumDepth && RecordOf(field.Type) is { } inner && FindDirect(inner, name, depth + 1) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static void Walk(RecordDeclaration record, string prefix, int depth, List<RecordMember> members)
    {
        foreach (FieldDeclaration field in record.Fields)
        {
            if (field.Name is not null)
            {
                members.Add(new RecordMember(prefix + field.Name, field));
            }

            // A record of its own name and place is described where it is defined, not in each that uses it.
            RecordDeclaration? inner = RecordOf(field.Type);
            if (inner is not null && depth < MaximumDepth && (field.Name is null || inner is { Tag: null, TypedefName: null } || inner.Parent == record))
            {
                Walk(inner, field.Name is null ? prefix : prefix + field.Name + ".", depth + 1, members);
            }
        }
    }
}

/// <summary>A member of a record.</summary>
/// <param name="path">The names that lead to it, joined by dots.</param>
/// <param name="declaration">Its declaration.</param>
public sealed class RecordMember(string path, FieldDeclaration declaration)
{
    /// <summary>The names that lead to it, joined by dots.</summary>
    public string Path => path;

    /// <summary>Its declaration.</summary>
    public FieldDeclaration Field => declaration;

    /// <summary>Takes it apart.</summary>
    public void Deconstruct(out string memberPath, out FieldDeclaration field) => (memberPath, field) = (path, declaration);
}

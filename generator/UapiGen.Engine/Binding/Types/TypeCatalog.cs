using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.CFrontEnd.Targets;
using UapiGen.Engine.Binding.Naming;
using UapiGen.Engine.Model;

namespace UapiGen.Engine.Binding.Types;

/// <summary>The C# name and namespace of every type, on every target. The same for any order of headers and targets.</summary>
internal sealed class TypeCatalog
{
    private static readonly HashSet<string> s_reserved = NameScope.Reserved("Compiler", "Interop", "Meta", "Uapi", "System", "UapiGen", "_");

    private readonly Dictionary<TypeId, string> _names = [];
    private readonly Dictionary<string, NameScope> _scopes = new(StringComparer.Ordinal);
    private readonly ImmutableArray<ReachedTypes> _tables;
    private readonly ImmutableArray<HashSet<TypeId>> _architectureOwn;
    private readonly ImmutableArray<string> _architectures;

    /// <summary>By target.</summary>
    private readonly ImmutableArray<Dictionary<TypeId, TypeRef>> _references;

    public TypeCatalog(Homes homes, ImmutableArray<ReachedTypes> tables, ImmutableArray<Target> targets, ISet<TypeId> differing, List<SourceDiagnostic> diagnostics)
    {
        Homes = homes;
        _tables = tables;
        _architectures = targets.Select(t => Architecture.NameOf(t)).ToImmutableArray();
        _references = targets.Select(_ => new Dictionary<TypeId, TypeRef>()).ToImmutableArray();
        AssignNames(diagnostics);
        _architectureOwn = tables.Select(t => ArchitectureOwn(t, differing)).ToImmutableArray();
    }

    public Homes Homes { get; }

    public int TargetCount => _architectures.Length;

    /// <summary>Whether the type is in the namespace of the target's architecture.</summary>
    public bool IsArchitectureOwn(int target, TypeId id) => _architectureOwn[target].Contains(id);

    /// <summary>The architecture's part of the namespace of what a header itself defines: empty but for <c>asm/</c>.</summary>
    public string ArchitectureOf(int target, string header) => HeaderName.IsArchitectureOwn(header) ? _architectures[target] : "";

    public string ArchitectureOf(int target, TypeId id) => IsArchitectureOwn(target, id) ? _architectures[target] : "";

    public string ArchitectureName(int target) => _architectures[target];

    public string NamespaceOf(int target, TypeId id) => Homes.Namespace(id.Header, ArchitectureOf(target, id));

    public string NameOf(TypeId id) => _names[id];

    /// <summary>The type as C# names it, or null when it is not generated.</summary>
    public TypeRef? Find(int target, TypeId id)
    {
        Dictionary<TypeId, TypeRef> known = _references[target];
        if (!known.TryGetValue(id, out TypeRef? type) && _names.TryGetValue(id, out string? name))
        {
            known.Add(id, type = new TypeRef(NamespaceOf(target, id), name));
        }

        return type;
    }

    /// <summary>Takes a name for something that has none in C, such as the class of a header's constants.</summary>
    public string TakeName(string header, string wanted) => Scope(header).Take(wanted, wanted);

    private NameScope Scope(string header)
    {
        string ns = Homes.Namespace(header);
        if (!_scopes.TryGetValue(ns, out NameScope? scope))
        {
            _scopes.Add(ns, scope = new NameScope(s_reserved));
        }

        return scope;
    }

    private void AssignNames(List<SourceDiagnostic> diagnostics)
    {
        // Tags before typedefs before groups; within a kind by C name: whoever comes first keeps the .NET name.
        var ids = new HashSet<TypeId>();
        List<TypeEntry> entries = _tables.SelectMany(t => t.Entries).Where(e => ids.Add(e.Id)).ToList();
        entries.Sort(static (x, y) =>
        {
            int order = ReferenceEquals(x.Id.Header, y.Id.Header) ? 0 : string.CompareOrdinal(x.Id.Header, y.Id.Header);
            order = order != 0 ? order : Rank(x) - Rank(y);
            return order != 0 ? order : string.CompareOrdinal(x.Id.CName, y.Id.CName);
        });
        foreach (TypeEntry entry in entries)
        {

            string? stated = entry.View.Facts.NameOf(entry.Group is null ? entry.Id.CName : entry.Group.Name);
            string wanted = stated ?? (Homes.Naming(entry.Id.Header) == NamingStyle.C ? entry.Id.BareName : DotNetName(entry));
            string name = Scope(entry.Id.Header).Take(Free(wanted) ?? Free(entry.Id.BareName) ?? wanted + "_", entry.Id.BareName);
            if (name != Identifier.From(wanted) && entry.Declaration is not null)
            {
                diagnostics.Add(new SourceDiagnostic(BindingRules.NameTaken, entry.Declaration.Span, entry.Id.CName, wanted, name));
            }

            _names.Add(entry.Id, Identifier.EscapeType(name));
        }
    }

    /// <summary>The name, if it is none that an array of the namespace may have.</summary>
    private static string? Free(string name) => ArrayTypes.IsArrayName(Identifier.From(name)) ? null : name;

    private static int Rank(TypeEntry entry) => entry.Declaration switch
    {
        null => 2,
        RecordDeclaration { Tag: null } or EnumDeclaration { Tag: null } => 1,
        _ => 0,
    };

    private static string DotNetName(TypeEntry entry)
    {
        bool isTypedef = entry.Id.CName.IndexOf(' ') < 0;
        if (!isTypedef)
        {
            return CName.Pascal(entry.Id.BareName);
        }

        List<string> words = CName.Words(entry.Id.CName);
        if (words.Count > 1 && words[words.Count - 1] == "t")
        {
            words.RemoveAt(words.Count - 1);
        }

        return CName.Pascal(words, 0);
    }

    /// <summary>Types defined in <c>asm/</c>, marked or found to differ, and those that mention one: a struct with such a member differs too.</summary>
    private static HashSet<TypeId> ArchitectureOwn(ReachedTypes table, ISet<TypeId> differing)
    {
        var own = new HashSet<TypeId>();
        var mentionedBy = new Dictionary<TypeId, List<TypeId>>();
        foreach (TypeEntry entry in table.Entries)
        {
            bool isMarked = entry.Declaration is RecordDeclaration && entry.View.Facts.ForRecord(entry.Id.CName).Differs;
            if (HeaderName.IsArchitectureOwn(entry.Id.Header) || isMarked || differing.Contains(entry.Id))
            {
                own.Add(entry.Id);
            }

            if (entry.Declaration is RecordDeclaration record)
            {
                foreach (TypeId mentioned in Mentions.Of(record))
                {
                    if (!mentionedBy.TryGetValue(mentioned, out List<TypeId>? by))
                    {
                        mentionedBy.Add(mentioned, by = []);
                    }

                    by.Add(entry.Id);
                }
            }
        }

        var todo = new Stack<TypeId>(own);
        while (todo.Count > 0)
        {
            if (mentionedBy.TryGetValue(todo.Pop(), out List<TypeId>? by))
            {
                foreach (TypeId id in by)
                {
                    if (own.Add(id))
                    {
                        todo.Push(id);
                    }
                }
            }
        }

        return own;
    }
}

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using UapiGen.Engine.Binding.Naming;
using UapiGen.Engine.Binding.Types;
using UapiGen.Engine.Facts;
using UapiGen.Engine.Model;

namespace UapiGen.Engine.Binding;

/// <summary>The kinds of fd and the C# types of their handles: one home each, a header's namespace or the runtime.</summary>
internal sealed class HandleKinds
{
    private static readonly TypeRef s_any = TypeRef.Runtime("FdHandle");

    private readonly Dictionary<string, Kind> _kinds = new(StringComparer.Ordinal);

    private readonly HashSet<string> _mentioned = new(StringComparer.Ordinal);

    public HandleKinds(TypeCatalog catalog, IEnumerable<HeaderView> views)
    {
        Homes homes = catalog.Homes;
        foreach (HeaderView view in views.OrderBy(v => v.Request.IncludeName, StringComparer.Ordinal))
        {
            foreach (ResourceFact resource in view.Facts.Resources)
            {
                if (resource.Home.Length > 0 && view.IsRequested(resource.Home))
                {
                    _mentioned.Add(resource.Kind);
                }

                if (!resource.IsFd || _kinds.ContainsKey(resource.Kind))
                {
                    continue;
                }

                string name = view.Facts.NameOf("fd " + resource.Kind) is { } stated ? Identifier.From(stated) : TypeName(resource.Kind);
                bool isRuntime = resource.IsRuntime || resource.Home.Length == 0;
                TypeRef? type = resource.IsRuntime ? TypeRef.Runtime(name)
                    : resource.Home.Length == 0 ? null
                    : new TypeRef(homes.Namespace(resource.Home), homes.IsReused(resource.Home) ? name : catalog.TakeName(resource.Home, name));
                _kinds.Add(resource.Kind, new Kind(resource, type, view, !isRuntime && !homes.IsReused(resource.Home)));
            }
        }

        All = [.. _kinds.Values.OrderBy(k => k.Fact.Kind, StringComparer.Ordinal)];
    }

    /// <summary>A kind with its handle type.</summary>
    /// <param name="Type">The handle type; null when it has no home.</param>
    /// <param name="View">A header that speaks of it.</param>
    /// <param name="IsOwn">Whether its type is generated here.</param>
    internal sealed record Kind(ResourceFact Fact, TypeRef? Type, HeaderView View, bool IsOwn)
    {
        private List<string>? _words;

        /// <summary>The words of its name.</summary>
        public List<string> Words => _words ??= CName.Words(Fact.Kind);
    }

    /// <summary>All kinds in the order of their names.</summary>
    public ImmutableArray<Kind> All { get; }

    public Kind? Find(string kind) => _kinds.TryGetValue(kind, out Kind? found) ? found : null;

    /// <summary>The handle type for a member or parameter that takes these kinds: their own when it is one, any fd when there are several.</summary>
    public TypeRef FieldType(ImmutableArray<string> kinds)
    {
        if (kinds.Length != 1 || Find(kinds[0])?.Type is not { } type)
        {
            return s_any;
        }

        _mentioned.Add(kinds[0]);
        return type;
    }

    /// <summary>Whether the kind's handle type is generated here: its home is requested, or something that is generated speaks of it.</summary>
    public bool IsGenerated(Kind kind) => kind.IsOwn
        && (_mentioned.Contains(kind.Fact.Kind) || All.Any(k => k.Fact.Parent == kind.Fact.Kind && _mentioned.Contains(k.Fact.Kind)));

    /// <summary>Whether people have such an fd as something else than a handle of ours, a <c>SafeFileHandle</c> or a <c>Socket</c>, or no kind is known.</summary>
    public bool IsForeignToUs(ImmutableArray<string> kinds) =>
        kinds.Length != 1 || FieldType(kinds) == s_any || kinds.Any(k => k is "socket" or "file");

    /// <summary><c>kvm_vm</c> to <c>KvmVmFd</c>, <c>eventfd</c> to <c>EventFd</c>.</summary>
    private static string TypeName(string kind)
    {
        string name = CName.Pascal(kind);
        if (name.EndsWith("fd", StringComparison.OrdinalIgnoreCase) && name.Length > 2)
        {
            name = name.Substring(0, name.Length - 2);
        }

        return Identifier.From(name + "Fd");
    }
}

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.CFrontEnd.Targets;
using UapiGen.Engine.Binding.Ioctls;
using UapiGen.Engine.Binding.Records;
using UapiGen.Engine.Binding.Types;
using UapiGen.Engine.Model;

namespace UapiGen.Engine.Binding;

/// <summary>Decides all of what is generated: what C means to C#, in which file and namespace, under which name.</summary>
internal sealed class Binder
{
    private readonly BindingsRequest _request;
    private readonly ImmutableArray<HeaderView> _views;
    private readonly CancellationToken _cancellationToken;
    private readonly ImmutableArray<Target> _targets;
    private readonly List<SourceDiagnostic> _diagnostics = [];

    private Binder(BindingsRequest request, ImmutableArray<HeaderView> views, CancellationToken cancellationToken)
    {
        _request = request;
        // Where names meet, the first header by name has the first choice, whatever the project's order.
        _views = views.OrderBy(v => v.Request.IncludeName, StringComparer.Ordinal).ThenBy(v => v.Target).ToImmutableArray();
        _cancellationToken = cancellationToken;
        _targets = request.Targets.Select(t => t.Target).ToImmutableArray();
    }

    /// <summary>Binds what all targets see of all requested headers.</summary>
    public static (BindingsModel Model, ImmutableArray<SourceDiagnostic> Diagnostics) Bind(
        BindingsRequest request, ImmutableArray<HeaderView> views, CancellationToken cancellationToken)
    {
        // Each round finds types that differ between targets; those that mention them differ then, too.
        var differing = new HashSet<TypeId>();
        while (true)
        {
            var binder = new Binder(request, views, cancellationToken);
            if (binder.Round(differing) is { } model)
            {
                return (model, binder._diagnostics.ToImmutableArray());
            }
        }
    }

    /// <summary>Binds everything; null when types turned out to differ that were not known to.</summary>
    private BindingsModel? Round(HashSet<TypeId> differing)
    {
        var homes = new Homes(_request);
        var docs = new DocsReader(homes);
        var tables = Enumerable.Range(0, _targets.Length)
            .Select(i => new ReachedTypes(i, _views.Where(v => v.Target == i))).ToImmutableArray();
        var catalog = new TypeCatalog(homes, tables, _targets, differing, _diagnostics);
        var kinds = new HandleKinds(catalog, _views);
        var files = new FileSet(_request, homes);
        var merge = new TargetMerge(catalog);
        ImmutableArray<TypeMapper> mappers = [.. tables.Select((t, i) => new TypeMapper(catalog, t, _targets[i]))];
        ImmutableArray<BoundTypes> bound = [.. tables.Select(_ => new BoundTypes())];
        for (int i = 0; i < _targets.Length; i++)
        {
            TypeMapper mapper = mappers[i];
            foreach (TypeEntry entry in tables[i].Entries)
            {
                _cancellationToken.ThrowIfCancellationRequested();
                ArrayTypes arrays = files.Arrays(catalog.NamespaceOf(i, entry.Id));
                TypeModel? model = entry.Declaration is RecordDeclaration
                    ? RecordBinder.Bind(new RecordScope(mapper, entry, arrays, kinds, docs, _diagnostics))
                    : new EnumBinder(catalog, docs).Bind(entry);
                if (model is null)
                {
                    continue;
                }

                bound[i].Add(entry.Id, catalog.Find(i, entry.Id)!, model);
                merge.Add(i, entry, model);
            }
        }

        if (merge.Differing.Count > 0)
        {
            differing.UnionWith(merge.Differing);
            return null;
        }

        foreach (TypeId id in differing.OrderBy(d => d.Header, StringComparer.Ordinal).ThenBy(d => d.CName, StringComparer.Ordinal))
        {
            TypeEntry? entry = tables.Select(t => t.Find(id)).FirstOrDefault(e => e is not null);
            if (entry?.Declaration is { } declaration)
            {
                _diagnostics.Add(new SourceDiagnostic(
                    BindingRules.DiffersByTarget, declaration.Span, id.CName, string.Join(" and ", _targets.Select(t => t.Name))));
            }
        }

        merge.AddTo(files);
        var constants = new ConstantBinder(catalog, docs, _diagnostics);
        foreach (HeaderView view in _views)
        {
            constants.Add(view, tables[view.Target], m => IoctlDeclaration.Is(view, m));
        }

        constants.AddTo(files);
        var ioctls = new IoctlBinder(catalog, kinds, docs, files, _diagnostics);
        foreach (HeaderView view in _views)
        {
            ioctls.Add(view, mappers[view.Target], bound[view.Target]);
        }

        ioctls.AddTo();
        return files.ToModel();
    }
}

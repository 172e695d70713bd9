using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using UapiGen.Analyzers.Facts;

namespace UapiGen.Analyzers.Mirrors;

/// <summary>All generated structs that a compilation can see, by their C names. Built when the first mirror asks.</summary>
internal sealed class RecordIndex(Compilation compilation, FactCache facts)
{
    private Dictionary<string, List<RecordFacts>>? _records;

    /// <summary>Whether every assembly with bindings can be read; if not, what is not found may be there.</summary>
    public bool IsComplete => Assemblies().All(facts.IsReadable);

    /// <summary>The structs of that name, in a fixed order; several when layouts differ by architecture.</summary>
    public ImmutableArray<RecordFacts> Find(string name, string header, CancellationToken cancellationToken)
    {
        Dictionary<string, List<RecordFacts>> records = LazyInitializer.EnsureInitialized(ref _records, () => Build(cancellationToken))!;
        return records.TryGetValue(name, out List<RecordFacts>? found) ? [.. found.Where(r => header.Length == 0 || r.Header.Length == 0 || r.Header == header)] : [];
    }

    private Dictionary<string, List<RecordFacts>> Build(CancellationToken cancellationToken)
    {
        var records = new Dictionary<string, List<RecordFacts>>(StringComparer.Ordinal);
        foreach (IAssemblySymbol assembly in Assemblies())
        {
            Collect(assembly.GlobalNamespace, records, cancellationToken);
        }

        return records;
    }

    private IEnumerable<IAssemblySymbol> Assemblies() =>
        compilation.SourceModule.ReferencedAssemblySymbols.Where(a => a.Uapi("UapiSchema") is not null).Prepend(compilation.Assembly);

    private void Collect(INamespaceSymbol space, Dictionary<string, List<RecordFacts>> records, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (INamedTypeSymbol type in space.GetTypeMembers().Where(t => t.TypeKind == TypeKind.Struct))
        {
            if (facts.Record(type) is { } record)
            {
                if (!records.TryGetValue(record.CName, out List<RecordFacts>? list))
                {
                    records.Add(record.CName, list = []);
                }

                list.Add(record);
            }
        }

        foreach (INamespaceSymbol nested in space.GetNamespaceMembers())
        {
            Collect(nested, records, cancellationToken);
        }
    }
}

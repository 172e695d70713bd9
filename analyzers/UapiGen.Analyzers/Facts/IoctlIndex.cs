using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace UapiGen.Analyzers.Facts;

/// <summary>The typed methods of each ioctl, by its C name: what they are called on and what they take. Made when the first untyped call asks.</summary>
internal sealed class IoctlIndex(FactCache facts)
{
    private readonly ConcurrentDictionary<IAssemblySymbol, Dictionary<string, ImmutableArray<IMethodSymbol>>> _assemblies = new(SymbolEqualityComparer.Default);

    public ImmutableArray<IMethodSymbol> Find(string ioctl, IAssemblySymbol? assembly) =>
        assembly is not null && _assemblies.GetOrAdd(assembly, Build).TryGetValue(ioctl, out ImmutableArray<IMethodSymbol> methods) ? methods : [];

    private Dictionary<string, ImmutableArray<IMethodSymbol>> Build(IAssemblySymbol assembly) =>
        Types(assembly.GlobalNamespace)
            .SelectMany(type => type.GetMembers().OfType<IMethodSymbol>())
            .Select(method => (Method: method, Name: method.Uapi("Ioctl") is null ? "" : facts.Ioctl(method)?.Name ?? ""))
            .Where(pair => pair.Name.Length > 0)
            .GroupBy(pair => pair.Name, pair => pair.Method, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal);

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceSymbol space) =>
        space.GetTypeMembers().Where(t => t.TypeKind == TypeKind.Class).Concat(space.GetNamespaceMembers().SelectMany(Types));
}

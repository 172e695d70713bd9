using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using UapiGen.Engine.Binding.Naming;
using UapiGen.Engine.Binding.Types;
using UapiGen.Engine.Model;

namespace UapiGen.Engine.Binding.Ioctls;

/// <summary>The requests of one header (or of one architecture's part of it), with the numbers of all targets.</summary>
internal sealed class RequestClass(string header, TypeRef type)
{
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly NameScope _scope = new(type.Name, "Equals", "ReferenceEquals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "_");

    public string Header { get; } = header;

    /// <summary>The class.</summary>
    public TypeRef Type { get; } = type;

    /// <summary>Records a request's number for one target.</summary>
    /// <returns>Its C# name.</returns>
    public string Add(IoctlDeclaration ioctl, uint code, RequestModel model)
    {
        string cName = ioctl.Macro.Name;
        if (!_entries.TryGetValue(cName, out Entry? entry))
        {
            string name = Identifier.Escape(_scope.Take(cName, cName));
            _entries.Add(cName, entry = new Entry(ioctl.Macro.Span.Start, model with { Name = name }));
        }

        entry.Codes[ioctl.View.Target] = code;
        entry.Computed[ioctl.View.Target] = model.Computed;
        return entry.Model.Name;
    }

    /// <summary>The requests in the order of the header.</summary>
    public IEnumerable<RequestModel> Ordered(TypeCatalog catalog)
    {
        foreach (Entry entry in _entries.Values.OrderBy(e => e.Position).ThenBy(e => e.Model.CName, StringComparer.Ordinal))
        {
            ImmutableArray<string> architectures = [.. entry.Codes.Keys.Select(catalog.ArchitectureName)];
            bool isCommon = entry.Codes.Values.Distinct().Count() == 1;
            TargetValue code = isCommon
                ? new TargetValue(Number(entry.Codes.Values.First()))
                : new TargetValue(null, entry.Codes.Select(c => new ValueOfTarget(catalog.ArchitectureName(c.Key), Number(c.Value))).ToImmutableArray());
            yield return entry.Model with { Code = code, Architectures = architectures, Computed = Computed(entry, catalog) };
        }
    }

    private static ImmutableArray<Expression> Computed(Entry entry, TypeCatalog catalog)
    {
        int parts = entry.Computed.Values.Max(c => c.Count);
        return
        [
            .. Enumerable.Range(0, parts).Select(i => TargetExpressions.Merge(
                [.. entry.Computed.Select(c => new ExpressionOfTarget(catalog.ArchitectureName(c.Key), i < c.Value.Count ? c.Value[i] : new NumberExpression(0)))])),
        ];
    }

    private static IntegerLiteral Number(uint code) => new(TypeRef.UInt32, code, IsHex: true);

    private sealed class Entry(int position, RequestModel model)
    {
        public int Position { get; } = position;

        public RequestModel Model { get; } = model;

        /// <summary>By target, in the order of the request's targets.</summary>
        public SortedDictionary<int, uint> Codes { get; } = [];

        /// <summary>What the parameters give, by target.</summary>
        public SortedDictionary<int, EquatableArray<Expression>> Computed { get; } = [];
    }
}

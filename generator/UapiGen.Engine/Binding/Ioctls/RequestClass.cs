using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using UapiGen.Engine.Binding.Naming;
using UapiGen.Engine.Binding.Types;
using UapiGen.Engine.Model;

namespace UapiGen.Engine.Binding.Ioctls;

/// <summary>The requests of one header (or of one architecture's part of it), with the numbers of all targets.</summary>
internal sealed class RequestClass(string header, TypeRef type, int targets)
{
    private static readonly HashSet<string> s_reserved =
        NameScope.Reserved("Equals", "ReferenceEquals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "_");

    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly NameScope _scope = new(s_reserved, type.Name);

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
            _entries.Add(cName, entry = new Entry(ioctl.Macro.Span.Start, model with { Name = name }, new Number?[targets]));
        }

        entry.Numbers[ioctl.View.Target] = new Number(ioctl.View.Target, code, model.Computed);
        return entry.Model.Name;
    }

    /// <summary>The requests in the order of the header.</summary>
    public ImmutableArray<RequestModel> Ordered(TypeCatalog catalog)
    {
        var entries = new List<Entry>(_entries.Values);
        entries.Sort(static (a, b) => a.Position != b.Position ? a.Position.CompareTo(b.Position) : string.CompareOrdinal(a.Model.CName, b.Model.CName));
        var models = ImmutableArray.CreateBuilder<RequestModel>(entries.Count);
        foreach (Entry entry in entries)
        {
            List<Number> numbers = [.. entry.Numbers.OfType<Number>()];
            bool isCommon = numbers.TrueForAll(n => n.Code == numbers[0].Code);
            models.Add(entry.Model with
            {
                Code = isCommon
                    ? new TargetValue(Literal(numbers[0]))
                    : new TargetValue(null, numbers.Select(n => new ValueOfTarget(catalog.ArchitectureName(n.Target), Literal(n))).ToImmutableArray()),
                Architectures = numbers.Select(n => catalog.ArchitectureName(n.Target)).ToImmutableArray(),
                Computed = Computed(numbers, catalog),
            });
        }

        return models.MoveToImmutable();
    }

    private static ImmutableArray<Expression> Computed(List<Number> numbers, TypeCatalog catalog)
    {
        int parts = 0;
        foreach (Number number in numbers)
        {
            parts = Math.Max(parts, number.Computed.Count);
        }

        return parts == 0 ? [] :
        [
            .. Enumerable.Range(0, parts).Select(i => TargetExpressions.Merge(
                [.. numbers.Select(n => new ExpressionOfTarget(catalog.ArchitectureName(n.Target), i < n.Computed.Count ? n.Computed[i] : new NumberExpression(0)))])),
        ];
    }

    private static IntegerLiteral Literal(Number number) => new(TypeRef.UInt32, number.Code, IsHex: true);

    /// <summary>The number of a request on one target.</summary>
    /// <param name="Computed">What its parameters give.</param>
    private sealed record Number(int Target, uint Code, EquatableArray<Expression> Computed);

    /// <param name="Numbers">By target.</param>
    private sealed record Entry(int Position, RequestModel Model, Number?[] Numbers);
}

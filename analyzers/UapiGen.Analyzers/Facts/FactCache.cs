using System;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace UapiGen.Analyzers.Facts;

/// <summary>The facts of one compilation: each type and method is read once.</summary>
internal sealed class FactCache
{
    /// <summary>The newest encoding of the facts that these analyzers can read; of a newer one they say nothing.</summary>
    private const int NewestSchema = 2;

    private readonly ConcurrentDictionary<ISymbol, RecordFacts?> _records = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, IoctlFacts?> _ioctls = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, bool> _judged = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, bool> _schemas = new(SymbolEqualityComparer.Default);

    // Kept: a lambda that captures would be made anew on every look-up.
    private readonly Func<ISymbol, RecordFacts?> _readRecord;
    private readonly Func<ISymbol, IoctlFacts?> _readIoctl;
    private readonly Func<ISymbol, bool> _readJudged;

    public FactCache()
    {
        _readRecord = symbol => ReadRecord((INamedTypeSymbol)symbol);
        _readIoctl = symbol => ReadIoctl((IMethodSymbol)symbol);
        _readJudged = symbol => Record((INamedTypeSymbol)symbol) is { } record
            && record.Members.Any(m => m.IsJudged || (Record(Element(m.Type) ?? m.Type) is { } nested && IsJudged(nested)));
    }

    /// <summary>Whether the compilation can see the attributes at all; without them there is nothing to check.</summary>
    public static bool IsUsedBy(Compilation compilation) => !compilation.GetTypesByMetadataName("UapiGen.Metadata.CRecordAttribute").IsEmpty;

    /// <summary>The facts of a generated struct; null for any other type.</summary>
    public RecordFacts? Record(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None } named
            ? _records.GetOrAdd(named.OriginalDefinition, _readRecord)
            : null;

    /// <summary>The type of an inline array's elements; null for any other type.</summary>
    public ITypeSymbol? Element(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Struct } named && named.GetAttributes().Any(a => a.AttributeClass?.Name == "InlineArrayAttribute")
            ? named.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => !f.IsStatic)?.Type
            : null;

    /// <summary>Whether the struct, or a struct in it, has a member that a rule about values asks something of.</summary>
    public bool IsJudged(RecordFacts record) => _judged.GetOrAdd(record.Type, _readJudged);

    /// <summary>The facts of a method that performs an ioctl; null for any other.</summary>
    public IoctlFacts? Ioctl(IMethodSymbol method) =>
        _ioctls.GetOrAdd(method.OriginalDefinition, _readIoctl);

    /// <summary>The facts of a call that performs an ioctl; of the runtime's general calls, the property that gives the request tells more.</summary>
    public IoctlFacts? Ioctl(IInvocationOperation call) => Ioctl(call, RequestOf(call));

    /// <param name="call">The call.</param>
    /// <param name="given">What gives its request, where a flow graph has put something else in its place.</param>
    public IoctlFacts? Ioctl(IInvocationOperation call, IOperation? given)
    {
        if (Ioctl(call.TargetMethod) is not { Name.Length: 0 } general)
        {
            return Ioctl(call.TargetMethod);
        }

        if (given is not IPropertyReferenceOperation property || IoctlAttribute(property.Property) is not { } attribute)
        {
            return general;
        }

        IoctlFacts request = FromAttribute(attribute);
        bool isSilent = request is { Reads: false, Writes: false, ArgumentSize: 0 };
        return general with
        {
            Name = request.Name,
            ReturnsFd = request.ReturnsFd,
            // A request that says nothing of its argument: the call's own direction is all there is.
            Reads = isSilent ? general.Reads : request.Reads,
            Writes = isSilent ? general.Writes : request.Writes,
            ArgumentSize = request.ArgumentSize,
        };
    }

    /// <summary>The request that a general call is given, or null.</summary>
    public static IOperation? RequestOf(IInvocationOperation call) =>
        call.Arguments.FirstOrDefault(a => a.Parameter?.Type.IsRuntimeType("IoctlRequest") == true)?.Value;

    /// <summary>Whether the facts of an assembly are in an encoding that is known here.</summary>
    public bool IsReadable(IAssemblySymbol? assembly) =>
        assembly is not null
        && _schemas.GetOrAdd(assembly, static symbol => symbol.Uapi("UapiSchema") is not { } schema || schema.Argument(0, int.MaxValue) <= NewestSchema);

    private AttributeData? IoctlAttribute(ISymbol symbol) => symbol.Uapi("Ioctl") is { } attribute && IsReadable(symbol.ContainingAssembly) ? attribute : null;

    private RecordFacts? ReadRecord(INamedTypeSymbol type)
    {
        if (type.Uapi("CRecord") is not { } attribute || attribute.Named("Mirror", false) || !IsReadable(type.ContainingAssembly))
        {
            return null;
        }

        MemberFacts[] members = [.. type.GetMembers().Select(MemberReader.Read).OfType<MemberFacts>()];
        return new RecordFacts
        {
            Type = type,
            CName = attribute.Argument(0, ""),
            Header = attribute.Named("Header", ""),
            Size = attribute.Named("Size", 0),
            Alignment = attribute.Named("Alignment", 0),
            Members = [.. members.Select(m => m with { Overlapping = [.. members.Where(o => o.Name != m.Name && SharesBits(m, o)).Select(o => o.Name)] })],
        };
    }

    private static bool SharesBits(MemberFacts a, MemberFacts b)
    {
        (long start, long end) = Extent(a);
        (long otherStart, long otherEnd) = Extent(b);
        return start < otherEnd && otherStart < end;
    }

    private static (long Start, long End) Extent(MemberFacts member)
    {
        long start = (member.Offset * 8L) + (member.BitOffset > 0 ? member.BitOffset : 0);
        return (start, start + (member.BitOffset >= 0 ? member.BitWidth : member.Size * 8L));
    }

    private IoctlFacts? ReadIoctl(IMethodSymbol method)
    {
        if (method.ContainingType.IsRuntimeType("Ioctl"))
        {
            return ReadRuntimeCall(method);
        }

        if (IoctlAttribute(method) is not { } attribute)
        {
            return null;
        }

        IoctlFacts facts = FromAttribute(attribute);
        if (facts is { Reads: false, Writes: false } && HasPointer(method))
        {
            // The form that takes an address says less than the one beside it that takes the struct.
            IoctlFacts? typed = method.ContainingType.GetMembers().OfType<IMethodSymbol>()
                .Where(m => !HasPointer(m))
                .Select(m => IoctlAttribute(m) is { } other ? FromAttribute(other) : null)
                .FirstOrDefault(f => f?.Name == facts.Name);
            facts = facts with { Reads = typed?.Reads, Writes = typed?.Writes };
        }

        return facts with
        {
            Tries = method.ReturnType.IsRuntimeType("Errno"),
            Supplies = [.. method.Parameters.Select(p => p.Uapi("SuppliesField")?.Argument(0, ""))],
        };
    }

    private static bool HasPointer(IMethodSymbol method) => method.Parameters.Any(p => p.Type.IsRuntimeType("UserPtr") || p.Type is IPointerTypeSymbol);

    private static IoctlFacts FromAttribute(AttributeData attribute) => new()
    {
        Name = attribute.Argument(0, ""),
        ReturnsFd = attribute.Named("ReturnsFd", false),
        Reads = attribute.Named("ReadsArgument", false),
        Writes = attribute.Named("WritesArgument", false),
        ArgumentSize = attribute.Named("ArgumentSize", 0),
    };

    // The runtime's own calls take any struct; by what reference says which way it goes.
    private static IoctlFacts ReadRuntimeCall(IMethodSymbol method)
    {
        IParameterSymbol? argument = method.Parameters.FirstOrDefault(p => p.Type.TypeKind == TypeKind.TypeParameter);
        return new IoctlFacts
        {
            Name = "",
            Reads = argument?.RefKind switch { RefKind.Out => false, RefKind.Ref => null, null => null, _ => true },
            Writes = argument?.RefKind switch { RefKind.Out => true, RefKind.Ref => null, null => null, _ => false },
            Tries = method.ReturnType.IsRuntimeType("Errno"),
            Supplies = ImmutableArray.CreateRange(method.Parameters.Select(_ => (string?)null)),
        };
    }
}

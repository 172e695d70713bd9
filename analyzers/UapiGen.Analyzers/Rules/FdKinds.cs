using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using UapiGen.Analyzers.Facts;

namespace UapiGen.Analyzers.Rules;

/// <summary>Kinds of fds: a handle type carries its kind's name, a member the kinds that it takes.</summary>
internal static class FdKinds
{
    private static readonly HashSet<string> s_takesAll = ["any", "file"];

    /// <summary>The kind of a handle type; null when nothing says.</summary>
    public static string? NameOf(INamedTypeSymbol handle) => handle.Uapi("CName")?.Argument(0, "") is { Length: > 0 } name ? name : null;

    /// <summary>Whether a handle may be of any kind: what a plain file can stand for is not known.</summary>
    public static bool IsAny(INamedTypeSymbol handle) => NameOf(handle) is { } name && s_takesAll.Contains(name);

    /// <summary>Whether a handle's kind is certainly none that the member takes.</summary>
    public static bool Excludes(FdFact fd, ITypeSymbol memberType, INamedTypeSymbol handle)
    {
        if (fd.Kinds.Any(s_takesAll.Contains) || !IsFdHandle(handle) || handle.IsAbstract)
        {
            return false;
        }

        if (Chain(handle).Any(type => NameOf(type) is { } name && fd.Kinds.Contains(name)))
        {
            return false;
        }

        INamedTypeSymbol? wanted = (memberType as INamedTypeSymbol)?.TypeArguments.FirstOrDefault() as INamedTypeSymbol;
        if (wanted is not null && fd.Kinds.Length <= 1)
        {
            return !IsRelated(handle, wanted);
        }

        // By names alone only when every type in question has one.
        return !fd.Kinds.IsEmpty && NameOf(handle) is not null && (wanted is null || !IsRelated(handle, wanted));
    }

    public static string Describe(FdFact fd, ITypeSymbol memberType) =>
        fd.Kinds.IsEmpty ? ((memberType as INamedTypeSymbol)?.TypeArguments.FirstOrDefault() ?? memberType).Name : string.Join(" or ", fd.Kinds);

    /// <summary>What the message of a wrong kind says.</summary>
    public static object[] Arguments(RecordFacts record, MemberFacts member, INamedTypeSymbol handle) =>
        [member.Name, Describe(member.Fd!, member.Type), handle.Name, NameOf(handle) ?? handle.Name, Said.Where(record, member, member.Fd!.Source)];

    /// <summary>Whether the type derives from the runtime's <c>FdHandle</c>.</summary>
    public static bool IsFdHandle(ITypeSymbol? type)
    {
        for (INamedTypeSymbol? at = type?.BaseType; at is not null; at = at.BaseType)
        {
            if (at.IsRuntimeType("FdHandle"))
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsRelated(INamedTypeSymbol a, INamedTypeSymbol b) =>
        Chain(a).Contains(b, SymbolEqualityComparer.Default) || Chain(b).Contains(a, SymbolEqualityComparer.Default);

    private static IEnumerable<INamedTypeSymbol> Chain(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            yield return type;
        }
    }
}

using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UapiGen.Analyzers.Facts;
using UapiGen.Analyzers.Flow;

namespace UapiGen.Analyzers.Rules;

/// <summary>Finds structs that a body builds in a local and then neither reads nor passes on, as while one is still typing.</summary>
internal static class UnusedLocals
{
    public static IReadOnlyList<ILocalSymbol> Find(IOperation root, FollowedVariables followed, FactCache facts)
    {
        ILocalSymbol[] locals =
        [
            .. root.DescendantsAndSelf().OfType<IVariableDeclaratorOperation>()
                .Select(d => d.Symbol)
                .Where(l => facts.Record(l.Type) is { } record && facts.IsJudged(record) && followed.Contains(l)),
        ];
        if (locals.Length == 0)
        {
            return [];
        }

        var used = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (ILocalReferenceOperation reference in root.DescendantsAndSelf().OfType<ILocalReferenceOperation>())
        {
            if (!IsOnlySet(reference))
            {
                used.Add(reference.Local);
            }
        }

        return [.. locals.Where(l => !used.Contains(l))];
    }

    private static bool IsOnlySet(IOperation reference)
    {
        IOperation at = reference;
        while (at.Parent is IMemberReferenceOperation { Instance: { } instance } && instance == at)
        {
            at = at.Parent;
        }

        return at.Parent is IAssignmentOperation assignment && assignment.Target == at;
    }
}

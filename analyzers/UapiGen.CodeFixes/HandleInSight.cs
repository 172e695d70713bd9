using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace UapiGen.CodeFixes;

/// <summary>What a fix can mean by "the handle" at some place of a method.</summary>
internal static class HandleInSight
{
    /// <summary>The one local or parameter of that type which stands before a node and is not used in it; null when there is none, or more than one.</summary>
    public static IdentifierNameSyntax? Find(ITypeSymbol type, SyntaxNode at, SemanticModel model)
    {
        var used = new HashSet<string>(at.DescendantNodes().OfType<IdentifierNameSyntax>().Select(n => n.Identifier.ValueText));
        ISymbol[] found =
        [
            .. model.LookupSymbols(at.SpanStart)
                .Where(s => s is IParameterSymbol { Type: var p } && Is(p, type) || s is ILocalSymbol { Type: var t } && Is(t, type) && IsBefore(s, at))
                .Where(s => !used.Contains(s.Name)),
        ];
        return found.Length == 1 ? SyntaxFactory.IdentifierName(found[0].Name) : null;
    }

    private static bool Is(ITypeSymbol type, ITypeSymbol wanted) => SymbolEqualityComparer.Default.Equals(type, wanted);

    private static bool IsBefore(ISymbol local, SyntaxNode at) => local.Locations.All(l => l.SourceSpan.End < at.SpanStart);
}

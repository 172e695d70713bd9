using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using UapiGen.Analyzers.Facts;
using UapiGen.Analyzers.Rules;

namespace UapiGen.CodeFixes;

/// <summary>
/// For an fd that is not set in a struct that no typed overload takes: sets it from the one handle at hand of that kind. Where an overload takes the
/// handle, <see cref="PassHandleFix"/> is the better edit, since it also keeps the handle open.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class SetFdFix : EditFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["UAPI5001", "UAPI5008"];

    private protected override string TitleOf(Diagnostic diagnostic) => "Set " + diagnostic.Properties[FixProperties.Member];

    private protected override async Task<SyntaxNode?> EditAsync(Document document, SyntaxNode root, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        SyntaxNode at = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        if (diagnostic.Properties.GetValueOrDefault(FixProperties.Member) is not { } member
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
        {
            return null;
        }

        if (at.FirstAncestorOrSelf<BaseObjectCreationExpressionSyntax>() is { Initializer: { } initializer } creation)
        {
            return !IsTakenByOverload(creation, member, model) && Value(model.GetTypeInfo(creation, cancellationToken).Type, member, creation, model) is { } value
                ? root.ReplaceNode(initializer, initializer.Adding(Expressions.Assignment(member, value)))
                : null;
        }

        return at.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is { Left: MemberAccessExpressionSyntax access, Parent: ExpressionStatementSyntax { Parent: BlockSyntax } statement }
            && Value(model.GetTypeInfo(access.Expression, cancellationToken).Type, member, statement, model) is { } fd
                ? root.InsertNodesAfter(statement, [Statement(access, member, fd, statement)])
                : null;
    }

    private static bool IsTakenByOverload(BaseObjectCreationExpressionSyntax creation, string member, SemanticModel model) =>
        creation.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call }
        && model.GetSymbolInfo(call).Symbol is IMethodSymbol method
        && method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().Any(m => m.Parameters.Any(p => p.Uapi("SuppliesField")?.Argument(0, "") == member));

    // handle.DangerousGetRawFd<TKind>() of the one handle of that kind in sight that the struct doesn't use yet.
    private static ExpressionSyntax? Value(ITypeSymbol? record, string member, SyntaxNode at, SemanticModel model)
    {
        ITypeSymbol? type = record?.GetMembers(member).Select(m => (m as IFieldSymbol)?.Type ?? (m as IPropertySymbol)?.Type).FirstOrDefault();
        if (type is not INamedTypeSymbol { Name: "RawFd", TypeArguments.Length: 1 } raw
            || raw.TypeArguments[0] is not INamedTypeSymbol kind
            || HandlesAtHand(kind, at, model) is not { Count: 1 } handles)
        {
            return null;
        }

        TypeSyntax argument = SyntaxFactory.ParseTypeName(kind.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)).WithAdditionalAnnotations(Simplifier.Annotation);
        return SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(
                SyntaxKind.SimpleMemberAccessExpression,
                SyntaxFactory.IdentifierName(handles[0].Name),
                SyntaxFactory.GenericName("DangerousGetRawFd").AddTypeArgumentListArguments(argument)));
    }

    private static List<ISymbol> HandlesAtHand(INamedTypeSymbol kind, SyntaxNode at, SemanticModel model)
    {
        var used = new HashSet<string>(at.DescendantNodes().OfType<IdentifierNameSyntax>().Select(n => n.Identifier.ValueText));
        return
        [
            .. model.LookupSymbols(at.SpanStart)
                .Where(s => s is IParameterSymbol { Type: var p } && Is(p, kind) || s is ILocalSymbol { Type: var t } && Is(t, kind) && s.Locations.All(l => l.SourceSpan.End < at.SpanStart))
                .Where(s => !used.Contains(s.Name)),
        ];
    }

    private static bool Is(ITypeSymbol type, ITypeSymbol wanted) => SymbolEqualityComparer.Default.Equals(type, wanted);

    private static ExpressionStatementSyntax Statement(MemberAccessExpressionSyntax access, string member, ExpressionSyntax value, StatementSyntax beside) =>
        SyntaxFactory.ExpressionStatement(
            SyntaxFactory.AssignmentExpression(
                SyntaxKind.SimpleAssignmentExpression,
                access.WithName(SyntaxFactory.IdentifierName(member)).WithoutTrivia().WithTrailingTrivia(SyntaxFactory.Space),
                SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space),
                value))
            .WithLeadingTrivia(beside.GetLeadingTrivia().Where(t => t.IsKind(SyntaxKind.WhitespaceTrivia)))
            .WithTrailingTrivia(beside.GetTrailingTrivia().Where(t => t.IsKind(SyntaxKind.EndOfLineTrivia)))
            .WithAdditionalAnnotations(Formatter.Annotation);
}

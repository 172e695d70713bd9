using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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

    private protected override string TitleOf(Diagnostic diagnostic) => $"Set '{diagnostic.Properties[FixProperties.Member]}' from the handle in scope";

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
                ? root.InsertNodesAfter(statement, [Expressions.Statement(access, member, SyntaxKind.SimpleAssignmentExpression, fd, statement)])
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
            || HandleInSight.Find(kind, at, model) is not { } handle)
        {
            return null;
        }

        TypeSyntax argument = SyntaxFactory.ParseTypeName(kind.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)).WithAdditionalAnnotations(Simplifier.Annotation);
        return SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(
                SyntaxKind.SimpleMemberAccessExpression,
                handle,
                SyntaxFactory.GenericName("DangerousGetRawFd").AddTypeArgumentListArguments(argument)));
    }
}

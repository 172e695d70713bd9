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
using UapiGen.Analyzers.Facts;
using UapiGen.Analyzers.Rules;

namespace UapiGen.CodeFixes;

/// <summary>
/// For an fd that is not set: passes the handle to the typed overload, which sets field and flag and keeps the handle open. Offered when there is
/// exactly one handle at hand that it can mean.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class PassHandleFix : EditFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["UAPI5001", "UAPI5008"];

    private protected override string TitleOf(Diagnostic diagnostic) => "Use the overload that takes the handle";

    private protected override async Task<SyntaxNode?> EditAsync(Document document, SyntaxNode root, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        SyntaxNode at = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        if (diagnostic.Properties.GetValueOrDefault(FixProperties.Member) is not { } member
            || at.FirstAncestorOrSelf<BaseObjectCreationExpressionSyntax>() is not { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } } creation
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method)
        {
            return null;
        }

        foreach (IMethodSymbol overload in method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>())
        {
            if (Arguments(overload, member, call, creation, model) is { } added)
            {
                BaseObjectCreationExpressionSyntax kept = Without(creation, added.Keys);
                return root.ReplaceNode(call, call.ReplaceNode(creation, kept).AddArgumentListArguments([.. added.Values.Where(a => !IsGiven(call, a))]));
            }
        }

        return null;
    }

    // The arguments to add, by the members that they fill; null when the overload can't be called with what is at hand.
    private static Dictionary<string, ArgumentSyntax>? Arguments(
        IMethodSymbol overload, string member, InvocationExpressionSyntax call, BaseObjectCreationExpressionSyntax creation, SemanticModel model)
    {
        var added = new Dictionary<string, ArgumentSyntax>();
        foreach (IParameterSymbol parameter in overload.Parameters)
        {
            if (parameter.Uapi("SuppliesField")?.Argument(0, "") is not { Length: > 0 } path)
            {
                continue;
            }

            bool isGiven = call.ArgumentList.Arguments.Count > parameter.Ordinal;
            ExpressionSyntax? handle = isGiven
                ? null
                : path == member ? HandleInSight.Find(parameter.Type, call, model) : HandleOf(creation.Initializer?.MemberAssignment(path)?.Right);
            if (handle is not null)
            {
                added.Add(path, SyntaxFactory.Argument(
                    SyntaxFactory.NameColon(parameter.Name).WithTrailingTrivia(SyntaxFactory.Space), default, handle.WithoutTrivia()));
            }
            else if (!isGiven && (path == member || !parameter.IsOptional))
            {
                return null;
            }
        }

        return added.ContainsKey(member) ? added : null;
    }

    // handle.DangerousGetRawFd<…>() gives the handle.
    private static ExpressionSyntax? HandleOf(ExpressionSyntax? value) =>
        value is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "DangerousGetRawFd" } access }
            ? access.Expression
            : null;

    private static BaseObjectCreationExpressionSyntax Without(BaseObjectCreationExpressionSyntax creation, IEnumerable<string> members)
    {
        InitializerExpressionSyntax? initializer = creation.Initializer;
        foreach (string member in members)
        {
            initializer = initializer?.MemberAssignment(member) is { } assignment ? initializer.Removing(assignment) : initializer;
        }

        return creation.WithInitializer(initializer);
    }

    private static bool IsGiven(InvocationExpressionSyntax call, ArgumentSyntax argument) =>
        call.ArgumentList.Arguments.Any(a => a.NameColon?.Name.Identifier.ValueText == argument.NameColon?.Name.Identifier.ValueText);
}

using System.Collections.Immutable;
using System.Composition;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using UapiGen.Analyzers.Rules;

namespace UapiGen.CodeFixes;

/// <summary>For a number that is cast to a flag enum: writes the flags' names.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class NameFlagsFix : EditFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["UAPI5015"];

    private protected override string TitleOf(Diagnostic diagnostic) => "Use the named flags";

    private protected override Task<SyntaxNode?> EditAsync(Document document, SyntaxNode root, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        Task.FromResult(Edit(root, diagnostic));

    private static SyntaxNode? Edit(SyntaxNode root, Diagnostic diagnostic)
    {
        if (diagnostic.Properties.GetValueOrDefault(FixProperties.Replacement) is not { } names
            || diagnostic.Properties.GetValueOrDefault(FixProperties.FlagType) is not { } type
            || root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not CastExpressionSyntax cast)
        {
            return null;
        }

        ExpressionSyntax flags = Expressions.Flags(type, names.Split('|'));
        bool bindsLooser = flags is BinaryExpressionSyntax && cast.Parent is ExpressionSyntax and not (
            AssignmentExpressionSyntax or ParenthesizedExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.BitwiseOrExpression }
            or InitializerExpressionSyntax or ConditionalExpressionSyntax);
        return root.ReplaceNode(cast, (bindsLooser ? SyntaxFactory.ParenthesizedExpression(flags) : flags).WithTriviaFrom(cast));
    }
}

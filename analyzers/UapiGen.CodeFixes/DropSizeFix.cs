using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace UapiGen.CodeFixes;

/// <summary>For a size that is wrong: leaves it to the call, which fills it in.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class DropSizeFix : EditFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["UAPI5010"];

    private protected override string TitleOf(Diagnostic diagnostic) => "Remove the size assignment";

    private protected override Task<SyntaxNode?> EditAsync(Document document, SyntaxNode root, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        SyntaxNode at = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        AssignmentExpressionSyntax? assignment = at.FirstAncestorOrSelf<AssignmentExpressionSyntax>();
        if (at.AncestorsAndSelf().TakeWhile(n => n != assignment).Any(n => n is ArgumentSyntax or AnonymousFunctionExpressionSyntax))
        {
            // The size is given to a method, and the assignment is of something else.
            return Task.FromResult<SyntaxNode?>(null);
        }

        return Task.FromResult(assignment switch
        {
            { Parent: InitializerExpressionSyntax initializer } => root.ReplaceNode(initializer, initializer.Removing(assignment)),
            { Parent: ExpressionStatementSyntax { Parent: BlockSyntax } statement } => root.RemoveNode(statement, SyntaxRemoveOptions.KeepDirectives),
            _ => null,
        });
    }
}

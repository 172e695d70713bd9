using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace UapiGen.CodeFixes;

/// <summary>Base of the fixes: each offers one edit, and only where that edit is certainly the right one.</summary>
public abstract class EditFix : CodeFixProvider
{
    /// <summary>What the fix says it does.</summary>
    private protected abstract string TitleOf(Diagnostic diagnostic);

    /// <summary>The document after the edit; null when there is none to offer.</summary>
    private protected abstract Task<SyntaxNode?> EditAsync(Document document, SyntaxNode root, Diagnostic diagnostic, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (root is not null
                && await EditAsync(context.Document, root, diagnostic, context.CancellationToken).ConfigureAwait(false) is { } changed)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(TitleOf(diagnostic), _ => Task.FromResult(context.Document.WithSyntaxRoot(changed)), GetType().Name),
                    diagnostic);
            }
        }
    }
}

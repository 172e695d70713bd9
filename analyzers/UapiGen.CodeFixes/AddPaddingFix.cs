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
using UapiGen.Analyzers.Rules;

namespace UapiGen.CodeFixes;

/// <summary>For a mirror that lacks a reserved member: declares it where it belongs.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AddPaddingFix : EditFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["UAPI6004", "UAPI6006"];

    private protected override string TitleOf(Diagnostic diagnostic) => "Add the reserved field";

    private protected override Task<SyntaxNode?> EditAsync(Document document, SyntaxNode root, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        Task.FromResult(Edit(root, diagnostic));

    private static SyntaxNode? Edit(SyntaxNode root, Diagnostic diagnostic)
    {
        if (diagnostic.Properties.GetValueOrDefault(FixProperties.After) is not { } name
            || diagnostic.Properties.GetValueOrDefault(FixProperties.Declaration) is not { } text
            || root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<StructDeclarationSyntax>() is not { } type
            || SyntaxFactory.ParseMemberDeclaration(text) is not { } declaration)
        {
            return null;
        }

        // After the last declarator alone: in the midst of "uint a, b" there is no place for another field.
        FieldDeclarationSyntax? after = type.Members.OfType<FieldDeclarationSyntax>().FirstOrDefault(f => f.Declaration.Variables.Last().Identifier.ValueText == name);
        return after is null
            ? null
            : root.InsertNodesAfter(
                after,
                [declaration.WithLeadingTrivia(after.GetLeadingTrivia().Where(t => t.IsKind(SyntaxKind.WhitespaceTrivia))).WithTrailingTrivia(after.GetTrailingTrivia()).WithAdditionalAnnotations(Formatter.Annotation)]);
    }
}

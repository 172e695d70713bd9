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

/// <summary>For a field that is set without its flag: sets the flag beside it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AddFlagFix : EditFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["UAPI5002", "UAPI5003"];

    private protected override string TitleOf(Diagnostic diagnostic) => $"Set the '{diagnostic.Properties[FixProperties.Flag]}' flag";

    private protected override Task<SyntaxNode?> EditAsync(Document document, SyntaxNode root, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        Task.FromResult(Edit(root, diagnostic));

    private static SyntaxNode? Edit(SyntaxNode root, Diagnostic diagnostic)
    {
        ImmutableDictionary<string, string?> properties = diagnostic.Properties;
        if (properties.GetValueOrDefault(FixProperties.FlagsMember) is not { } member
            || properties.GetValueOrDefault(FixProperties.FlagType) is not { } type
            || properties.GetValueOrDefault(FixProperties.Flag) is not { } flag
            || root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<AssignmentExpressionSyntax>() is not { } assignment)
        {
            return null;
        }

        ExpressionSyntax value = Expressions.Flags(type, [flag]);
        return assignment switch
        {
            // A copy of something that would be evaluated twice: there is no way to its flags.
            { Parent.Parent: WithExpressionSyntax { Expression: not (IdentifierNameSyntax or MemberAccessExpressionSyntax) } } => null,
            { Parent: InitializerExpressionSyntax initializer } => root.ReplaceNode(initializer, InInitializer(initializer, member, value)),
            { Left: MemberAccessExpressionSyntax access, Parent: ExpressionStatementSyntax { Parent: BlockSyntax } statement } =>
                root.InsertNodesAfter(statement, [Expressions.Statement(access, member, SyntaxKind.OrAssignmentExpression, value, statement)]),
            _ => null,
        };
    }

    private static InitializerExpressionSyntax InInitializer(InitializerExpressionSyntax initializer, string member, ExpressionSyntax flag)
    {
        if (initializer.MemberAssignment(member) is not { } flags)
        {
            // A copy has the flags of what it is made from.
            ExpressionSyntax all = initializer.Parent is WithExpressionSyntax { Expression: IdentifierNameSyntax or MemberAccessExpressionSyntax } copy
                ? Expressions.Or(Expressions.Member(copy.Expression, member), flag)
                : flag;
            return initializer.Adding(Expressions.Assignment(member, all));
        }

        ExpressionSyntax value = IsNone(flags.Right) ? flag : Expressions.Or(flags.Right.AsOperand(), flag);
        return initializer.ReplaceNode(flags.Right, value.WithTriviaFrom(flags.Right));
    }

    private static bool IsNone(ExpressionSyntax value) => value switch
    {
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.DefaultLiteralExpression) || literal.Token.Value is 0,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText == "None",
        _ => false,
    };
}

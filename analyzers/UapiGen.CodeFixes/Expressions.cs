using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace UapiGen.CodeFixes;

/// <summary>Expressions that fixes write.</summary>
internal static class Expressions
{
    /// <summary>A combination of flags; the enum's name is shortened to what the place needs.</summary>
    public static ExpressionSyntax Flags(string type, IEnumerable<string> names) => names
        .Select(ExpressionSyntax (name) => SyntaxFactory.ParseExpression("global::" + type + "." + name).WithAdditionalAnnotations(Simplifier.Annotation))
        .Aggregate(Or);

    public static ExpressionSyntax Member(ExpressionSyntax instance, string name) =>
        SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, instance.WithoutTrivia(), SyntaxFactory.IdentifierName(name));

    public static ExpressionSyntax Or(ExpressionSyntax left, ExpressionSyntax right) =>
        SyntaxFactory.BinaryExpression(
            SyntaxKind.BitwiseOrExpression,
            left.WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.Token(SyntaxKind.BarToken).WithTrailingTrivia(SyntaxFactory.Space),
            right.WithoutTrivia());

    /// <summary>The expression as an operand of <c>|</c>.</summary>
    public static ExpressionSyntax AsOperand(this ExpressionSyntax expression) =>
        expression is ConditionalExpressionSyntax or AssignmentExpressionSyntax or LambdaExpressionSyntax or SwitchExpressionSyntax
            or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression or (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression }
            ? SyntaxFactory.ParenthesizedExpression(expression.WithoutTrivia())
            : expression.WithoutTrivia();

    public static AssignmentExpressionSyntax Assignment(string member, ExpressionSyntax value) =>
        SyntaxFactory.AssignmentExpression(
            SyntaxKind.SimpleAssignmentExpression,
            SyntaxFactory.IdentifierName(member).WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space),
            value);

    /// <summary>An assignment to another member of what a statement assigns to, as a statement for the line below it.</summary>
    public static ExpressionStatementSyntax Statement(MemberAccessExpressionSyntax access, string member, SyntaxKind kind, ExpressionSyntax value, StatementSyntax above) =>
        SyntaxFactory.ExpressionStatement(
            SyntaxFactory.AssignmentExpression(
                kind,
                access.WithName(SyntaxFactory.IdentifierName(member)).WithoutTrivia().WithTrailingTrivia(SyntaxFactory.Space),
                SyntaxFactory.Token(kind == SyntaxKind.OrAssignmentExpression ? SyntaxKind.BarEqualsToken : SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space),
                value))
            .WithLeadingTrivia(above.GetLeadingTrivia().Where(t => t.IsKind(SyntaxKind.WhitespaceTrivia)))
            .WithTrailingTrivia(above.GetTrailingTrivia().Where(t => t.IsKind(SyntaxKind.EndOfLineTrivia)))
            .WithAdditionalAnnotations(Formatter.Annotation);

    /// <summary>The assignment to a member in an object initializer, or null.</summary>
    public static AssignmentExpressionSyntax? MemberAssignment(this InitializerExpressionSyntax initializer, string member) =>
        initializer.Expressions.OfType<AssignmentExpressionSyntax>().FirstOrDefault(a => a.Left is IdentifierNameSyntax name && name.Identifier.ValueText == member);

    /// <summary>The initializer with one more assignment at its end, on a line of its own where the others are.</summary>
    public static InitializerExpressionSyntax Adding(this InitializerExpressionSyntax initializer, AssignmentExpressionSyntax assignment)
    {
        if (initializer.Expressions.Count == 0)
        {
            return initializer.WithExpressions([assignment.WithTrailingTrivia(SyntaxFactory.Space)]);
        }

        ExpressionSyntax last = initializer.Expressions.Last();
        SyntaxTriviaList leading = last.GetLeadingTrivia();
        bool isOnOwnLine = initializer.Expressions.Count > 0 && last.GetFirstToken().GetPreviousToken().TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);
        SyntaxToken comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(isOnOwnLine ? SyntaxFactory.ElasticLineFeed : SyntaxFactory.Space);
        var nodes = initializer.Expressions.GetWithSeparators();
        if (initializer.Expressions.SeparatorCount == initializer.Expressions.Count)
        {
            // The comment behind the last comma is about what stands before it.
            SyntaxToken close = nodes.Last().AsToken();
            nodes = nodes.Add(assignment.WithLeadingTrivia(leading.Where(t => t.IsKind(SyntaxKind.WhitespaceTrivia))))
                .Add(close.WithTrailingTrivia(close.TrailingTrivia.Where(t => t.IsKind(SyntaxKind.EndOfLineTrivia))));
        }
        else
        {
            SyntaxTriviaList end = last.GetTrailingTrivia();
            nodes = nodes.Replace(last, last.WithTrailingTrivia()).Add(comma).Add(assignment.WithLeadingTrivia(leading).WithTrailingTrivia(end));
        }

        return initializer.WithExpressions(SyntaxFactory.SeparatedList<ExpressionSyntax>(nodes));
    }

    /// <summary>The initializer without one of its assignments.</summary>
    public static InitializerExpressionSyntax Removing(this InitializerExpressionSyntax initializer, ExpressionSyntax expression)
    {
        int index = initializer.Expressions.IndexOf(expression);
        SyntaxTriviaList end = expression.GetTrailingTrivia();
        bool isLast = index == initializer.Expressions.Count - 1 && initializer.Expressions.SeparatorCount < initializer.Expressions.Count;
        SeparatedSyntaxList<ExpressionSyntax> left = initializer.Expressions.RemoveAt(index);
        if (isLast && left.Count > 0)
        {
            left = left.Replace(left.Last(), left.Last().WithTrailingTrivia(end));
        }

        return initializer.WithExpressions(left);
    }
}

// From the declaration of a type to what matters of it beside generated types. By syntax alone: it runs while somebody types.

using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace UapiGen.Generator.UserTypes;

internal static class UserTypeReader
{
    /// <summary>Whether a node declares a type in a namespace, that is where generated types are.</summary>
    public static bool IsCandidate(SyntaxNode node) => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax && IsInNamespace(node) && !IsFileLocal(node);

    public static UserType Read(SyntaxNode node)
    {
        SyntaxToken name = node is BaseTypeDeclarationSyntax type ? type.Identifier : ((DelegateDeclarationSyntax)node).Identifier;
        bool isPartial = ((MemberDeclarationSyntax)node).Modifiers.Any(SyntaxKind.PartialKeyword);
        return new UserType(
            string.Join(".", Names(node).Reverse()),
            ArityOf(node),
            KeywordOf(node),
            isPartial,
            CodePlace.Of(name),
            isPartial && node is TypeDeclarationSyntax body ? FieldOf(body) : null);
    }

    private static bool IsInNamespace(SyntaxNode node)
    {
        while (node.Parent is TypeDeclarationSyntax outer)
        {
            node = outer;
        }

        return node.Parent is BaseNamespaceDeclarationSyntax;
    }

    private static bool IsFileLocal(SyntaxNode node) => ((MemberDeclarationSyntax)node).Modifiers.Any(SyntaxKind.FileKeyword);

    private static IEnumerable<string> Names(SyntaxNode? node)
    {
        for (; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case BaseTypeDeclarationSyntax type:
                    yield return type.Identifier.ValueText;
                    break;
                case DelegateDeclarationSyntax type:
                    yield return type.Identifier.ValueText;
                    break;
                case BaseNamespaceDeclarationSyntax ns:
                    yield return string.Join(".", ns.Name.DescendantTokens().Where(t => t.IsKind(SyntaxKind.IdentifierToken)).Select(t => t.ValueText));
                    break;
                default:
                    break;
            }
        }
    }

    private static int ArityOf(SyntaxNode node) => (node switch
    {
        TypeDeclarationSyntax type => type.TypeParameterList,
        DelegateDeclarationSyntax type => type.TypeParameterList,
        _ => null,
    })?.Parameters.Count ?? 0;

    private static string KeywordOf(SyntaxNode node) => node switch
    {
        RecordDeclarationSyntax record => "record " + (record.ClassOrStructKeyword.IsKind(SyntaxKind.StructKeyword) ? "struct" : "class"),
        TypeDeclarationSyntax type => type.Keyword.ValueText,
        EnumDeclarationSyntax => "enum",
        _ => "delegate",
    };

    /// <summary>The first member that takes room in each instance: a field, an automatic property, a field-like event, a captured parameter.</summary>
    private static UserField? FieldOf(TypeDeclarationSyntax type)
    {
        foreach (MemberDeclarationSyntax member in type.Members)
        {
            bool isInstance = !member.Modifiers.Any(SyntaxKind.StaticKeyword) && !member.Modifiers.Any(SyntaxKind.ConstKeyword);
            SyntaxToken? name = member switch
            {
                BaseFieldDeclarationSyntax { Declaration.Variables: { Count: > 0 } variables } => variables[0].Identifier,
                PropertyDeclarationSyntax property when HasBackingField(property) => property.Identifier,
                _ => null,
            };
            if (isInstance && name is { } found)
            {
                return new UserField(found.ValueText, CodePlace.Of(found));
            }
        }

        return Captured(type) is { } parameter ? new UserField(parameter.ValueText, CodePlace.Of(parameter)) : null;
    }

    private static bool HasBackingField(PropertyDeclarationSyntax property) =>
        !property.Modifiers.Any(SyntaxKind.PartialKeyword)
        && property.AccessorList is { } list
        && (list.Accessors.All(a => a.Body is null && a.ExpressionBody is null)
            || list.DescendantTokens().Any(t => t.IsKind(SyntaxKind.FieldKeyword)));

    /// <summary>A parameter of the type itself that code outside of initializers reads is kept in a field.</summary>
    private static SyntaxToken? Captured(TypeDeclarationSyntax type)
    {
        foreach (ParameterSyntax parameter in type.ParameterList?.Parameters ?? [])
        {
            string name = parameter.Identifier.ValueText;
            bool isRead = type.Members.SelectMany(Code).SelectMany(c => c.DescendantNodesAndSelf())
                .Any(n => n is IdentifierNameSyntax identifier && identifier.Identifier.ValueText == name);
            if (isRead)
            {
                return parameter.Identifier;
            }
        }

        return null;
    }

    private static IEnumerable<SyntaxNode> Code(MemberDeclarationSyntax member) => member switch
    {
        BaseFieldDeclarationSyntax or BaseTypeDeclarationSyntax => [],
        PropertyDeclarationSyntax property => new SyntaxNode?[] { property.AccessorList, property.ExpressionBody }.OfType<SyntaxNode>(),
        _ => [member],
    };
}

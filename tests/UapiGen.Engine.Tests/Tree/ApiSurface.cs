using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace UapiGen.Engine.Tests.Tree;

/// <summary>
/// What generated code offers, by what it stands for in C. A key says all of C that may shape the C# (a constant's name, a member's place, an ioctl's
/// number), so that a key of two versions of a header is a declaration that C did not change.
/// </summary>
internal sealed class ApiSurface
{
    private readonly SortedDictionary<string, SortedSet<string>> _entries = new(StringComparer.Ordinal);

    /// <summary>The file of the header: what moves to another one is C's change.</summary>
    private string _header = "";

    private ApiSurface()
    {
    }

    /// <summary>The C# declarations of each key.</summary>
    public IReadOnlyDictionary<string, SortedSet<string>> Entries => _entries;

    /// <summary>The structs: what they are in C, with their size, and the name of the C# type.</summary>
    public HashSet<(string Record, string Type)> Records { get; } = [];

    public static ApiSurface Of(IEnumerable<GeneratedSource> sources)
    {
        var surface = new ApiSurface();
        foreach (GeneratedSource source in sources)
        {
            SyntaxNode root = CSharpSyntaxTree.ParseText(source.Text).GetRoot();
            foreach (BaseNamespaceDeclarationSyntax ns in root.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>())
            {
                foreach (BaseTypeDeclarationSyntax type in ns.Members.OfType<BaseTypeDeclarationSyntax>())
                {
                    surface._header = source.HintName;
                    surface.Type(type, ns.Name.ToString() + "." + type.Identifier.ValueText);
                }
            }
        }

        return surface;
    }

    private void Add(string key, string declaration)
    {
        if (!_entries.TryGetValue(key, out SortedSet<string>? declarations))
        {
            _entries.Add(key, declarations = new SortedSet<string>(StringComparer.Ordinal));
        }

        declarations.Add(declaration);
    }

    private void Type(BaseTypeDeclarationSyntax type, string name)
    {
        switch (type)
        {
            case StructDeclarationSyntax structure when Attribute(structure, "CRecord") is { } record:
                Add("record " + record, name);
                Records.Add((record, structure.Identifier.ValueText));
                Members(structure, record, name);
                break;
            case EnumDeclarationSyntax enumeration:
                foreach (EnumMemberDeclarationSyntax member in enumeration.Members)
                {
                    Add(_header + " value " + Attribute(member, "CName") + " = " + member.EqualsValue!.Value, $"{name}.{member.Identifier.ValueText}");
                }

                break;
            case ClassDeclarationSyntax @class:
                Class(@class, name);
                break;
            default:
                break;
        }
    }

    private void Members(StructDeclarationSyntax structure, string record, string name)
    {
        foreach (MemberDeclarationSyntax member in structure.Members)
        {
            string? place = Attribute(member, "CField");
            switch (member)
            {
                case FieldDeclarationSyntax field when place is not null:
                    Add($"member {record} {place}", $"{field.Declaration.Type} {name}.{field.Declaration.Variables[0].Identifier.ValueText}");
                    break;
                case PropertyDeclarationSyntax property when place is not null:
                    string access = property.AccessorList?.Accessors.Any(SyntaxKind.SetAccessorDeclaration) == true ? "get, set" : "get";
                    Add($"member {record} {place}", $"{property.Type} {name}.{property.Identifier.ValueText} {{ {access} }}");
                    break;
                case StructDeclarationSyntax nested:
                    Type(nested, name + "." + nested.Identifier.ValueText);
                    break;
                default:
                    break;
            }
        }
    }

    private void Class(ClassDeclarationSyntax @class, string name)
    {
        foreach (MemberDeclarationSyntax member in @class.Members)
        {
            string? ioctl = Attribute(member, "Ioctl");
            switch (member)
            {
                case FieldDeclarationSyntax constant when constant.Modifiers.Any(SyntaxKind.ConstKeyword):
                    VariableDeclaratorSyntax variable = constant.Declaration.Variables[0];
                    Add($"{_header} value {variable.Identifier.ValueText} = {variable.Initializer!.Value}", $"{constant.Declaration.Type} {name}.{variable.Identifier.ValueText}");
                    break;
                case PropertyDeclarationSyntax property when ioctl is not null:
                    Add($"{_header} ioctl {ioctl} {property.ExpressionBody}", $"{name}.{property.Identifier.ValueText}");
                    break;
                case MethodDeclarationSyntax method when ioctl is not null:
                    string parameters = string.Join(", ", method.ParameterList.Parameters.Select(p => p.Modifiers + " " + p.Type + " " + p.Identifier + p.Default));
                    Add(_header + " method of " + ioctl.Split(',')[0], $"{method.ReturnType} {name}.{method.Identifier.ValueText}({parameters})");
                    break;
                default:
                    break;
            }
        }
    }

    private static string? Attribute(MemberDeclarationSyntax member, string name) => member.AttributeLists.SelectMany(l => l.Attributes)
        .FirstOrDefault(a => a.Name.ToString() == "Meta::" + name)?.ArgumentList?.Arguments.ToString();
}

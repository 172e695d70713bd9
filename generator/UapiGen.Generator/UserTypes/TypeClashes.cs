// Where a user's type and a generated one of the same name don't go together. The compiler's own words for it name neither the header nor the way out.

using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using UapiGen.Engine;
using UapiGen.Engine.Model;

namespace UapiGen.Generator.UserTypes;

/// <summary>A finding in the user's C#, in a form that keeps nothing alive.</summary>
internal sealed record TypeClash(DiagnosticDescriptor Rule, CodePlace Place, string Name, string Advice)
{
    public Diagnostic ToRoslyn() => Diagnostic.Create(Rule, Place.ToLocation(), Name, Advice);
}

internal static class TypeClashes
{
#pragma warning disable RS2008, RS1033 // The rules have their own pages; the ends of these sentences are arguments.
    private static readonly DiagnosticDescriptor s_field = new(
        "UAPI3201",
        "An instance field in a part of a generated struct",
        "'{0}' would change the size of '{1}', which is the kernel's. Make it static or compute it, or keep it in a struct of your own around this one.",
        "UapiGen",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("UAPI3201"));

    private static readonly DiagnosticDescriptor s_name = new(
        "UAPI3202",
        "A type has the name of a generated one",
        "'{0}' is generated from a header. {1}.",
        "UapiGen",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("UAPI3202"));
#pragma warning restore RS2008, RS1033

    public static EquatableArray<TypeClash> Find(EquatableArray<DeclaredType> generated, ImmutableArray<UserType> users)
    {
        var byName = new Dictionary<(string Name, int Arity), DeclaredKind>();
        foreach (DeclaredType type in generated)
        {
            byName[(type.FullName, type.Arity)] = type.Kind;
        }

        var clashes = ImmutableArray.CreateBuilder<TypeClash>();
        foreach (UserType user in users)
        {
            if (!byName.TryGetValue((user.FullName, user.Arity), out DeclaredKind kind))
            {
                continue;
            }

            string keyword = kind == DeclaredKind.Struct ? "struct" : "class";
            if (kind == DeclaredKind.Closed)
            {
                clashes.Add(new TypeClash(s_name, user.Place, user.FullName, $"Give this {user.Keyword} another name or namespace"));
            }
            else if (!user.IsPartial || user.Keyword != keyword)
            {
                string advice = $"To add members to it, declare a 'partial {keyword}'; else give this {user.Keyword} another name or namespace";
                clashes.Add(new TypeClash(s_name, user.Place, user.FullName, advice));
            }
            else if (kind == DeclaredKind.Struct && user.Field is { } field)
            {
                clashes.Add(new TypeClash(s_field, field.Place, field.Name, user.FullName));
            }
        }

        return clashes.ToImmutable();
    }

    private static string HelpLink(string id) => Shared.RulePages.Of(id);
}

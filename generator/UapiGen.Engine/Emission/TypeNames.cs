using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text;
using UapiGen.Engine.Model;

namespace UapiGen.Engine.Emission;

/// <summary>
/// How types are spelled inside one namespace: short when declared there, else by an alias and <c>::</c> or from <c>global::</c> on, so that no
/// user's type gets in between.
/// </summary>
internal sealed class TypeNames(string currentNamespace)
{
    /// <summary>The aliases that every namespace of generated code declares: <c>using Alias = global::Namespace;</c>.</summary>
    public static readonly ImmutableArray<(string Alias, string Namespace)> Aliases =
    [
        ("Compiler", "System.Runtime.CompilerServices"),
        ("Interop", "System.Runtime.InteropServices"),
        ("Meta", "UapiGen.Metadata"),
        ("Uapi", "UapiGen"),
    ];

    private readonly Dictionary<TypeRef, string> _cache = [];

    public string Text(TypeRef type)
    {
        if (type.IsKeyword)
        {
            return type.Name;
        }

        if (!_cache.TryGetValue(type, out string? text))
        {
            var builder = new StringBuilder();
            Append(builder, type);
            _cache.Add(type, text = builder.ToString());
        }

        return text;
    }

    /// <summary>What stands before a name of a namespace.</summary>
    public static string Qualifier(string ns)
    {
        foreach ((string alias, string aliased) in Aliases)
        {
            if (aliased == ns)
            {
                return alias + "::";
            }
        }

        return "global::" + ns + ".";
    }

    private void Append(StringBuilder text, TypeRef type)
    {
        if (!type.IsKeyword && type.Namespace != currentNamespace)
        {
            text.Append(Qualifier(type.Namespace));
        }

        text.Append(type.Name);
        if (type.Arguments.Count == 0)
        {
            return;
        }

        text.Append('<');
        for (int i = 0; i < type.Arguments.Count; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            Append(text, type.Arguments[i]);
        }

        text.Append('>');
    }
}

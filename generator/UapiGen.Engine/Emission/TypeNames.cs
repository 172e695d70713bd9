using System.Collections.Immutable;
using UapiGen.Engine.Model;

namespace UapiGen.Engine.Emission;

/// <summary>
/// How types are spelled inside one namespace: short when declared there, else by an alias and <c>::</c> or from <c>global::</c> on, so that no
/// user's type gets in between.
/// </summary>
internal static class TypeNames
{
    /// <summary>The aliases that every namespace of generated code declares: <c>using Alias = global::Namespace;</c>.</summary>
    public static readonly ImmutableArray<(string Alias, string Namespace)> Aliases =
    [
        ("Compiler", "System.Runtime.CompilerServices"),
        ("Interop", "System.Runtime.InteropServices"),
        ("Meta", "UapiGen.Metadata"),
        ("Uapi", "UapiGen"),
    ];

    public static void Write(CodeWriter code, TypeRef type)
    {
        if (!type.IsKeyword && type.Namespace != code.Namespace)
        {
            WriteQualifier(code, type.Namespace);
        }

        code.Write(type.Name);
        if (type.Arguments.Count == 0)
        {
            return;
        }

        code.Write('<');
        for (int i = 0; i < type.Arguments.Count; i++)
        {
            code.Write(i == 0 ? "" : ", ");
            Write(code, type.Arguments[i]);
        }

        code.Write('>');
    }

    /// <summary>Writes what stands before a name of a namespace.</summary>
    public static void WriteQualifier(CodeWriter code, string ns)
    {
        foreach ((string alias, string aliased) in Aliases)
        {
            if (aliased == ns)
            {
                code.Write(alias).Write("::");
                return;
            }
        }

        code.Write("global::").Write(ns).Write('.');
    }
}

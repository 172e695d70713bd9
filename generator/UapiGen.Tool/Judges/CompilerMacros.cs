using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace UapiGen.Tool.Judges;

/// <summary>An object-like macro as the compiler's preprocessor ends with it.</summary>
/// <param name="File">The header that defines it.</param>
internal sealed record CompilerMacro(string Name, string Body, string File);

/// <summary>The macros that are left at the end of a unit, from the output of <c>-E -dD</c>, which says where each was defined.</summary>
/// <param name="Defined">Object-like macros in the order of their definitions.</param>
/// <param name="Undefined">Where each name that was undefined last lost its definition, by name.</param>
internal sealed record CompilerMacros(IReadOnlyCollection<CompilerMacro> Defined, IReadOnlyDictionary<string, string> Undefined)
{
    public static CompilerMacros Read(string preprocessed)
    {
        var macros = new Dictionary<string, CompilerMacro>(StringComparer.Ordinal);
        var undefined = new Dictionary<string, string>(StringComparer.Ordinal);
        string file = "";
        using var lines = new StringReader(preprocessed);
        while (lines.ReadLine() is { } line)
        {
            if (line.StartsWith("# ", StringComparison.Ordinal))
            {
                int open = line.IndexOf('"', StringComparison.Ordinal);
                int close = line.LastIndexOf('"');
                file = open >= 0 && close > open ? line[(open + 1)..close] : file;
            }
            else if (line.StartsWith("#define ", StringComparison.Ordinal))
            {
                ReadDefine(line, file, macros);
            }
            else if (line.StartsWith("#undef ", StringComparison.Ordinal))
            {
                string name = line["#undef ".Length..].Trim();
                if (macros.Remove(name))
                {
                    undefined[name] = file;
                }
            }
        }

        return new CompilerMacros(macros.Values, undefined);
    }

    private static void ReadDefine(string line, string file, Dictionary<string, CompilerMacro> macros)
    {
        int start = "#define ".Length;
        int end = start;
        while (end < line.Length && (char.IsAsciiLetterOrDigit(line[end]) || line[end] is '_' or '$'))
        {
            end++;
        }

        string name = line[start..end];
        macros.Remove(name);
        if (end == line.Length || line[end] != '(')
        {
            macros.Add(name, new CompilerMacro(name, line[end..].Trim(), file));
        }
    }

    /// <summary>Whether a body may be an expression at all; what may not would only spoil the lines around it.</summary>
    public static bool MayBeExpression(string body)
    {
        string code = WithoutLiterals(body);
        if (body.Length == 0 || code.AsSpan().IndexOfAny(";{}#") >= 0 || code.Contains("__LINE__", StringComparison.Ordinal))
        {
            return false;
        }

        int depth = 0;
        foreach (char c in code)
        {
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth < 0)
            {
                return false;
            }
        }

        return depth == 0;
    }

    private static string WithoutLiterals(string body)
    {
        var text = new StringBuilder();
        char quote = '\0';
        for (int i = 0; i < body.Length; i++)
        {
            char c = body[i];
            if (quote != '\0')
            {
                i += c == '\\' ? 1 : 0;
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'')
            {
                quote = c;
            }
            else
            {
                text.Append(c);
            }
        }

        return text.ToString();
    }
}

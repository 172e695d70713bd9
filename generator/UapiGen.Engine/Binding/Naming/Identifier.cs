using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace UapiGen.Engine.Binding.Naming;

/// <summary>Makes any text a C# identifier. Headers are untrusted: nothing that is not an identifier may reach the generated code as one.</summary>
internal static class Identifier
{
    private static readonly HashSet<string> s_keywords =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default",
        "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto", "if",
        "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out", "override",
        "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string",
        "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void",
        "volatile", "while",
    ];

    /// <summary>The name with what C# doesn't allow replaced by <c>_</c>. Not yet escaped: see <see cref="Escape"/>.</summary>
    public static string From(string text)
    {
        if (IsIdentifier(text))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            result.Append(IsPart(c) ? c : '_');
        }

        if (result.Length == 0 || !IsStart(result[0]))
        {
            result.Insert(0, '_');
        }

        return result.ToString();
    }

    /// <summary>The identifier as it is written in C#: <c>@</c> before a keyword.</summary>
    public static string Escape(string identifier) =>
        identifier.Length > 0 && identifier[0] is >= 'a' and <= 'z' && s_keywords.Contains(identifier) ? "@" + identifier : identifier;

    /// <summary>The same for the name of a type, for which more words are reserved: those of lower-case letters alone may become keywords.</summary>
    public static string EscapeType(string identifier)
    {
        foreach (char c in identifier)
        {
            if (c is < 'a' or > 'z')
            {
                return identifier;
            }
        }

        return "@" + identifier;
    }

    private static bool IsIdentifier(string text)
    {
        foreach (char c in text)
        {
            if (!IsPart(c))
            {
                return false;
            }
        }

        return text.Length > 0 && IsStart(text[0]);
    }

    private static bool IsStart(char c) => c == '_' || (c < 128 ? char.IsLetter(c) : IsUnicodeLetter(c));

    private static bool IsPart(char c) => c == '_' || (c < 128 ? char.IsLetterOrDigit(c) : IsUnicodeLetter(c));

    // Surrogates and combining or formatting characters are left out: C# drops or normalises some, and they make names that look alike.
    private static bool IsUnicodeLetter(char c) => CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.UppercaseLetter
        or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.OtherLetter;
}

using System;
using System.Collections.Generic;
using System.Text;
using UapiGen.Engine.Model;

namespace UapiGen.Engine.Emission;

/// <summary>Writes documentation as XML comments that are valid whatever the header's comments hold.</summary>
internal static class DocWriter
{
    private const int Width = 130;

    public static void Write(CodeWriter code, Docs docs)
    {
        bool isCodeAlone = docs.Summary.Count == 0 && docs.Code.Length > 0;
        if (docs.Summary.Count > 0)
        {
            Element(code, "summary", docs.Summary);
        }
        else if (isCodeAlone)
        {
            code.Write("/// <summary><c>").Write(Escape(docs.Code)).Line("</c></summary>");
        }

        foreach (DocumentedName parameter in docs.Parameters)
        {
            Wrap(code, "<param name=\"" + Escape(parameter.Name) + "\">", parameter.Text, "</param>");
        }

        if (docs.Returns.Length > 0)
        {
            Wrap(code, "<returns>", docs.Returns, "</returns>");
        }

        if (docs.Remarks.Count > 0 || (docs.Code.Length > 0 && !isCodeAlone))
        {
            Remarks(code, docs);
        }
    }

    /// <summary>The exception that an ioctl's method throws, with what the header says of the errors.</summary>
    public static void WriteException(CodeWriter code, Docs docs)
    {
        const string Open = "<exception cref=\"Uapi::IoctlException\">";
        if (docs.Errors.Count == 0)
        {
            code.Write("/// ").Write(Open).Line("The kernel refused.</exception>");
            return;
        }

        code.Write("/// ").Line(Open);
        code.Line("/// <para>The kernel refused.</para>");
        foreach (string error in docs.Errors)
        {
            Wrap(code, "<para>", error, "</para>");
        }

        code.Line("/// </exception>");
    }

    private static void Element(CodeWriter code, string name, EquatableArray<string> paragraphs)
    {
        if (paragraphs.Count == 1)
        {
            Wrap(code, "<" + name + ">", paragraphs[0], "</" + name + ">");
            return;
        }

        code.Line("/// <" + name + ">");
        foreach (string paragraph in paragraphs)
        {
            Wrap(code, "<para>", paragraph, "</para>");
        }

        code.Line("/// </" + name + ">");
    }

    private static void Remarks(CodeWriter code, Docs docs)
    {
        string declaration = docs.Code.Length > 0 && docs.Summary.Count > 0 ? "<c>" + Escape(docs.Code) + "</c>" : "";
        if (docs.Remarks.Count == 0)
        {
            code.Write("/// <remarks>").Write(declaration).Line("</remarks>");
            return;
        }

        code.Line("/// <remarks>");
        foreach (string paragraph in docs.Remarks)
        {
            Wrap(code, "<para>", paragraph, "</para>");
        }

        if (declaration.Length > 0)
        {
            code.Write("/// <para>").Write(declaration).Line("</para>");
        }

        code.Line("/// </remarks>");
    }

    /// <summary>Fills lines with words, as an editor's paragraph fill does.</summary>
    private static void Wrap(CodeWriter code, string open, string text, string close)
    {
        var line = new StringBuilder("/// ").Append(open);
        bool isFirst = true;
        foreach (string word in Words(text))
        {
            string escaped = Escape(word);
            if (!isFirst && line.Length + 1 + escaped.Length > Width)
            {
                code.Line(line.ToString());
                line.Clear().Append("/// ");
                isFirst = true;
            }

            line.Append(isFirst ? "" : " ").Append(escaped);
            isFirst = false;
        }

        code.Line(line.Append(close).ToString());
    }

    private static IEnumerable<string> Words(string text) =>
        text.Split([' ', '\t', '\n', '\r', '\f', '\v', '\u0085', '\u2028', '\u2029'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Text as XML character data.</summary>
    public static string Escape(string text)
    {
        StringBuilder? result = null;
        for (int i = 0; i < text.Length; i++)
        {
            string? replacement = text[i] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\t' => null,
                _ => IsXmlCharacter(text, i) ? null : "?",
            };
            if (replacement is not null)
            {
                result ??= new StringBuilder(text, 0, i, text.Length + 16);
                result.Append(replacement);
            }
            else
            {
                result?.Append(text[i]);
            }
        }

        return result?.ToString() ?? text;
    }

    // XML 1.0, 2.2; C# also ends a line at U+0085, U+2028 and U+2029.
    private static bool IsXmlCharacter(string text, int index)
    {
        char c = text[index];
        return c switch
        {
            < ' ' or '\u0085' or '\u2028' or '\u2029' or '\uFFFE' or '\uFFFF' => false,
            _ when char.IsHighSurrogate(c) => index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]),
            _ when char.IsLowSurrogate(c) => index > 0 && char.IsHighSurrogate(text[index - 1]),
            _ => true,
        };
    }
}

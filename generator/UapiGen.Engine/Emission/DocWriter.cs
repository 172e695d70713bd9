using UapiGen.Engine.Model;

namespace UapiGen.Engine.Emission;

/// <summary>Writes documentation as XML comments that are valid whatever the header's comments hold.</summary>
internal static class DocWriter
{
    private const string Start = "/// ";
    private const int Width = 130;

    public static void Write(CodeWriter code, Docs docs)
    {
        bool isCodeAlone = docs.Summary.Count == 0 && docs.Code.Length > 0;
        if (isCodeAlone)
        {
            code.Write("/// <summary>");
            Declaration(code, docs.Code);
            code.Line("</summary>");
        }

        WriteSummary(code, docs);
        if (docs.Returns.Length > 0)
        {
            Wrap(code, "<returns>", docs.Returns, "</returns>");
        }

        if (docs.Remarks.Count > 0 || (docs.Code.Length > 0 && !isCodeAlone))
        {
            Remarks(code, docs);
        }
    }

    /// <summary>The summary and the parameters alone.</summary>
    public static void WriteSummary(CodeWriter code, Docs docs)
    {
        if (docs.Summary.Count > 0)
        {
            Summary(code, docs.Summary);
        }

        foreach (DocumentedName parameter in docs.Parameters)
        {
            Wrap(code, "<param name=\"" + parameter.Name + "\">", parameter.Text, "</param>");
        }
    }

    /// <summary>The exception that an ioctl's method throws, with what the header says of the errors.</summary>
    public static void WriteException(CodeWriter code, Docs docs)
    {
        const string Open = "/// <exception cref=\"Uapi::IoctlException\">";
        if (docs.Errors.Count == 0)
        {
            code.Write(Open).Line("The kernel refused.</exception>");
            return;
        }

        code.Line(Open);
        code.Line("/// <para>The kernel refused.</para>");
        Paragraphs(code, docs.Errors);
        code.Line("/// </exception>");
    }

    private static void Summary(CodeWriter code, EquatableArray<string> paragraphs)
    {
        if (paragraphs.Count == 1)
        {
            Wrap(code, "<summary>", paragraphs[0], "</summary>");
            return;
        }

        code.Line("/// <summary>");
        Paragraphs(code, paragraphs);
        code.Line("/// </summary>");
    }

    private static void Remarks(CodeWriter code, Docs docs)
    {
        bool hasDeclaration = docs.Code.Length > 0 && docs.Summary.Count > 0;
        if (docs.Remarks.Count == 0)
        {
            code.Write("/// <remarks>");
            Declaration(code, hasDeclaration ? docs.Code : "");
            code.Line("</remarks>");
            return;
        }

        code.Line("/// <remarks>");
        Paragraphs(code, docs.Remarks);
        if (hasDeclaration)
        {
            code.Write("/// <para>");
            Declaration(code, docs.Code);
            code.Line("</para>");
        }

        code.Line("/// </remarks>");
    }

    private static void Declaration(CodeWriter code, string declaration)
    {
        if (declaration.Length > 0)
        {
            code.Write("<c>");
            XmlText.Write(code, declaration);
            code.Write("</c>");
        }
    }

    private static void Paragraphs(CodeWriter code, EquatableArray<string> paragraphs)
    {
        foreach (string paragraph in paragraphs)
        {
            Wrap(code, "<para>", paragraph, "</para>");
        }
    }

    /// <summary>Fills lines with words, as an editor's paragraph fill does.</summary>
    private static void Wrap(CodeWriter code, string open, string text, string close)
    {
        code.Write(Start).Write(open);
        int column = Start.Length + open.Length;
        if (column + text.Length <= Width && IsFilled(text))
        {
            code.Write(text).Line(close);
            return;
        }

        bool isFirst = true;
        int end = 0;
        while (true)
        {
            int start = end;
            while (start < text.Length && IsSpace(text[start]))
            {
                start++;
            }

            if (start == text.Length)
            {
                break;
            }

            int length = 0;
            for (end = start; end < text.Length && !IsSpace(text[end]); end++)
            {
                length += XmlText.LengthAt(text, end);
            }

            if (!isFirst && column + 1 + length > Width)
            {
                code.Line().Write(Start);
                column = Start.Length;
            }
            else if (!isFirst)
            {
                code.Write(' ');
                column++;
            }

            XmlText.Write(code, text, start, end);
            column += length;
            isFirst = false;
        }

        code.Line(close);
    }

    /// <summary>Whether a text is plain words with one space between them, so that on one line it stays as it is.</summary>
    private static bool IsFilled(string text)
    {
        bool isAfterSpace = true;
        foreach (char c in text)
        {
            if (!XmlText.IsPlain(c) || (c == ' ' && isAfterSpace))
            {
                return false;
            }

            isAfterSpace = c == ' ';
        }

        return !isAfterSpace;
    }

    private static bool IsSpace(char c) => c is ' ' or (>= '\t' and <= '\r') or '\u0085' or '\u2028' or '\u2029';
}

namespace UapiGen.Engine.Emission;

/// <summary>Writes text as XML character data.</summary>
internal static class XmlText
{
    public static void Write(CodeWriter code, string text) => Write(code, text, 0, text.Length);

    /// <summary>Writes a part of a text.</summary>
    public static void Write(CodeWriter code, string text, int start, int end)
    {
        int plain = start;
        for (int i = start; i < end; i++)
        {
            if (!IsPlain(text[i]) && Replacement(text, i) is { } replacement)
            {
                code.Write(text, plain, i - plain).Write(replacement);
                plain = i + 1;
            }
        }

        code.Write(text, plain, end - plain);
    }

    /// <summary>How many characters one character becomes.</summary>
    public static int LengthAt(string text, int index) => IsPlain(text[index]) ? 1 : Replacement(text, index)?.Length ?? 1;

    /// <summary>Whether a character stands for itself.</summary>
    public static bool IsPlain(char c) => c is >= ' ' and <= '~' and not ('&' or '<' or '>' or '"');

    /// <summary>What stands for a character; null: the character itself.</summary>
    private static string? Replacement(string text, int index) => text[index] switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\t' => null,
        _ => IsXmlCharacter(text, index) ? null : "?",
    };

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

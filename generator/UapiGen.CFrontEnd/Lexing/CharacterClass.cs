namespace UapiGen.CFrontEnd.Lexing;

/// <summary>Which characters may be part of what.</summary>
internal static class CharacterClass
{
    private const byte Start = 1;
    private const byte Digit = 2;

    private static readonly byte[] s_ascii = CreateTable();

    /// <summary>A letter, underscore or (GNU) dollar sign; outside ASCII, every letter and every half of a surrogate pair.</summary>
    public static bool IsIdentifierStart(char c) => c < 128 ? (s_ascii[c] & Start) != 0 : IsLetter(c);

    public static bool IsIdentifierPart(char c) => c < 128 ? s_ascii[c] != 0 : IsLetter(c);

    public static bool IsDigit(char c) => (uint)(c - '0') <= 9;

    /// <summary>White space within a line. A carriage return is part of a line's end, or stray.</summary>
    public static bool IsSpace(char c) => c is ' ' or '\t' or '\r' or '\f' or '\v';

    private static bool IsLetter(char c) => char.IsLetter(c) || char.IsSurrogate(c);

    private static byte[] CreateTable()
    {
        var table = new byte[128];
        for (char c = 'a'; c <= 'z'; c++)
        {
            table[c] = table[char.ToUpperInvariant(c)] = Start;
        }

        for (char c = '0'; c <= '9'; c++)
        {
            table[c] = Digit;
        }

        table['_'] = table['$'] = Start;
        return table;
    }
}

using System;

namespace UapiGen.CFrontEnd.Lexing;

/// <summary>
/// The rare token with a line splice inside (a backslash at the end of a line, C11 5.1.1.2 phase 2): a window of the text with splices taken
/// out, which grows until the token ends within it.
/// </summary>
internal sealed class SplicedText
{
    private char[] _characters = new char[64];
    private int[] _offsets = new int[64];
    private int _count;
    private int _next;
    private bool _isLineComplete;

    public ReadOnlySpan<char> Text => _characters.AsSpan(0, _count);

    /// <summary>Where a character of the window stands in the whole text; for the end of the window, where the text goes on.</summary>
    public int OffsetOf(int index) => index < _count ? _offsets[index] : _next;

    /// <summary>The end of a line splice that starts at <paramref name="i"/>, or -1. As in gcc, white space may follow the backslash.</summary>
    public static int SpliceEnd(ReadOnlySpan<char> text, int i)
    {
        if (i >= text.Length || text[i] != '\\')
        {
            return -1;
        }

        for (i++; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                return i + 1;
            }

            if (!CharacterClass.IsSpace(text[i]))
            {
                return -1;
            }
        }

        // A backslash as the file's last character.
        return i;
    }

    /// <summary>Scans the token at <paramref name="start"/> of <paramref name="source"/>; the result is in terms of <see cref="Text"/>.</summary>
    public int Scan(ReadOnlySpan<char> source, int start, out TokenKind kind, out int hash, out int seen)
    {
        _count = 0;
        _next = start;
        _isLineComplete = false;
        for (int size = 64; ; size *= 2)
        {
            Fill(source, size);
            int end = TokenScanner.Scan(Text, 0, out kind, out hash, out seen);
            bool mayGoOn = Math.Max(end, seen) + 3 >= _count;
            if (_isLineComplete || !mayGoOn)
            {
                return end;
            }
        }
    }

    private void Fill(ReadOnlySpan<char> source, int size)
    {
        if (size > _characters.Length)
        {
            Array.Resize(ref _characters, size);
            Array.Resize(ref _offsets, size);
        }

        while (_count < size)
        {
            int spliceEnd = SpliceEnd(source, _next);
            if (spliceEnd > 0)
            {
                _next = spliceEnd;
                continue;
            }

            if (_next >= source.Length || source[_next] == '\n')
            {
                _isLineComplete = true;
                return;
            }

            _offsets[_count] = _next;
            _characters[_count++] = source[_next++];
        }
    }
}

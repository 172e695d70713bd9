using System;
using System.Collections.Generic;
using UapiGen.Engine.Documentation;

namespace UapiGen.Engine.Facts.Language;

/// <summary>Cuts the lines of comments into sentences of words, once for each comment. Full stops, semicolons, empty lines and list markers end a sentence.</summary>
internal sealed class SentenceReader
{
    private const int LongestSentence = 120;

    private static readonly WordSet _abbreviations = new("incl e.g i.e vs resp max min approx cf ie eg");

    private readonly Dictionary<Passage, List<Sentence>> _known = [];
    private readonly SpellingTable _spellings = new();
    private readonly Word[] _words = new Word[LongestSentence];
    private int _count;

    /// <summary>The sentences of a passage. What is read once is kept: several readers ask for the same.</summary>
    public List<Sentence> Read(Passage passage)
    {
        if (!_known.TryGetValue(passage, out List<Sentence>? sentences))
        {
            sentences = [];
            foreach (PassageLine line in passage.Lines)
            {
                if (StartsAnew(line.Text))
                {
                    End(passage, sentences);
                }

                ReadLine(passage, line, sentences);
            }

            End(passage, sentences);
            _known.Add(passage, sentences);
        }

        return sentences;
    }

    /// <summary>An empty line, a list's marker, or <c>NAME: …</c>, an entry of a list of constants.</summary>
    private static bool StartsAnew(string line)
    {
        int start = 0;
        while (start < line.Length && char.IsWhiteSpace(line[start]))
        {
            start++;
        }

        if (start == line.Length || (line[start] is '-' or '*' && start + 1 < line.Length && line[start + 1] == ' '))
        {
            return true;
        }

        int end = start;
        while (end < line.Length && (char.IsUpper(line[end]) || IsDigit(line[end]) || line[end] == '_'))
        {
            end++;
        }

        return end > start + 3 && end < line.Length && line[end] == ':';
    }

    private void End(Passage passage, List<Sentence> sentences)
    {
        if (_count > 0)
        {
            var words = new Word[_count];
            Array.Copy(_words, words, _count);
            sentences.Add(new Sentence(passage.File, words));
            _count = 0;
        }
    }

    private void ReadLine(Passage passage, PassageLine line, List<Sentence> sentences)
    {
        string text = line.Text;
        int i = 0;
        char markup = '\0';
        while (i < text.Length)
        {
            char c = text[i];
            int start = i;
            if (c is ' ' or '\t' or '`' or '"' or '\'')
            {
                i++;
                continue;
            }

            if (IsNameStart(c))
            {
                Spelling name = ReadWord(text, ref i);
                _words[_count++] = new Word(name, markup, line.Offset + start, line.Offset + i);
                markup = '\0';
            }
            else if (IsDigit(c) || (c == '-' && i + 1 < text.Length && IsDigit(text[i + 1]) && (i == 0 || !(IsNameStart(text[i - 1]) || IsDigit(text[i - 1])))))
            {
                i = ReadNumber(text, i);
                Add(WordKind.Number, line.Offset + start, line.Offset + i);
            }
            else if (c is '@' or '%' or '&' && i + 1 < text.Length && IsNameStart(text[i + 1]))
            {
                markup = c;
                i++;
                continue;
            }
            else
            {
                bool isPair = i + 1 < text.Length && text[i + 1] == '=' && c is '=' or '!';
                i += isPair ? 2 : 1;
                bool isStop = (c == '.' && (i >= text.Length || text[i] is ' ' or '\t' or ')') && !IsAbbreviated()) || c == ';';
                if (c == '.' && !isStop && i < text.Length && text[i] is ' ')
                {
                    continue;
                }

                if (isStop)
                {
                    End(passage, sentences);
                }
                else
                {
                    _spellings.Append(c);
                    if (isPair)
                    {
                        _spellings.Append('=');
                    }

                    Add(WordKind.Mark, line.Offset + start, line.Offset + i);
                }
            }

            if (_count == LongestSentence)
            {
                End(passage, sentences);
            }
        }
    }

    private void Add(WordKind kind, int start, int end) => _words[_count++] = new Word(_spellings.Take(kind), '\0', start, end);

    /// <summary>"incl." and "e.g." end no sentence.</summary>
    private bool IsAbbreviated() => _count > 0 && _words[_count - 1].IsAny(_abbreviations);

    private int ReadNumber(string text, int i)
    {
        do
        {
            _spellings.Append(text[i]);
            i++;
        }
        while (i < text.Length && (IsDigit(text[i]) || IsNameStart(text[i]) || (text[i] == '.' && i + 1 < text.Length && IsDigit(text[i + 1]))));
        return i;
    }

    /// <summary>A word: most are letters alone, which need not be put together.</summary>
    private Spelling ReadWord(string text, ref int i)
    {
        int start = i;
        int hash = Spelling.EmptyHash;
        while (i < text.Length && (IsNameStart(text[i]) || IsDigit(text[i])))
        {
            hash = Spelling.Add(hash, text[i]);
            i++;
        }

        if (i == text.Length || text[i] is not ('.' or '-' or '\'' or ':'))
        {
            return _spellings.Find(WordKind.Word, text.AsSpan(start, i - start), hash);
        }

        i = ReadName(text, start);
        return _spellings.Take(WordKind.Word);
    }

    /// <summary>A name with its members (<c>a.b</c>, <c>a::b</c>, <c>a->b</c>), or words joined by a hyphen or apostrophe.</summary>
    private int ReadName(string text, int i)
    {
        while (i < text.Length)
        {
            char c = text[i];
            if (IsNameStart(c) || IsDigit(c) || (Continues(text, i, 1) && (c == '.' || (c is '-' or '\'' && char.IsLower(text[i + 1])))))
            {
                _spellings.Append(c);
                i++;
            }
            else if (Continues(text, i, 2) && ((c == ':' && text[i + 1] == ':') || (c == '-' && text[i + 1] == '>')))
            {
                _spellings.Append('.');
                i += 2;
            }
            else
            {
                break;
            }
        }

        return i;
    }

    private static bool Continues(string text, int i, int length) => i + length < text.Length && IsNameStart(text[i + length]);

    private static bool IsNameStart(char c) => (c | 0x20) is >= 'a' and <= 'z' || c == '_';

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace UapiGen.Tool.Mutation;

/// <summary>Damages headers in the ways that editors, merges and disks do. The same seed makes the same damage.</summary>
public sealed partial class Mutator(IReadOnlyList<string> corpus, int seed)
{
    private static readonly string[] s_tokens =
    [
        "struct", "union", "enum", "typedef", "sizeof", "__attribute__((", "__attribute__((packed))", "__attribute__((aligned(", "__extension__", "_Alignof", "typeof",
        "{", "}", "(", ")", "[", "]", ";", ",", ":", "::", "*", "?", "...", "#", "##", "\\\n", "\"", "'", "/*", "*/", "//", "<<", ">>", "-", "~", "!", "%", "/",
        "0", "-1", "1 << 31", "0xffffffffffffffffULL", "99999999999999999999", "1e400", "'\\x", "08", "0x", "1u1l",
        "\n#if 1\n", "\n#if (\n", "\n#else\n", "\n#endif\n", "\n#define X X X\n", "\n#define F(x) x F(x x)\n", "\n#undef F\n", "\n#include \"", "\n#pragma pack(push, 1)\n", "F(F(F(X)))",
        "\0", "\ufeff", "é", "\u2028", "int x : 0;", "int x[0x7fffffff][0x7fffffff];", "__int128", "long long long", "defined", "__VA_ARGS__", "__has_include(<",
    ];

    /// <summary>The text of one case. Cases are independent: each is made from the seed and its own number.</summary>
    public string Case(int number)
    {
        var random = new Random(HashCode(seed, number));
        string text = corpus[random.Next(corpus.Count)];
        for (int edits = 1 + random.Next(4); edits > 0; edits--)
        {
            text = random.Next(5) switch
            {
                0 => EditCharacters(text, random),
                1 => EditTokens(text, random),
                2 => text[..random.Next(text.Length + 1)],
                3 => Splice(text, corpus[random.Next(corpus.Count)], random),
                _ => EditLines(text, random),
            };
        }

        return text;
    }

    private static string EditCharacters(string text, Random random)
    {
        var characters = new StringBuilder(text);
        for (int edits = 1 + random.Next(16); edits > 0 && characters.Length > 0; edits--)
        {
            int at = random.Next(characters.Length);
            switch (random.Next(3))
            {
                case 0:
                    characters[at] = (char)random.Next(random.Next(8) == 0 ? 0x10000 : 0x80);
                    break;
                case 1:
                    characters.Remove(at, 1);
                    break;
                default:
                    characters.Insert(at, (char)random.Next(0x80));
                    break;
            }
        }

        return characters.ToString();
    }

    private static string EditTokens(string text, Random random)
    {
        List<string> tokens = [.. Token().Matches(text).Select(match => match.Value)];
        for (int edits = 1 + random.Next(8); edits > 0 && tokens.Count > 0; edits--)
        {
            int at = random.Next(tokens.Count);
            switch (random.Next(4))
            {
                case 0:
                    tokens.RemoveAt(at);
                    break;
                case 1:
                    tokens.Insert(at, tokens[random.Next(tokens.Count)]);
                    break;
                case 2:
                    tokens[at] = s_tokens[random.Next(s_tokens.Length)];
                    break;
                default:
                    tokens.Insert(at, " " + s_tokens[random.Next(s_tokens.Length)] + " ");
                    break;
            }
        }

        return string.Concat(tokens);
    }

    private static string EditLines(string text, Random random)
    {
        List<string> lines = [.. text.Split('\n')];
        int from = random.Next(lines.Count);
        int count = Math.Min(1 + random.Next(20), lines.Count - from);
        List<string> block = lines.GetRange(from, count);
        if (random.Next(2) == 0)
        {
            lines.RemoveRange(from, count);
        }

        lines.InsertRange(random.Next(lines.Count + 1), block);
        return string.Join('\n', lines);
    }

    private static string Splice(string first, string second, Random random) =>
        string.Concat(first.AsSpan(0, random.Next(first.Length + 1)), second.AsSpan(random.Next(second.Length + 1)));

    /// <summary>Mixes seed and number so that neighbours differ (the finalizer of MurmurHash3).</summary>
    private static int HashCode(int seed, int number)
    {
        uint hash = unchecked(((uint)seed * 0x9e3779b9u) ^ (uint)number);
        hash = unchecked((hash ^ (hash >> 16)) * 0x85ebca6bu);
        hash = unchecked((hash ^ (hash >> 13)) * 0xc2b2ae35u);
        return (int)(hash ^ (hash >> 16));
    }

    [GeneratedRegex(@"\w+|\s+|.", RegexOptions.Singleline)]
    private static partial Regex Token();
}

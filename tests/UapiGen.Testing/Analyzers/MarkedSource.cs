using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace UapiGen.Testing.Analyzers;

/// <summary>One place that markup points at: <c>[|…|]</c>, <c>{|UAPI5001:…|}</c> or <c>{|#0:…|}</c>.</summary>
/// <param name="Span">Where, in the text without markup.</param>
/// <param name="Id">The rule that must report there; null for the test's own rule or a numbered place.</param>
/// <param name="Number">The number of a numbered place, for an expectation that is given apart; else null.</param>
public sealed record MarkedSpan(TextSpan Span, string? Id, int? Number);

/// <summary>C# text with places marked in it, in the notation of the public analyzer-testing libraries.</summary>
public sealed record MarkedSource(string Text, ImmutableArray<MarkedSpan> Spans)
{
    /// <summary>Takes the markup out of <paramref name="marked"/>. Markup may nest.</summary>
    public static MarkedSource Parse(string marked)
    {
        var text = new StringBuilder(marked.Length);
        var open = new Stack<(int Start, string? Id, int? Number, char Close)>();
        var spans = ImmutableArray.CreateBuilder<MarkedSpan>();
        for (int i = 0; i < marked.Length; i++)
        {
            if (At(marked, i, "[|"))
            {
                open.Push((text.Length, null, null, ']'));
                i++;
            }
            else if (At(marked, i, "{|") && marked.IndexOf(':', i) is var colon && colon > i && IsName(marked.AsSpan(i + 2, colon - i - 2)))
            {
                string name = marked.Substring(i + 2, colon - i - 2);
                open.Push(name[0] == '#'
                    ? (text.Length, null, int.Parse(name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture), '}')
                    : (text.Length, name, null, '}'));
                i = colon;
            }
            else if (open.Count > 0 && marked[i] == '|' && i + 1 < marked.Length && marked[i + 1] == open.Peek().Close)
            {
                (int start, string? id, int? number, _) = open.Pop();
                spans.Add(new MarkedSpan(TextSpan.FromBounds(start, text.Length), id, number));
                i++;
            }
            else
            {
                text.Append(marked[i]);
            }
        }

        return open.Count == 0
            ? new MarkedSource(text.ToString(), spans.ToImmutable())
            : throw new FormatException("Markup that opens is not closed: " + marked);
    }

    private static bool At(string text, int index, string token) => string.CompareOrdinal(text, index, token, 0, token.Length) == 0;

    private static bool IsName(ReadOnlySpan<char> name)
    {
        for (int i = 0; i < name.Length; i++)
        {
            if (!char.IsAsciiLetterOrDigit(name[i]) && !(i == 0 && name[i] == '#'))
            {
                return false;
            }
        }

        return name.Length > 0;
    }
}

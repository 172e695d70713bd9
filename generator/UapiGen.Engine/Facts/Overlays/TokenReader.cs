using System;
using System.Collections.Generic;
using System.Globalization;

namespace UapiGen.Engine.Facts.Overlays;

/// <summary>The tokens of an overlay or of a <c>uapi:</c> section, taken one after the other.</summary>
/// <param name="tokens">What the lexer found; the last is the end.</param>
/// <param name="linesSeparate">Whether a line's end closes a statement; in a <c>uapi:</c> section it is white space.</param>
internal sealed class TokenReader(List<OverlayToken> tokens, bool linesSeparate)
{
    private int _brackets;

    public int Position { get; private set; }

    public OverlayToken Current
    {
        get
        {
            // Inside brackets, and everywhere in a uapi: section, a line's end is white space.
            while (tokens[Position].Kind == OverlayTokenKind.NewLine && (_brackets > 0 || !linesSeparate))
            {
                Position++;
            }

            return tokens[Position];
        }
    }

    /// <summary>The token before the current one; at the very start, the first.</summary>
    public OverlayToken Previous => tokens[Math.Max(0, Position - 1)];

    public bool IsAtSeparator => Current.Kind is OverlayTokenKind.NewLine or OverlayTokenKind.End || Current.Is(";") || Current.Is("}");

    public bool IsAtEnd => Current.Kind == OverlayTokenKind.End;

    public OverlayToken Next()
    {
        OverlayToken token = Current;
        if (token.Kind != OverlayTokenKind.End)
        {
            Position++;
        }

        if (token.Kind == OverlayTokenKind.Punctuation)
        {
            _brackets += token.Value is "(" or "[" ? 1 : token.Value is ")" or "]" && _brackets > 0 ? -1 : 0;
        }

        return token;
    }

    /// <summary>The token that many places further on, line ends not counted.</summary>
    public OverlayToken Peek(int count)
    {
        int index = Position;
        while (count > 0 && index + 1 < tokens.Count)
        {
            index++;
            count -= tokens[index].Kind == OverlayTokenKind.NewLine ? 0 : 1;
        }

        return tokens[index];
    }

    public bool TryTake(string value)
    {
        if (!Current.Is(value))
        {
            return false;
        }

        Next();
        return true;
    }

    public void Take(string value)
    {
        if (!TryTake(value))
        {
            throw Expected($"'{value}'");
        }
    }

    public OverlayToken TakeWord(string what) => Current.Kind == OverlayTokenKind.Word ? Next() : throw Expected(what);

    public string TakeText(string what) => Current.Kind == OverlayTokenKind.Text ? Next().Value : throw Expected(what);

    public long TakeNumber()
    {
        if (Current.Kind == OverlayTokenKind.Number && TryParseNumber(Current.Value, out ulong value))
        {
            Next();
            return unchecked((long)value);
        }

        throw Expected("a number");
    }

    public string TakeVersion()
    {
        if (Current.Kind != OverlayTokenKind.Number || !Version.TryParse(Current.Value, out _))
        {
            throw Expected("a kernel version such as 6.12");
        }

        return Next().Value;
    }

    /// <summary>Reads <c>{</c>, elements and <c>}</c>; line ends inside are white space. Commas and semicolons separate.</summary>
    public void TakeList(Action element)
    {
        Take("{");
        _brackets++;
        while (!Current.Is("}"))
        {
            if (IsAtEnd)
            {
                throw Expected("'}'");
            }

            element();
            while (TryTake(",") || TryTake(";"))
            {
            }
        }

        Next();
        _brackets--;
    }

    /// <summary>A statement begins: whatever brackets the one before it left open are closed.</summary>
    public void ForgetBrackets() => _brackets = 0;

    public void SkipSeparators()
    {
        _brackets = 0;
        while (Current.Kind == OverlayTokenKind.NewLine || Current.Is(";"))
        {
            Position++;
        }
    }

    /// <summary>After an error: to the end of the statement, over braces that it opened.</summary>
    /// <param name="start">The position at which the statement began.</param>
    /// <param name="isInBlock">Whether a closing brace belongs to a block that is still being read.</param>
    public void SkipStatement(int start, bool isInBlock)
    {
        int depth = 0;
        for (int i = start; i < Position; i++)
        {
            depth += Step(tokens[i]);
        }

        _brackets = 0;
        while (Current.Kind != OverlayTokenKind.End && !(depth <= 0 && IsAtSeparator))
        {
            depth += Step(tokens[Position++]);
        }

        if (Position == start || (Current.Is("}") && depth <= 0 && !isInBlock))
        {
            Position = Math.Min(Position + 1, tokens.Count - 1);
        }
    }

    public SyntaxError Expected(string what) => new(
        Current.Kind == OverlayTokenKind.NewLine ? tokens[Position].Span : Current.Span, FactRules.Syntax, what, Shown(Current));

    private static int Step(OverlayToken token) => token.Is("{") ? 1 : token.Is("}") ? -1 : 0;

    private static string Shown(OverlayToken token) => token.Kind switch
    {
        OverlayTokenKind.NewLine or OverlayTokenKind.End => token.Value,
        OverlayTokenKind.Text => "a quoted text",
        _ => $"'{token.Value}'",
    };

    private static bool TryParseNumber(string text, out ulong value)
    {
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            return ulong.TryParse(text.Substring(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
        }

        bool isSigned = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number);
        value = unchecked((ulong)number);
        return isSigned || ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }
}

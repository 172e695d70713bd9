using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using UapiGen.Engine.Model;

namespace UapiGen.Engine.Binding.Ioctls;

/// <summary>Reads the integer arithmetic of a macro over its parameters: C11 6.5.5 to 6.5.12 without comparisons, and what one-argument macros expand to.</summary>
internal sealed class ExpressionReader
{
    private const int MaximumDepth = 100;

    private static readonly string[][] s_operators = [["|"], ["^"], ["&"], ["<<", ">>"], ["+", "-"], ["*", "/", "%"]];

    private readonly List<string> _tokens;
    private readonly ImmutableArray<string> _parameters;
    private readonly ImmutableArray<string> _names;
    private readonly HeaderView _view;
    private int _position;
    private bool _failed;

    private ExpressionReader(List<string> tokens, ImmutableArray<string> parameters, ImmutableArray<string> names, HeaderView view)
    {
        _tokens = tokens;
        _parameters = parameters;
        _names = names;
        _view = view;
    }

    /// <summary>Reads an expression; null when it holds anything else.</summary>
    /// <param name="text">The C text.</param>
    /// <param name="parameters">The parameters in C.</param>
    /// <param name="names">The same in C#.</param>
    /// <param name="view">Where constants have values.</param>
    public static Expression? Read(string text, ImmutableArray<string> parameters, ImmutableArray<string> names, HeaderView view)
    {
        var reader = new ExpressionReader(Tokens(text), parameters, names, view);
        Expression result = reader.Binary(0, 0);
        return reader._failed || reader._position != reader._tokens.Count ? null : result;
    }

    private static List<string> Tokens(string text)
    {
        var tokens = new List<string>();
        for (int i = 0; i < text.Length;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            int start = i;
            if (char.IsLetterOrDigit(text[i]) || text[i] == '_')
            {
                while (i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] == '_'))
                {
                    i++;
                }
            }
            else
            {
                i += i + 1 < text.Length && text[i] == text[i + 1] && text[i] is '<' or '>' ? 2 : 1;
            }

            tokens.Add(text.Substring(start, Math.Min(i, text.Length) - start));
        }

        return tokens;
    }

    private Expression Binary(int level, int depth)
    {
        if (depth > MaximumDepth)
        {
            return Fail();
        }

        if (level == s_operators.Length)
        {
            return Primary(depth);
        }

        Expression left = Binary(level + 1, depth + 1);
        while (!_failed && _position < _tokens.Count && Array.IndexOf(s_operators[level], _tokens[_position]) >= 0)
        {
            string op = _tokens[_position++];
            left = new BinaryExpression(op, left, Binary(level + 1, depth + 1));
        }

        return left;
    }

    private Expression Primary(int depth)
    {
        if (_position >= _tokens.Count)
        {
            return Fail();
        }

        string token = _tokens[_position++];
        if (token == "(")
        {
            Expression inner = Binary(0, depth + 1);
            return _position < _tokens.Count && _tokens[_position++] == ")" ? inner : Fail();
        }

        int parameter = _parameters.IndexOf(token);
        if (parameter >= 0)
        {
            return new ParameterExpression(_names[parameter]);
        }

        return Number(token) is { } number ? new NumberExpression(number)
            : _view.Constants[token] is { } constant ? new NumberExpression(constant)
            : Fail();
    }

    private static ulong? Number(string token)
    {
        string digits = token.TrimEnd('u', 'U', 'l', 'L');
        if (digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            return ulong.TryParse(digits.Substring(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong hex) ? hex : null;
        }

        if (digits.Length > 1 && digits[0] == '0')
        {
            return null;
        }

        return ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out ulong value) ? value : null;
    }

    private Expression Fail()
    {
        _failed = true;
        return new NumberExpression(0);
    }
}

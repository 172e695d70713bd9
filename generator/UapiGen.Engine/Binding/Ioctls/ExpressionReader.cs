using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using UapiGen.Engine.Model;

namespace UapiGen.Engine.Binding.Ioctls;

/// <summary>Reads the integer arithmetic of a macro over its parameters: C11 6.5.3 to 6.5.12 and 6.5.15, with the sizes of types.</summary>
internal sealed class ExpressionReader
{
    private const int MaximumDepth = 100;

    private static readonly string[][] s_operators =
        [["|"], ["^"], ["&"], ["==", "!="], ["<", "<=", ">", ">="], ["<<", ">>"], ["+", "-"], ["*", "/", "%"]];

    private static readonly HashSet<string> s_pairs = ["<<", ">>", "<=", ">=", "==", "!=", "&&", "||"];

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
        Expression result = reader.Conditional(0);
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
                i += i + 1 < text.Length && s_pairs.Contains(text.Substring(i, 2)) ? 2 : 1;
            }

            tokens.Add(text.Substring(start, Math.Min(i, text.Length) - start));
        }

        return tokens;
    }

    private Expression Conditional(int depth)
    {
        Expression condition = Binary(0, depth + 1);
        if (!Take("?"))
        {
            return condition;
        }

        Expression value = Conditional(depth + 1);
        return Take(":") ? new ConditionalExpression(condition, value, Conditional(depth + 1)) : Fail();
    }

    private bool Take(string token)
    {
        bool isThere = !_failed && _position < _tokens.Count && _tokens[_position] == token;
        _position += isThere ? 1 : 0;
        return isThere;
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
            left = Fold(op, left, Binary(level + 1, depth + 1));
        }

        return left;
    }

    private Expression Primary(int depth)
    {
        if (_position >= _tokens.Count)
        {
            return Fail();
        }

        if (depth > MaximumDepth)
        {
            return Fail();
        }

        string token = _tokens[_position++];
        if (token == "(")
        {
            Expression inner = Conditional(depth + 1);
            return Take(")") ? inner : Fail();
        }

        if (token is "-" or "~")
        {
            Expression operand = Primary(depth + 1);
            return token == "-" ? Fold("-", new NumberExpression(0), operand) : Fold("^", operand, new NumberExpression(ulong.MaxValue));
        }

        if (token == "sizeof")
        {
            return SizeOf(depth);
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

    /// <summary><c>sizeof(type)</c> or <c>sizeof(type[length])</c>.</summary>
    private Expression SizeOf(int depth)
    {
        if (!Take("("))
        {
            return Fail();
        }

        int start = _position;
        while (_position < _tokens.Count && _tokens[_position] is not (")" or "["))
        {
            _position++;
        }

        string type = string.Join(" ", _tokens.GetRange(start, _position - start));
        if (Types.CTypeNames.Find(_view, type) is not { Size: >= 0 } found)
        {
            return Fail();
        }

        Expression size = new NumberExpression((ulong)found.Size);
        if (Take("["))
        {
            size = Fold("*", size, Conditional(depth + 1));
            _failed |= !Take("]");
        }

        return Take(")") ? size : Fail();
    }

    /// <summary>What two numbers give is a number.</summary>
    private Expression Fold(string op, Expression left, Expression right)
    {
        if (right is NumberExpression { Value: 0 } && op is "/" or "%")
        {
            return Fail();
        }

        return left is NumberExpression { Value: 1 } && op == "*" ? right
            : left is NumberExpression { Value: var a } && right is NumberExpression { Value: var b } && Compute(op, a, b) is { } value ? new NumberExpression(value)
            : new BinaryExpression(op, left, right);
    }

    private static ulong? Compute(string op, ulong a, ulong b) => op switch
    {
        "+" => unchecked(a + b),
        "-" => unchecked(a - b),
        "*" => unchecked(a * b),
        "/" => a / b,
        "%" => a % b,
        "&" => a & b,
        "|" => a | b,
        "^" => a ^ b,
        "<<" when b < 64 => a << (int)b,
        ">>" when b < 64 => a >> (int)b,
        _ => null,
    };

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

using System;
using System.Collections.Generic;
using System.Linq;

namespace UapiGen.Engine.Facts.Overlays.Grammar;

/// <summary>Reads the notation in which the table says what is written.</summary>
/// <remarks>
/// Small words and punctuation stand for themselves; punctuation that the notation uses itself is quoted: <c>'['</c>. <c>CAPITALS</c> are operands,
/// <c>"CAPITALS"</c> quoted texts. <c>[…]</c> may be left out, <c>[…]…</c> may also be repeated, <c>(a | b)</c> is a choice, <c>X,…</c> and <c>X|…</c> are lists.
/// </remarks>
internal sealed class PatternText
{
    private readonly string _text;
    private int _position;

    private PatternText(string text) => _text = text;

    /// <summary>The nodes that a form consists of.</summary>
    public static List<PatternNode> Read(string form)
    {
        var reader = new PatternText(form);
        List<PatternNode> nodes = reader.ReadSequence();
        return reader._position == form.Length ? nodes : throw new FormatException($"'{form}' has a closing bracket too many");
    }

    /// <summary>The one or two fixed words that a statement of this form begins with, for each way to begin.</summary>
    public static IEnumerable<string[]> Starts(string form)
    {
        IEnumerable<string[]> starts = [[]];
        foreach (PatternNode node in Read(form).Take(2))
        {
            if (starts.All(s => s.Length == 2))
            {
                break;
            }

            List<string> words = node.FixedWords;
            if (words.Count == 0)
            {
                break;
            }

            starts = starts.SelectMany(s => s.Length == 2 ? [s] : (node is OptionalNode ? new[] { s } : []).Concat(words.Select(w => (string[])[.. s, w]))).ToList();
        }

        return starts.Where(s => s.Length > 0);
    }

    /// <summary>The form as the reference prints it.</summary>
    public static string Shown(string form) => form.Replace("'", "").Replace(",…", ", …");

    private List<PatternNode> ReadSequence()
    {
        var nodes = new List<PatternNode>();
        while (true)
        {
            SkipSpaces();
            if (_position == _text.Length || _text[_position] is ']' or ')' || IsBar())
            {
                return nodes;
            }

            nodes.Add(ReadNode());
        }
    }

    private PatternNode ReadNode()
    {
        char c = _text[_position];
        if (c is '[' or '(')
        {
            _position++;
            PatternNode inside = ReadChoice();
            _position++;
            bool isRepeated = TryTake("…");
            return c == '(' ? inside : new OptionalNode(inside, isRepeated);
        }

        string word = ReadWord();
        if (word[0] is '\'')
        {
            return new LiteralNode(word.Trim('\''));
        }

        if (word[0] is not '"' and not (>= 'A' and <= 'Z'))
        {
            return new LiteralNode(word);
        }

        Operand operand = Operand.Of(word.Trim('"'));
        return TryTake(",…") ? new ListNode(operand, ",") : TryTake("|…") ? new ListNode(operand, "|") : new OperandNode(operand);
    }

    private PatternNode ReadChoice()
    {
        var alternatives = new List<SequenceNode> { new(ReadSequence()) };
        while (_position < _text.Length && IsBar())
        {
            _position++;
            alternatives.Add(new SequenceNode(ReadSequence()));
        }

        return alternatives.Count == 1 ? alternatives[0] : new ChoiceNode(alternatives);
    }

    private string ReadWord()
    {
        int start = _position;
        bool isName = char.IsLetter(_text[start]) || _text[start] == '"';
        while (_position < _text.Length && !char.IsWhiteSpace(_text[_position])
            && !(isName && (_text[_position] is '[' or ']' or '(' or ')' or ',' || (_text[_position] == '|'))))
        {
            bool closesQuote = _text[_position] == '\'' && _position > start;
            _position++;
            if (closesQuote)
            {
                break;
            }
        }

        return _text.Substring(start, _position - start);
    }

    private bool IsBar() => _text[_position] == '|';

    private bool TryTake(string text)
    {
        if (string.CompareOrdinal(_text, _position, text, 0, text.Length) != 0)
        {
            return false;
        }

        _position += text.Length;
        return true;
    }

    private void SkipSpaces()
    {
        while (_position < _text.Length && _text[_position] == ' ')
        {
            _position++;
        }
    }
}

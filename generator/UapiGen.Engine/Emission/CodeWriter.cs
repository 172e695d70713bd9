using System;
using System.Buffers;
using System.Runtime.CompilerServices;

namespace UapiGen.Engine.Emission;

/// <summary>
/// Collects generated text: lines ended by <c>\n</c>, indented by braces. All that is emitted goes straight into its one buffer, which the pool lends,
/// interpolated strings with types and values in them included: nothing is made a string on the way.
/// </summary>
internal sealed class CodeWriter : IDisposable
{
    private char[] _text = ArrayPool<char>.Shared.Rent(32 * 1024);
    private int _length;
    private int _depth;
    private bool _isLineStart = true;
    private bool _needsBlank;

    /// <summary>The namespace that is being written: its types need no qualifier.</summary>
    public string Namespace { get; set; } = "";

    public CodeWriter Write(string text) => Write(text, 0, text.Length);

    /// <summary>Writes a part of a text.</summary>
    public CodeWriter Write(string text, int start, int count)
    {
        if (count > 0)
        {
            StartLine();
            Reserve(count);
            text.CopyTo(start, _text, _length, count);
            _length += count;
        }

        return this;
    }

    public CodeWriter Write(char c)
    {
        StartLine();
        Append(c);
        return this;
    }

    public CodeWriter Write([InterpolatedStringHandlerArgument("")] CodeText text)
    {
        _ = text;
        return this;
    }

    public CodeWriter Line(string text) => Write(text).Line();

    public CodeWriter Line([InterpolatedStringHandlerArgument("")] CodeText text)
    {
        _ = text;
        return Line();
    }

    /// <summary>Ends the line.</summary>
    public CodeWriter Line()
    {
        Append('\n');
        _isLineStart = true;
        return this;
    }

    public void Open()
    {
        Line("{");
        _depth++;
    }

    public void Close()
    {
        _needsBlank = false;
        _depth--;
        Line("}");
    }

    public void Indent() => _depth++;

    public void Unindent() => _depth--;

    /// <summary>A blank line before what comes next, unless the block ends first.</summary>
    public void Blank() => _needsBlank = true;

    /// <summary>The text so far; what is written next starts another.</summary>
    public string Take()
    {
        var text = new string(_text, 0, _length);
        _length = 0;
        _isLineStart = true;
        _needsBlank = false;
        return text;
    }

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(_text);
        _text = [];
    }

    private void StartLine()
    {
        if (!_isLineStart)
        {
            return;
        }

        if (_needsBlank)
        {
            Append('\n');
            _needsBlank = false;
        }

        for (int i = 0; i < _depth; i++)
        {
            Reserve(4);
            "    ".CopyTo(0, _text, _length, 4);
            _length += 4;
        }

        _isLineStart = false;
    }

    private void Append(char c)
    {
        Reserve(1);
        _text[_length++] = c;
    }

    private void Reserve(int count)
    {
        if (_text.Length - _length >= count)
        {
            return;
        }

        char[] larger = ArrayPool<char>.Shared.Rent(Math.Max(_text.Length * 2, _length + count));
        Array.Copy(_text, larger, _length);
        ArrayPool<char>.Shared.Return(_text);
        _text = larger;
    }
}

using System;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace UapiGen.Engine.Emission;

/// <summary>
/// Collects generated text: lines ended by <c>\n</c>, indented by braces. All that is emitted goes straight into its one buffer, interpolated strings with
/// types and values in them included: nothing is made a string on the way. The text comes in pieces, since a large string makes the garbage
/// collector look at the whole heap.
/// </summary>
internal sealed class CodeWriter
{
    private const int PieceLength = 32 * 1024;
    private const int IndentWidth = 4;
    private const string Spaces = "                                                                ";

    private readonly char[] _text = new char[PieceLength];
    private readonly ImmutableArray<string>.Builder _pieces = ImmutableArray.CreateBuilder<string>();
    private int _length;
    private int _depth;
    private bool _isLineStart = true;
    private bool _needsBlank;

    /// <summary>The namespace that is being written: its types need no qualifier.</summary>
    public string Namespace { get; set; } = "";

    public CodeWriter Write(string text) => Write(text.AsSpan());

    /// <summary>Writes a part of a text.</summary>
    public CodeWriter Write(string text, int start, int count) => Write(text.AsSpan(start, count));

    public CodeWriter Write(char c)
    {
        if (_isLineStart)
        {
            StartLine();
        }

        Append(c);
        return this;
    }

    private CodeWriter Write(ReadOnlySpan<char> text)
    {
        if (text.Length > 0)
        {
            if (_isLineStart)
            {
                StartLine();
            }

            Append(text);
        }

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

    /// <summary>The text so far, in pieces; what is written next starts another.</summary>
    public ImmutableArray<string> Take()
    {
        EndPiece();
        _isLineStart = true;
        _needsBlank = false;
        ImmutableArray<string> pieces = _pieces.ToImmutable();
        _pieces.Clear();
        return pieces;
    }

    /// <summary>Writes what stands before the first text of a line.</summary>
    private void StartLine()
    {
        if (_needsBlank)
        {
            Append('\n');
            _needsBlank = false;
        }

        int indent = _depth * IndentWidth;
        for (; indent > Spaces.Length; indent -= Spaces.Length)
        {
            Append(Spaces.AsSpan());
        }

        Append(Spaces.AsSpan(0, indent));

        _isLineStart = false;
    }

    private void Append(char c)
    {
        if (_length == PieceLength)
        {
            EndPiece();
        }

        _text[_length++] = c;
    }

    private void Append(ReadOnlySpan<char> text)
    {
        while (text.Length > PieceLength - _length)
        {
            int fitting = PieceLength - _length;
            text.Slice(0, fitting).CopyTo(_text.AsSpan(_length));
            _length = PieceLength;
            EndPiece();
            text = text.Slice(fitting);
        }

        text.CopyTo(_text.AsSpan(_length));
        _length += text.Length;
    }

    private void EndPiece()
    {
        if (_length > 0)
        {
            _pieces.Add(new string(_text, 0, _length));
            _length = 0;
        }
    }
}

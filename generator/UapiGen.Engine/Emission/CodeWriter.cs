using System.Text;

namespace UapiGen.Engine.Emission;

/// <summary>Collects generated text: lines ended by <c>\n</c>, indented by braces.</summary>
internal sealed class CodeWriter
{
    // Below the size from which .NET puts an array on the large object heap, whose filling collects everything.
    private readonly StringBuilder _text = new(16 * 1024);
    private int _depth;
    private bool _isLineStart = true;
    private bool _needsBlank;

    public CodeWriter Write(string text)
    {
        if (text.Length > 0)
        {
            StartLine();
            _text.Append(text);
        }

        return this;
    }

    public CodeWriter Write(char c)
    {
        StartLine();
        _text.Append(c);
        return this;
    }

    public CodeWriter Line(string text)
    {
        Write(text);
        return Line();
    }

    /// <summary>Ends the line.</summary>
    public CodeWriter Line()
    {
        _text.Append('\n');
        _isLineStart = true;
        return this;
    }

    public void Open()
    {
        Line("{");
        _depth++;
    }

    public void Close(string after = "")
    {
        _needsBlank = false;
        _depth--;
        Write('}').Line(after);
    }

    public void Indent() => _depth++;

    public void Unindent() => _depth--;

    /// <summary>A blank line before what comes next, unless the block ends first.</summary>
    public void Blank() => _needsBlank = true;

    public override string ToString() => _text.ToString();

    private void StartLine()
    {
        if (!_isLineStart)
        {
            return;
        }

        if (_needsBlank)
        {
            _text.Append('\n');
            _needsBlank = false;
        }

        _text.Append(' ', _depth * 4);
        _isLineStart = false;
    }
}

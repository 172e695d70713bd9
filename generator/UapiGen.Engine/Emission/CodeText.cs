using System.Runtime.CompilerServices;
using UapiGen.Engine.Model;

namespace UapiGen.Engine.Emission;

/// <summary>An interpolated string that goes to a <see cref="CodeWriter"/> part by part; types and values are spelled as C# there.</summary>
[InterpolatedStringHandler]
internal readonly ref struct CodeText
{
    private readonly CodeWriter _code;

    public CodeText(int literalLength, int formattedCount, CodeWriter code)
    {
        _ = literalLength + formattedCount;
        _code = code;
    }

    public void AppendLiteral(string text) => _code.Write(text);

    public void AppendFormatted(string text) => _code.Write(text);

    public void AppendFormatted(int number) => Literals.Write(_code, number);

    public void AppendFormatted(TypeRef type) => TypeNames.Write(_code, type);

    public void AppendFormatted(Quoted text) => Literals.Quote(_code, text.Text);

    public void AppendFormatted(Literal value) => Literals.Write(_code, value);
}

/// <summary>A text that an interpolated string writes as a string literal.</summary>
internal readonly struct Quoted(string text)
{
    public string Text { get; } = text;
}

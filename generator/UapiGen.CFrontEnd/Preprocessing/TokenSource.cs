using UapiGen.CFrontEnd.Lexing;

namespace UapiGen.CFrontEnd.Preprocessing;

/// <summary>Where an expansion goes on reading when the replacement of a macro is used up.</summary>
internal abstract class TokenSource
{
    /// <summary>Takes the next token if it is <c>(</c>; a directive or the end of the text is not looked beyond.</summary>
    public abstract bool TryTakeOpenParen();

    /// <summary>Takes the next token of a macro's arguments; false at the end of the text.</summary>
    public abstract bool TryTake(out Token token);
}

/// <summary>Tokens of an array: a directive's line, or what a caller wants expanded.</summary>
internal sealed class ArraySource(Token[] tokens, int start, int end) : TokenSource
{
    private int _next = start;

    /// <summary>The part of a line of a file that starts and ends there.</summary>
    public static ArraySource Of(ChunkedList<Token> tokens, int start, int end)
    {
        (Token[] items, int first) = tokens.GetRange(start, end);
        return new ArraySource(items, first, first + end - start);
    }

    public override bool TryTakeOpenParen()
    {
        if (_next < end && tokens[_next].Kind == TokenKind.OpenParen)
        {
            _next++;
            return true;
        }

        return false;
    }

    public override bool TryTake(out Token token)
    {
        if (_next < end)
        {
            token = tokens[_next++];
            return true;
        }

        token = default;
        return false;
    }
}

using System;

namespace UapiGen.CFrontEnd.Lexing;

/// <summary>A growing array of tokens that lets its elements be read in place.</summary>
internal sealed class TokenBuffer(int capacity = 64)
{
    public Token[] Items = new Token[capacity];
    public int Count;

    public ReadOnlySpan<Token> Span => Items.AsSpan(0, Count);

    public void Add(in Token token)
    {
        if (Count == Items.Length)
        {
            Array.Resize(ref Items, Count * 2);
        }

        Items[Count++] = token;
    }

    public void AddRange(ReadOnlySpan<Token> tokens)
    {
        if (Count + tokens.Length > Items.Length)
        {
            Array.Resize(ref Items, Math.Max(Items.Length * 2, Count + tokens.Length));
        }

        tokens.CopyTo(Items.AsSpan(Count));
        Count += tokens.Length;
    }
}

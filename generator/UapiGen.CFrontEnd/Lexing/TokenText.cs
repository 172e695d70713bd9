using System;
using System.Text;

namespace UapiGen.CFrontEnd.Lexing;

/// <summary>Writes tokens as text again.</summary>
public static class TokenText
{
    /// <summary>The tokens with one space wherever white space or a comment was.</summary>
    public static string Join(ReadOnlySpan<Token> tokens)
    {
        if (tokens.Length == 1)
        {
            return tokens[0].Text;
        }

        var text = new StringBuilder();
        for (int i = 0; i < tokens.Length; i++)
        {
            if (i > 0 && tokens[i].HasSpaceBefore)
            {
                text.Append(' ');
            }

            text.Append(tokens[i].Text);
        }

        return text.ToString();
    }
}

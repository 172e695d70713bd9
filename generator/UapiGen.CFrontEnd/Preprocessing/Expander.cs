using System;
using System.Collections.Generic;
using System.Threading;
using UapiGen.CFrontEnd.Lexing;

namespace UapiGen.CFrontEnd.Preprocessing;

/// <summary>Expands macros (C11 6.10.3) in tokens that are given.</summary>
public sealed class Expander
{
    /// <summary>
    /// Expands all macros in <paramref name="tokens"/> as if they stood at the end of the unit. The tokens may be a macro's body, or made by
    /// <see cref="Make"/> to ask what <c>NAME(a, b)</c> expands to.
    /// </summary>
    /// <param name="unexpanded">Macros to leave alone (their arguments are still expanded), such as <c>_IOC</c>; null for none.</param>
    /// <returns>The expansion, or null when it goes beyond the limits of work.</returns>
    public Token[]? Expand(ReadOnlySpan<Token> tokens, ISet<Symbol>? unexpanded = null, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Expands the body of an object-like macro; null when it goes beyond the limits of work.</summary>
    public Token[]? ExpandBody(MacroDefinition macro, ISet<Symbol>? unexpanded = null, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>A token made up by the caller, to stand for a parameter or a call; it takes its place from <paramref name="like"/>.</summary>
    public static Token Make(TokenKind kind, Symbol symbol, Token like) => throw new NotImplementedException();
}

using System;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.CFrontEnd.Lexing;

/// <summary>
/// A preprocessing token: what it is, its spelling, and where it is written. A token that comes from a macro keeps the place where it is
/// written (in the macro's body, or in an argument) and the place of the macro's use.
/// </summary>
public readonly struct Token
{
    private readonly ushort _length;

    internal Token(TokenKind kind, TokenFlags flags, Symbol symbol, TokenOrigin origin, int start, int length)
    {
        Kind = kind;
        Flags = flags;
        Symbol = symbol;
        Origin = origin;
        Start = start;
        _length = (ushort)Math.Min(length, ushort.MaxValue);
    }

    /// <summary>The spelling, interned: compare identifiers by reference. Never null, except in the default value.</summary>
    public Symbol Symbol { get; }

    /// <summary>The file it is written in and, for a token that a macro gave, the outermost macro and where that is used.</summary>
    public TokenOrigin Origin { get; }

    /// <summary>The offset in its file.</summary>
    public int Start { get; }

    public TokenKind Kind { get; }

    public TokenFlags Flags { get; }

    /// <summary>The length as written, line splices included (so at least that of the spelling).</summary>
    public int Length => _length == ushort.MaxValue ? Math.Max(Symbol.Text.Length, _length) : _length;

    public int End => Start + Length;

    public string Text => Symbol.Text;

    public Keyword Keyword => Symbol.Keyword;

    public SourceFile File => Origin.File;

    /// <summary>Where it is written; for a token made by <c>##</c>, where its left part is.</summary>
    public SourceSpan Span => new(Origin.File, Start, Length);

    /// <summary>Where the reader of the header meets it: the use of the outermost macro that it came from, else where it is written.</summary>
    public SourceSpan UseSpan => Origin.Macro is null ? Span : Origin.UseSpan;

    /// <summary>The outermost macro whose expansion gave this token (arguments included), or null.</summary>
    public Symbol? Macro => Origin.Macro;

    /// <summary>First token of its line, not counting comments and white space.</summary>
    public bool IsAtLineStart => (Flags & TokenFlags.AtLineStart) != 0;

    /// <summary>White space, a comment or a line's start stands before it.</summary>
    public bool HasSpaceBefore => (Flags & (TokenFlags.SpaceBefore | TokenFlags.AtLineStart)) != 0;

    public bool Is(TokenKind kind) => Kind == kind;

    public bool Is(Symbol symbol) => ReferenceEquals(Symbol, symbol);

    public override string ToString() => Kind == TokenKind.EndOfFile ? "<end of file>" : Symbol.Text;

    internal Token With(TokenFlags flags) => new(Kind, flags, Symbol, Origin, Start, _length);

    internal Token With(TokenFlags flags, TokenOrigin origin) => new(Kind, flags, Symbol, origin, Start, _length);
}

[Flags]
public enum TokenFlags : byte
{
    None = 0,
    AtLineStart = 1,
    SpaceBefore = 2,

    /// <summary>Names a macro that was being expanded when the token was met: never expanded again (C11 6.10.3.4).</summary>
    NoExpand = 4,
}

/// <summary>Where tokens come from. One object is shared by all tokens of a file, or by all tokens that one use of a macro took from one file.</summary>
public sealed class TokenOrigin
{
    internal TokenOrigin(SourceFile file)
    {
        File = file;
    }

    internal TokenOrigin(SourceFile file, Symbol macro, SourceSpan useSpan)
    {
        File = file;
        Macro = macro;
        UseSpan = useSpan;
    }

    /// <summary>The file in which the tokens are written.</summary>
    public SourceFile File { get; }

    /// <summary>The outermost macro that was used; null for tokens that no macro gave.</summary>
    public Symbol? Macro { get; }

    /// <summary>The macro's name where it is used; default without a macro.</summary>
    public SourceSpan UseSpan { get; }
}

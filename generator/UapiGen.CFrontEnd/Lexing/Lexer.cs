using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.CFrontEnd.Lexing;

/// <summary>
/// Translation phases 2 and 3 (C11 5.1.1.2): a file's characters to preprocessing tokens and comments. No trigraphs, as in GNU C. One lexer reads one
/// file after the other, so that what grows while it reads grows once.
/// </summary>
/// <param name="symbols">Where it interns what it reads.</param>
internal sealed class Lexer(SymbolTable symbols)
{
    /// <summary>Junk has as many problems as it has characters; the first ones say it all.</summary>
    private const int MaxProblems = 20;

    /// <summary>Tokens and comments of one file; the longest header that the kernel exports has a tenth.</summary>
    private const int MaxTokens = 500_000;

    /// <summary>Characters of one token.</summary>
    public const int MaxTokenLength = 1 << 20;

    /// <summary>A longer comment documents nothing: the longest of the kernel, a manual of its own, has a fifth.</summary>
    private const int MaxCommentLength = 1 << 20;

    private readonly ChunkedList<Token> _tokens = new();
    private readonly List<Directive> _directives = [];
    private readonly ImmutableArray<Comment>.Builder _comments = ImmutableArray.CreateBuilder<Comment>();
    private readonly ImmutableArray<LexicalProblem>.Builder _problems = ImmutableArray.CreateBuilder<LexicalProblem>();
    private SourceFile _file = null!;
    private string _text = "";
    private TokenOrigin _origin = null!;
    private SplicedText? _spliced;
    private bool _inDirective;
    private bool _isTooLarge;

    /// <summary>Up to here no quote of the kind has a partner: known from the last that had none, so that a long line is not searched again and again.</summary>
    private int _noSingleQuoteBefore;
    private int _noDoubleQuoteBefore;

    public SymbolTable Symbols { get; } = symbols;

    public LexedFile Lex(SourceFile file)
    {
        _file = file;
        _text = file.Text;
        _origin = new TokenOrigin(file);
        _tokens.Clear();
        _directives.Clear();
        _comments.Clear();
        _problems.Clear();
        _inDirective = false;
        _isTooLarge = false;
        _noSingleQuoteBefore = 0;
        _noDoubleQuoteBefore = 0;
        Run();
        return ToResult();
    }

    /// <summary>The kind of the one token that <paramref name="text"/> is, or null when it is none or several: for <c>##</c>.</summary>
    public static TokenKind? KindOfSingle(string text)
    {
        if (text.Length == 0 || CharacterClass.IsSpace(text[0]) || text[0] == '\n')
        {
            return null;
        }

        int end = TokenScanner.Scan(text.AsSpan(), 0, out TokenKind kind, out _, out _);
        return end == text.Length && kind != TokenKind.Unknown ? kind : null;
    }

    private void Run()
    {
        string text = _text;
        int i = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;
        TokenFlags flags = TokenFlags.AtLineStart;
        while (i < text.Length && _tokens.Count + _comments.Count < MaxTokens && !_isTooLarge)
        {
            char c = text[i];
            if (c == '\n')
            {
                flags = TokenFlags.AtLineStart;
                i++;
            }
            else if (CharacterClass.IsSpace(c))
            {
                flags |= TokenFlags.SpaceBefore;
                i++;
            }
            else if (c == '/' && i + 1 < text.Length && text[i + 1] is '*' or '/')
            {
                flags |= TokenFlags.SpaceBefore;
                i = ReadComment(i, i + 2);
            }
            else if (c == '\\' && SplicedText.SpliceEnd(text.AsSpan(), i) is > 0 and int spliceEnd)
            {
                i = spliceEnd;
            }
            else if (c < ' ' || c == '\x7F')
            {
                AddProblem(LexingRules.ControlCharacter, i, 1, ((int)c).ToString("X4", CultureInfo.InvariantCulture));
                flags |= TokenFlags.SpaceBefore;
                i++;
            }
            else
            {
                i = ReadToken(i, ref flags);
            }
        }

        if (i < text.Length)
        {
            _problems.Add(new LexicalProblem(LexingRules.FileTooLarge, i, 1, ""));
        }

        Add(new Token(TokenKind.EndOfFile, TokenFlags.AtLineStart, Symbol.EndOfFile, _origin, text.Length, 0));
    }

    private int ReadToken(int start, ref TokenFlags flags)
    {
        ReadOnlySpan<char> text = _text.AsSpan();
        int end = start + 1;
        TokenKind kind = TokenKind.Unknown;
        int hash = 0;
        if (!IsKnownLoneQuote(start))
        {
            end = TokenScanner.Scan(text, start, out kind, out hash, out int seen);
            if (seen < text.Length && text[seen] == '\\' && SplicedText.SpliceEnd(text, seen) > 0)
            {
                return ReadSplicedToken(start, ref flags);
            }

            if (kind == TokenKind.Unknown)
            {
                NoteLoneQuote(start, seen);
            }
        }

        if (end - start > MaxTokenLength)
        {
            _isTooLarge = true;
            return start;
        }

        AddToken(kind, text.Slice(start, end - start), hash, start, end, ref flags);
        return end;
    }

    /// <summary>Reads a token that may go on behind a line splice; with the splice taken out it may also turn out to start a comment.</summary>
    private int ReadSplicedToken(int start, ref TokenFlags flags)
    {
        SplicedText window = _spliced ??= new SplicedText();
        int length = window.Scan(_text.AsSpan(), start, out TokenKind kind, out int hash, out int seen);
        ReadOnlySpan<char> text = window.Text;
        if (text[0] == '/' && text.Length > 1 && text[1] is '*' or '/')
        {
            flags |= TokenFlags.SpaceBefore;
            return ReadComment(start, window.OffsetOf(1) + 1);
        }

        if (kind == TokenKind.Unknown)
        {
            NoteLoneQuote(start, window.OffsetOf(seen));
        }

        int end = window.OffsetOf(length - 1) + 1;
        if (length > MaxTokenLength)
        {
            _isTooLarge = true;
            return start;
        }

        AddToken(kind, text.Slice(0, length), hash, start, end, ref flags);
        return end;
    }

    private void AddToken(TokenKind kind, ReadOnlySpan<char> text, int hash, int start, int end, ref TokenFlags flags)
    {
        Symbol symbol = kind switch
        {
            TokenKind.Identifier or TokenKind.Number => Symbols.Intern(text, hash),
            TokenKind.String => SymbolTable.NotInterned(text.ToString()),
            TokenKind.Character or TokenKind.Unknown => Symbols.Intern(text, SymbolTable.HashOf(text)),
            _ => Punctuators.SymbolOf(kind),
        };
        Add(new Token(kind, flags, symbol, _origin, start, end - start));
        flags = TokenFlags.None;
    }

    private void Add(in Token token)
    {
        if (token.IsAtLineStart)
        {
            EndDirective();
            if (token.Kind == TokenKind.Hash)
            {
                _directives.Add(new Directive { Start = _tokens.Count });
                _inDirective = true;
            }
        }

        _tokens.Add(token);
    }

    private void EndDirective()
    {
        if (_inDirective)
        {
            Directive directive = _directives[_directives.Count - 1];
            directive.End = _tokens.Count;
            _directives[_directives.Count - 1] = directive;
            _inDirective = false;
        }
    }

    /// <summary>Reads the comment that starts at <paramref name="start"/> and whose text starts at <paramref name="body"/>.</summary>
    private int ReadComment(int start, int body)
    {
        bool isBlock = _text[body - 1] == '*';
        int end = isBlock ? EndOfBlockComment(start, body) : EndOfLineComment(body);
        if (end - start > MaxCommentLength)
        {
            return end;
        }

        bool isKernelDoc = isBlock && end - body > 2 && _text[body] == '*' && _text[body + 1] != '*';
        CommentKind kind = isKernelDoc ? CommentKind.KernelDoc : isBlock ? CommentKind.Block : CommentKind.Line;
        _comments.Add(new Comment(new SourceSpan(_file, start, end - start), kind));
        return end;
    }

    private int EndOfBlockComment(int start, int body)
    {
        int length = _text.AsSpan(body).IndexOf("*/".AsSpan());
        int limit = length < 0 ? _text.Length : body + length;
        if (EndOfSplicedComment(body, limit) is > 0 and int splicedEnd)
        {
            return splicedEnd;
        }

        if (length >= 0)
        {
            return limit + 2;
        }

        AddProblem(LexingRules.UnterminatedComment, start, body - start, "");
        return _text.Length;
    }

    /// <summary>The end of a comment whose closing star and slash a line splice separates, if there is one before <paramref name="limit"/>; else -1.</summary>
    private int EndOfSplicedComment(int body, int limit)
    {
        ReadOnlySpan<char> text = _text.AsSpan();
        for (int i = body; ;)
        {
            int star = text.Slice(i, limit - i).IndexOf("*\\".AsSpan());
            if (star < 0)
            {
                return -1;
            }

            i += star + 1;
            int next = SplicedText.SpliceEnd(text, i);
            while (next > 0 && SplicedText.SpliceEnd(text, next) is > 0 and int after)
            {
                next = after;
            }

            if (next > 0 && next < text.Length && text[next] == '/')
            {
                return next + 1;
            }
        }
    }

    /// <summary>The end of the line that no splice joins to the next; a carriage return belongs to the line's end.</summary>
    private int EndOfLineComment(int body)
    {
        for (int from = body; ;)
        {
            int length = _text.AsSpan(from).IndexOf('\n');
            int lineEnd = length < 0 ? _text.Length : from + length;
            int last = lineEnd;
            while (last > body && CharacterClass.IsSpace(_text[last - 1]))
            {
                last--;
            }

            if (length < 0 || last <= body || _text[last - 1] != '\\')
            {
                return lineEnd > body && lineEnd < _text.Length && _text[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
            }

            from = lineEnd + 1;
        }
    }

    private bool IsKnownLoneQuote(int i) =>
        (_text[i] == '\'' && i < _noSingleQuoteBefore) || (_text[i] == '"' && i < _noDoubleQuoteBefore);

    private void NoteLoneQuote(int start, int seen)
    {
        if (_text[start] == '\'')
        {
            _noSingleQuoteBefore = seen;
        }
        else if (_text[start] == '"')
        {
            _noDoubleQuoteBefore = seen;
        }
        else
        {
            return;
        }

        AddProblem(LexingRules.UnterminatedLiteral, start, 1, _text.Substring(start, 1));
    }

    private void AddProblem(DiagnosticRule rule, int start, int length, string argument)
    {
        if (_problems.Count < MaxProblems)
        {
            _problems.Add(new LexicalProblem(rule, start, length, argument));
        }
    }

    private LexedFile ToResult()
    {
        ChunkedList<Token> tokens = _tokens.Take();
        Directive[] directives = _directives.ToArray();
        DirectiveBuilder.Complete(tokens, directives);
        return new LexedFile
        {
            File = _file,
            Symbols = Symbols,
            Tokens = tokens,
            Directives = directives,
            Comments = _comments.ToImmutable(),
            Problems = _problems.ToImmutable(),
            Guard = DirectiveBuilder.FindGuard(tokens, directives),
        };
    }
}

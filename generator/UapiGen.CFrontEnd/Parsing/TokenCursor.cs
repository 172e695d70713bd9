using System.Runtime.CompilerServices;
using System.Threading;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Lexing;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.CFrontEnd.Parsing;

/// <summary>
/// The parser's place in the tokens. After a failure it stands at the end of the file until <see cref="Recover"/>, so that everything under
/// way ends by itself, and nothing after the first failure of a declaration is reported.
/// </summary>
internal sealed class TokenCursor
{
    private const int MaximumDepth = 256;

    /// <summary>So many levels need far less of the stack than what the check makes sure of.</summary>
    private const int LevelsPerStackCheck = 8;
    private const int CancellationInterval = 1024;

    private readonly DiagnosticSink _diagnostics;
    private readonly CancellationToken _cancellationToken;
    private ChunkedList<Token> _tokens = new();
    private int _end;

    /// <summary>The chunk of the tokens that the cursor stands in, and the index there.</summary>
    private Token[] _chunk = [];
    private int _index;
    private int _position;
    private int _depth;
    private int _advances;

    public TokenCursor(DiagnosticSink diagnostics, CancellationToken cancellationToken)
    {
        _diagnostics = diagnostics;
        _cancellationToken = cancellationToken;
    }

    public bool Failed { get; private set; }

    public PackStack Pack { get; private set; } = PackStack.Empty;

    public int Position => _position;

    public ref readonly Token Current => ref _chunk[_index];

    /// <summary>The token that was taken last.</summary>
    public ref readonly Token Previous => ref _tokens[_position == 0 ? 0 : _position - 1];

    public TokenKind Kind => _chunk[_index].Kind;

    public Keyword Keyword => Current.Kind == TokenKind.Identifier ? Current.Keyword : Keyword.None;

    public bool IsAtEnd => Kind == TokenKind.EndOfFile;

    /// <summary>Whether the current token is an identifier that is no keyword.</summary>
    public bool IsIdentifier => Kind == TokenKind.Identifier && Current.Keyword == Keyword.None;

    /// <summary>Starts at the first of other tokens, the last of which is the end of the file.</summary>
    public void Start(ChunkedList<Token> tokens)
    {
        _tokens = tokens;
        _end = tokens.Count - 1;
        Pack = PackStack.Empty;
        Recover(0, PackStack.Empty);
        SkipPragmas();
    }

    /// <summary>The token after the current one.</summary>
    public ref readonly Token Next
    {
        get
        {
            int next = _position;
            do
            {
                next++;
            }
            while (next < _end && _tokens[next].Kind == TokenKind.PragmaPack);
            return ref _tokens[next < _end ? next : _end];
        }
    }

    /// <summary>Whether C23's <c>[[…]]</c> stands here, which no array's size starts with.</summary>
    public bool IsAtStandardAttribute => Kind == TokenKind.OpenBracket && Next.Kind == TokenKind.OpenBracket;

    public Token Advance()
    {
        Token token = Current;
        if (_position < _end)
        {
            StepForward();
            if (++_advances % CancellationInterval == 0)
            {
                _cancellationToken.ThrowIfCancellationRequested();
            }

            SkipPragmas();
        }

        return token;
    }

    public bool Take(TokenKind kind)
    {
        if (Kind != kind)
        {
            return false;
        }

        Advance();
        return true;
    }

    public bool Take(Keyword keyword)
    {
        if (Keyword != keyword)
        {
            return false;
        }

        Advance();
        return true;
    }

    /// <summary>Takes a token that must come; fails the declaration when another one does.</summary>
    public bool Expect(TokenKind kind, string spelling)
    {
        if (Take(kind))
        {
            return true;
        }

        Fail(ParserRules.Syntax, "'" + spelling + "'", Current.ToString());
        return false;
    }

    /// <summary>Takes an opening bracket and all up to its partner. Fails the declaration when it has none.</summary>
    public void SkipBalanced()
    {
        int depth = 0;
        do
        {
            switch (Kind)
            {
                case TokenKind.OpenParen or TokenKind.OpenBracket or TokenKind.OpenBrace:
                    depth++;
                    break;
                case TokenKind.CloseParen or TokenKind.CloseBracket or TokenKind.CloseBrace:
                    depth--;
                    break;
                case TokenKind.EndOfFile:
                    Fail(ParserRules.Syntax, "a closing bracket", Current.ToString());
                    return;
            }

            Advance();
        }
        while (depth > 0);
    }

    /// <summary>Goes one level deeper into nested constructs; fails the declaration when that is too deep for the stack.</summary>
    public bool Enter()
    {
        if (++_depth <= MaximumDepth && (_depth % LevelsPerStackCheck != 1 || HasStack()))
        {
            return true;
        }

        Fail(ParserRules.TooDeep);
        return false;
    }

    public void Leave() => _depth--;

    public void Fail(DiagnosticRule rule, params string[] arguments) => FailAt(Current, rule, arguments);

    public void FailAt(in Token token, DiagnosticRule rule, params string[] arguments)
    {
        if (!Failed)
        {
            _diagnostics.Report(rule, DeclarationSpan(token), arguments);
            Failed = true;
            MoveTo(_end);
        }
    }

    /// <summary>Goes back to where a failed declaration starts.</summary>
    public void Recover(int position, PackStack pack)
    {
        Failed = false;
        MoveTo(position);
        _depth = 0;
        Pack = pack;
    }

    /// <summary>
    /// Where a token stands for the reader of the header: where it is written, unless that is the body of a macro; then where the macro is used.
    /// </summary>
    public static SourceSpan DeclarationSpan(in Token token)
    {
        SourceSpan span = token.Span;
        SourceSpan use = token.UseSpan;
        return ReferenceEquals(span.File, use.File) && span.Start >= use.Start ? span : use;
    }

    private static bool HasStack()
    {
        try
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            return true;
        }
        catch (System.InsufficientExecutionStackException)
        {
            return false;
        }
    }

    private void SkipPragmas()
    {
        while (Kind == TokenKind.PragmaPack && _position < _end)
        {
            Pack = Pack.Apply(PackDirective.FromToken(Current));
            StepForward();
        }
    }

    private void StepForward()
    {
        _position++;
        if (++_index == ChunkedList<Token>.ChunkSize)
        {
            MoveTo(_position);
        }
    }

    private void MoveTo(int position)
    {
        _position = position;
        _chunk = _tokens.ChunkOf(position);
        _index = position & (ChunkedList<Token>.ChunkSize - 1);
    }
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Lexing;

namespace UapiGen.CFrontEnd.Preprocessing;

/// <summary>
/// Macro expansion (C11 6.10.3). Replacements being read stand on a stack; while a macro's replacement is on it, the macro is disabled, and a
/// token that names it then is marked so that it is never expanded: the hide sets of the standard's model, kept as gcc keeps them, without sets.
/// </summary>
internal sealed partial class ExpansionEngine(SymbolMap<MacroDefinition> macros, SymbolTable symbols, IExpansionHost host, CancellationToken cancellationToken)
{
    private const int MaxArgumentNesting = 200;

    private Context[] _contexts = new Context[32];
    private int _depth;

    /// <summary>Contexts below this index, and the source, are out of reach: an argument is being expanded on its own.</summary>
    private int _floor;
    private TokenSource? _source;
    private int _work;
    private int _nesting;
    private bool _spaceIsPending;
    private bool _hasGivenUp;
    private Token _outermost;

    /// <summary>Tokens gone through in all expansions so far.</summary>
    public long TotalWork { get; private set; }

    /// <summary>Tokens that one outermost use of a macro may go through.</summary>
    public int MaxTokens { get; init; } = PreprocessorLimits.MaxExpansionTokens;

    /// <summary>How deep replacements may stand in one another.</summary>
    public int MaxDepth { get; init; } = int.MaxValue;

    /// <summary>Macros to leave alone.</summary>
    public ISet<Symbol>? Unexpanded { get; set; }

    /// <summary>Whether to leave alone macros whose value is known (<see cref="MacroDefinition.IsKnownOperand"/>).</summary>
    public bool KeepsKnownOperands { get; set; }

    /// <summary>Whether the last expansion went beyond its limits.</summary>
    public bool HasGivenUp => _hasGivenUp;

    /// <summary>Starts reading from <paramref name="source"/>; ends whatever was under way.</summary>
    public void Start(TokenSource source)
    {
        Stop();
        _source = source;
        _hasGivenUp = false;
    }

    /// <summary>Starts an outermost use of a macro at <paramref name="name"/>, read from the source; then <see cref="Pull"/> gives its expansion.</summary>
    /// <returns>False when it is not to be expanded: a function-like macro's name without arguments.</returns>
    public bool Enter(MacroDefinition macro, in Token name)
    {
        _arena.Count = 0;
        _work = 0;
        _spaceIsPending = false;
        _outermost = name;
        return TryEnter(macro, name);
    }

    /// <summary>Starts the expansion of <paramref name="name"/>, read as it stands before, if it is a macro's.</summary>
    public bool TryEnter(in Token name) => FindExpandable(name) is { IsDisabled: false } macro && (_depth > _floor ? TryEnter(macro, name) : Enter(macro, name));

    /// <summary>The next token of the expansion under way; false when it is used up.</summary>
    public bool Pull(out Token token)
    {
        while (_depth > _floor)
        {
            ref Context context = ref _contexts[_depth - 1];
            if (context.Next == context.End)
            {
                Pop();
                continue;
            }

            token = Read(ref context);
            if (token.Kind == TokenKind.Identifier && FindExpandable(token) is { } macro)
            {
                if (macro.IsDisabled)
                {
                    token = token.With(token.Flags | TokenFlags.NoExpand);
                }
                else if (TryEnter(macro, token))
                {
                    continue;
                }
            }

            return true;
        }

        token = default;
        return false;
    }

    /// <summary>The next token with macros expanded, from the expansion under way or else the source; false at the end of the source.</summary>
    public bool Next(out Token token)
    {
        while (!_hasGivenUp)
        {
            if (Pull(out token))
            {
                return true;
            }

            if (_source is null || !_source.TryTake(out token))
            {
                return false;
            }

            if (token.Kind != TokenKind.Identifier || FindExpandable(token) is not { IsDisabled: false } macro || !Enter(macro, token))
            {
                return true;
            }
        }

        token = default;
        return false;
    }

    /// <summary>The next token as it stands, neither expanded nor beyond an argument; names of macros under way are marked.</summary>
    public bool NextRaw(out Token token)
    {
        while (_depth > _floor)
        {
            ref Context context = ref _contexts[_depth - 1];
            if (context.Next == context.End)
            {
                Pop();
                continue;
            }

            token = Read(ref context);
            if (token.Kind == TokenKind.Identifier && macros.Find(token.Symbol) is { IsDisabled: true })
            {
                token = token.With(token.Flags | TokenFlags.NoExpand);
            }

            return true;
        }

        token = default;
        return _source is not null && _source.TryTake(out token);
    }

    /// <summary>Ends all expansions under way.</summary>
    public void Stop()
    {
        _floor = 0;
        _nesting = 0;
        _arguments.Clear();
        while (_depth > 0)
        {
            Pop();
        }
    }

    private MacroDefinition? FindExpandable(in Token name)
    {
        MacroDefinition? macro = macros.Find(name.Symbol);
        bool isLeftAlone = macro is null || (name.Flags & TokenFlags.NoExpand) != 0 || (KeepsKnownOperands && macro.IsKnownOperand)
            || (Unexpanded is not null && Unexpanded.Contains(name.Symbol));
        return isLeftAlone ? null : macro;
    }

    private bool TryEnter(MacroDefinition macro, in Token name)
    {
        if (macro.IsBeyondLimits || _depth >= MaxDepth)
        {
            GiveUp($"{MaxDepth.ToString(CultureInfo.InvariantCulture)} levels of macros within macros");
            return true;
        }

        MacroShape shape = macro.Shape;
        if (shape.Dynamic != DynamicMacro.None)
        {
            return TryEnterDynamic(shape.Dynamic, name);
        }

        if (shape.Parameters is null)
        {
            if (!Charge(shape.BodyEnd - shape.BodyStart + 1))
            {
                return true;
            }

            if (shape.HasOperators)
            {
                int start = _arena.Count;
                Substitute(macro, default, name);
                Push(null, start, _arena.Count, macro, name.Flags);
            }
            else
            {
                Push(shape.Tokens, shape.BodyStart, shape.BodyEnd, macro, name.Flags);
            }

            return true;
        }

        return TryTakeOpenParen() && EnterFunctionLike(macro, name);
    }

    private bool TryEnterDynamic(DynamicMacro dynamic, in Token name)
    {
        if (dynamic == DynamicMacro.Operator || (dynamic == DynamicMacro.Pragma && !TryTakeOpenParen()))
        {
            return false;
        }

        if (!Charge(1))
        {
            return true;
        }

        Token result;
        if (dynamic != DynamicMacro.Pragma)
        {
            result = host.ExpandDynamic(dynamic, _outermost);
        }
        else
        {
            string text = "";
            int parens = 1;
            while (parens > 0 && NextRaw(out Token token))
            {
                parens += token.Kind == TokenKind.OpenParen ? 1 : token.Kind == TokenKind.CloseParen ? -1 : 0;
                text = token.Kind == TokenKind.String ? Stringizer.Destringize(token.Text) : text;
            }

            if (!host.TryPragma(text, name, out result))
            {
                return true;
            }
        }

        int start = _arena.Count;
        _arena.Add(result);
        Push(null, start, start + 1, null, name.Flags);
        return true;
    }

    /// <summary>Takes the next token if it is <c>(</c>. Replacements that are used up end here, as in gcc: their macros may be expanded again.</summary>
    private bool TryTakeOpenParen()
    {
        while (_depth > _floor)
        {
            ref Context context = ref _contexts[_depth - 1];
            if (context.Next == context.End)
            {
                Pop();
                continue;
            }

            if (TokensOf(context)[context.Next].Kind != TokenKind.OpenParen)
            {
                return false;
            }

            context.Next++;
            return true;
        }

        return _source is not null && _source.TryTakeOpenParen();
    }

    private Token[] TokensOf(in Context context) => context.Tokens ?? _arena.Items;

    private Token Read(ref Context context)
    {
        Token token = TokensOf(context)[context.Next++];
        if (context.IsFirst)
        {
            // The replacement stands where the macro's name stood.
            context.IsFirst = false;
            token = token.With((token.Flags & TokenFlags.NoExpand) | context.Spacing);
        }

        if (_spaceIsPending)
        {
            _spaceIsPending = false;
            token = token.With(token.Flags | TokenFlags.SpaceBefore);
        }

        return token;
    }

    /// <summary>Puts a replacement on the stack; <paramref name="tokens"/> null means that it is in the arena.</summary>
    private void Push(Token[]? tokens, int start, int end, MacroDefinition? macro, TokenFlags nameFlags)
    {
        if (start == end || _hasGivenUp)
        {
            _spaceIsPending |= (nameFlags & (TokenFlags.SpaceBefore | TokenFlags.AtLineStart)) != 0;
            return;
        }

        if (_depth == _contexts.Length)
        {
            Array.Resize(ref _contexts, _depth * 2);
        }

        _contexts[_depth++] = new Context
        {
            Tokens = tokens,
            Next = start,
            End = end,
            Macro = macro,
            IsFirst = true,
            Spacing = nameFlags & (TokenFlags.SpaceBefore | TokenFlags.AtLineStart),
        };
        if (macro is not null)
        {
            macro.IsDisabled = true;
        }
    }

    private void Pop()
    {
        ref Context context = ref _contexts[--_depth];
        if (context.Macro is { } macro)
        {
            macro.IsDisabled = false;
        }

        context = default;
    }

    /// <summary>Counts work; at the limit ends everything under way, with one diagnostic.</summary>
    private bool Charge(int amount)
    {
        if (_hasGivenUp)
        {
            return false;
        }

        TotalWork += amount;
        if ((_work & 0xFFF) + amount > 0xFFF)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        _work += amount;
        return _work <= MaxTokens || GiveUp($"{MaxTokens.ToString(CultureInfo.InvariantCulture)} tokens");
    }

    private bool GiveUp(string limit)
    {
        if (!_hasGivenUp)
        {
            _hasGivenUp = true;
            host.Report(PreprocessingRules.ExpansionTooLarge, _outermost, _outermost.Text, limit);
        }

        for (int i = 0; i < _depth; i++)
        {
            _contexts[i].Next = _contexts[i].End;
        }

        return false;
    }

    /// <summary>A replacement being read.</summary>
    private struct Context
    {
        public Token[]? Tokens;
        public int Next;
        public int End;
        public MacroDefinition? Macro;
        public TokenFlags Spacing;
        public bool IsFirst;
    }
}

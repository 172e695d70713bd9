using System.Collections.Immutable;
using UapiGen.CFrontEnd.Lexing;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.CFrontEnd.Preprocessing;

/// <summary>What a file asks for in all branches of its conditionals, read from the directives that the preprocessor carries out.</summary>
/// <param name="Includes">The names of <c>#include</c> and <c>#include_next</c>, in the order of the text, each once.</param>
/// <param name="Tests">The names that <c>__has_include</c> asks about.</param>
/// <param name="HasComputed">Whether macros make a name, which only a reading of the whole header can tell.</param>
public sealed record HeaderAsks(ImmutableArray<HeaderAsk> Includes, ImmutableArray<HeaderAsk> Tests, bool HasComputed)
{
    private static readonly Symbol s_hasInclude = Symbol.WellKnown("__has_include");
    private static readonly Symbol s_hasIncludeNext = Symbol.WellKnown("__has_include_next");

    /// <summary>Reads a file's directives; its conditions are not evaluated.</summary>
    public static HeaderAsks Of(SourceFile file)
    {
        LexedFile lexed = LexedFile.Of(file, new Lexer(SymbolTable.Current));
        var includes = ImmutableArray.CreateBuilder<HeaderAsk>();
        var tests = ImmutableArray.CreateBuilder<HeaderAsk>();
        bool hasComputed = false;
        foreach (Directive directive in lexed.Directives)
        {
            switch (directive.Kind)
            {
                case DirectiveKind.Include or DirectiveKind.IncludeNext when directive.End - directive.Start > 2:
                    hasComputed |= !Add(includes, IncludeName.ReadWritten(lexed, directive), directive.Kind == DirectiveKind.IncludeNext);
                    break;
                case DirectiveKind.If or DirectiveKind.Elif or DirectiveKind.Define:
                    hasComputed |= !AddTests(tests, lexed.Tokens, directive);
                    break;
                default:
                    break;
            }
        }

        return new HeaderAsks(includes.ToImmutable(), tests.ToImmutable(), hasComputed);
    }

    /// <summary>Adds what a directive's <c>__has_include</c> ask; false when macros make one of the names.</summary>
    private static bool AddTests(ImmutableArray<HeaderAsk>.Builder tests, ChunkedList<Token> tokens, in Directive directive)
    {
        bool areWritten = true;
        for (int i = directive.Start + 2; i < directive.End; i++)
        {
            Token token = tokens[i];
            bool isNext = token.Is(s_hasIncludeNext);
            bool isCall = (isNext || token.Is(s_hasInclude)) && i + 1 < directive.End && tokens[i + 1].Kind == TokenKind.OpenParen;
            if (isCall)
            {
                // In a macro, the name may be made of its parameters.
                areWritten &= Add(tests, IncludeName.ReadSpelled(tokens, i + 2, directive.End), isNext) && directive.Kind != DirectiveKind.Define;
            }
        }

        return areWritten;
    }

    private static bool Add(ImmutableArray<HeaderAsk>.Builder asks, IncludeName? name, bool isNext)
    {
        if (name is null)
        {
            return false;
        }

        var ask = new HeaderAsk(name.Name, name.IsAngled, isNext);
        if (!asks.Contains(ask))
        {
            asks.Add(ask);
        }

        return true;
    }
}

/// <summary>One header that is asked for.</summary>
/// <param name="Name">The name between the quotes or angle brackets.</param>
/// <param name="IsAngled">Whether it stands in angle brackets.</param>
/// <param name="IsNext">Whether the search starts behind the asking file's own directory.</param>
public sealed record HeaderAsk(string Name, bool IsAngled, bool IsNext);

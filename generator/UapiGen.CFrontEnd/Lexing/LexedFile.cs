using System.Collections.Generic;
using System.Collections.Immutable;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.CFrontEnd.Lexing;

/// <summary>A header's tokens and the skeleton of its directives: made once per text, then shared by all units and targets.</summary>
internal sealed class LexedFile
{
    private FileComments? _comments;

    public required SourceFile File { get; init; }

    public required SymbolTable Symbols { get; init; }

    /// <summary>All tokens, those of directives and of all branches included; the last is the end of file.</summary>
    public required ChunkedList<Token> Tokens { get; init; }

    /// <summary>All directives, in the order of the text.</summary>
    public required Directive[] Directives { get; init; }

    public required ImmutableArray<Comment> Comments { get; init; }

    public required ImmutableArray<LexicalProblem> Problems { get; init; }

    /// <summary>The macro X of a file that is wholly inside <c>#ifndef X … #endif</c>: while X is defined, including it again gives nothing.</summary>
    public required Symbol? Guard { get; init; }

    /// <summary>The file's tokens in the table of a unit: lexed when first asked for, then kept on the file.</summary>
    public static LexedFile Of(SourceFile file, Lexer lexer)
    {
        // Two threads may both lex a file; either result will do.
        if (file.Lexed is not LexedFile lexed || !ReferenceEquals(lexed.Symbols, lexer.Symbols))
        {
            file.Lexed = lexed = lexer.Lex(file);
        }

        return lexed;
    }

    /// <summary>The comments outside of skipped text. Most units skip the same of a file, whatever their target, and share them.</summary>
    public FileComments GetComments(List<TextRange>? skipped)
    {
        FileComments? known = _comments;
        if (known is null || !known.Leaves(skipped))
        {
            _comments = known = new FileComments(File, Comments, skipped);
        }

        return known;
    }
}

/// <summary>A preprocessing directive: the tokens of its line, and for a conditional where its group goes on.</summary>
internal struct Directive
{
    /// <summary>Index of the <c>#</c>.</summary>
    public int Start;

    /// <summary>Index of the first token after its line.</summary>
    public int End;

    public DirectiveKind Kind;

    /// <summary>
    /// For <c>#if</c>, <c>#elif</c>, <c>#else</c> and the like: index (among the directives) of the next one of the same group;
    /// that of the number of directives when the file ends first.
    /// </summary>
    public int NextInGroup;

    /// <summary>For an <c>#else</c>, <c>#elif</c> or <c>#endif</c> that belongs to no group, or follows the <c>#else</c>.</summary>
    public bool IsMisplaced;

    /// <summary>What the preprocessor has read in it, for the next unit: a <see cref="Preprocessing.MacroShape"/>, or the name of an include.</summary>
    public object? Content;
}

internal enum DirectiveKind : byte
{
    /// <summary><c>#</c> alone on its line.</summary>
    Null,
    Define,
    Undef,
    Include,
    IncludeNext,
    If,
    Ifdef,
    Ifndef,
    Elif,
    Elifdef,
    Elifndef,
    Else,
    Endif,
    Error,
    Warning,
    Pragma,
    Line,

    /// <summary>Line markers, <c>#ident</c> and <c>#sccs</c>: nothing that matters here.</summary>
    Ignored,
    Unknown,
}

/// <summary>Something wrong with the characters; it counts only in a branch that is read.</summary>
internal sealed record LexicalProblem(DiagnosticRule Rule, int Start, int Length, string Argument);

using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using UapiGen.CFrontEnd.Lexing;
using UapiGen.CFrontEnd.Parsing;
using UapiGen.CFrontEnd.Preprocessing;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.CFrontEnd.Targets;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.CFrontEnd;

/// <summary>The C front end's one way in: a header's text to its meaning for a target.</summary>
public static class FrontEnd
{
    /// <summary>Reads one header. Never throws for what the header holds; what it can't handle is in the result's diagnostics.</summary>
    public static TranslationUnit Read(FrontEndRequest request, CancellationToken cancellationToken = default)
    {
        PreprocessedUnit preprocessed = Preprocessor.Run(request, cancellationToken);
        var types = new TypeTable(request.Target);
        var scope = new Scope(types, preprocessed.Symbols);
        var diagnostics = new DiagnosticSink();
        var unit = new UnitBuilder(preprocessed);
        var parser = new Parser(scope, types, unit, diagnostics, cancellationToken);
        parser.Cursor.Start(preprocessed.Tokens);
        new DeclarationParser(parser, unit).ParseAll();
        preprocessed.Tokens = new ChunkedList<Token>();
        var evaluator = new MacroEvaluator(preprocessed, scope, types);
        ImmutableArray<Declaration> declarations = unit.GetDeclarations();
        return new TranslationUnit
        {
            Target = request.Target,
            MainFile = request.MainFile,
            Files = preprocessed.Files,
            Includes = preprocessed.Includes,
            Declarations = declarations,
            Macros = new MacroPlacer(unit, evaluator).Place(preprocessed.Macros),
            FindIoctlEnumerators = () => IoctlEnumerators.Find(declarations, evaluator),
            Comments = CommentsOf(preprocessed),
            Diagnostics = preprocessed.Diagnostics.AddRange(diagnostics.Diagnostics),
        };
    }

    private static Dictionary<SourceFile, ImmutableArray<Comment>> CommentsOf(PreprocessedUnit unit)
    {
        var comments = new Dictionary<SourceFile, ImmutableArray<Comment>>();
        foreach (KeyValuePair<SourceFile, FileComments> file in unit.Comments)
        {
            comments.Add(file.Key, file.Value.All);
        }

        return comments;
    }
}

/// <summary>What to read and how.</summary>
public sealed record FrontEndRequest
{
    public required SourceFile MainFile { get; init; }

    /// <summary>The index of the include directory that <see cref="MainFile"/> came from, for <c>#include_next</c>; -1: none.</summary>
    public int MainFileDirectory { get; init; } = -1;

    public required Target Target { get; init; }

    public required IHeaderProvider Headers { get; init; }

    /// <summary>Macros defined before the header, <c>NAME</c> or <c>NAME=body</c>, as a compiler's <c>-D</c> takes them.</summary>
    public ImmutableArray<string> Defines { get; init; } = [];

    /// <summary>Headers read before the main one, by include name.</summary>
    public ImmutableArray<string> IncludeBefore { get; init; } = [];

    /// <summary>Whether libc's headers are found by <see cref="Headers"/> rather than the front end's own small definitions.</summary>
    public bool UseSystemLibc { get; init; }
}

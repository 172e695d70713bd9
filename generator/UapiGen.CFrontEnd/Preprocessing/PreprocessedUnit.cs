using System.Collections.Generic;
using System.Collections.Immutable;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Lexing;
using UapiGen.CFrontEnd.Targets;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.CFrontEnd.Preprocessing;

/// <summary>One header with all that it includes, preprocessed for one target: what the parser starts from.</summary>
public sealed class PreprocessedUnit
{
    public required SourceFile MainFile { get; init; }

    public required Target Target { get; init; }

    /// <summary>The table that its symbols are from: intern names that are to be compared with its tokens here.</summary>
    public required SymbolTable Symbols { get; init; }

    /// <summary>
    /// The tokens after preprocessing, macros expanded, with one <see cref="TokenKind.PragmaPack"/> token for each <c>#pragma pack</c>.
    /// The last one is the end of file. None once the parser has read them: macros are evaluated later, and would keep megabytes of tokens that nobody
    /// reads again.
    /// </summary>
    public ChunkedList<Token> Tokens { get; internal set; } = new();

    /// <summary>All files read, in the order of their first inclusion; the main file is the first unless others were to be read before.</summary>
    public required ImmutableArray<SourceFile> Files { get; init; }

    /// <summary>The files that each file's own directives include, in their order, one that is included again, too; a file without such is not a key.</summary>
    public required IReadOnlyDictionary<SourceFile, IReadOnlyList<SourceFile>> Includes { get; init; }

    /// <summary>
    /// The macros defined at the end, predefined ones left out, in the order of their definitions, and so with ascending
    /// <see cref="MacroDefinition.TokenIndex"/>.
    /// </summary>
    public required IReadOnlyList<MacroDefinition> Macros { get; init; }

    /// <summary>All macros defined at the end, predefined ones too, by name.</summary>
    public required SymbolMap<MacroDefinition> MacroTable { get; init; }

    /// <summary>The comments of each file in the order of the text, those in skipped branches left out.</summary>
    internal IReadOnlyDictionary<SourceFile, FileComments> Comments { get; init; } = new Dictionary<SourceFile, FileComments>();

    public required ImmutableArray<SourceDiagnostic> Diagnostics { get; init; }

    /// <summary>
    /// Expands macros with the definitions of the end of the unit. It has state: for one thread at a time. Each call makes a fresh start.
    /// </summary>
    public required Expander Expander { get; init; }
}

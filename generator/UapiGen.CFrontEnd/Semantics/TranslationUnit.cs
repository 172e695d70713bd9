using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Targets;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.CFrontEnd.Semantics;

/// <summary>One header with all that it includes, read for one target.</summary>
public sealed class TranslationUnit
{
    private Dictionary<string, Macro>? _macrosByName;
    private ImmutableArray<Macro>? _ioctlEnumerators;

    public required Target Target { get; init; }

    /// <summary>The header that was asked for.</summary>
    public required SourceFile MainFile { get; init; }

    /// <summary>All files read, in the order of their first inclusion.</summary>
    public required ImmutableArray<SourceFile> Files { get; init; }

    /// <summary>The files that each file's own directives include, in their order, one that is included again, too; a file without such is not a key.</summary>
    public required IReadOnlyDictionary<SourceFile, IReadOnlyList<SourceFile>> Includes { get; init; }

    /// <summary>All definitions (and tags never defined), nested tagged records included, in the order of the text.</summary>
    public required ImmutableArray<Declaration> Declarations { get; init; }

    /// <summary>All macros defined at the end of the unit, predefined ones left out, in the order of the text.</summary>
    public required IReadOnlyList<Macro> Macros { get; init; }

    /// <summary>The enumerators whose values are ioctl numbers, as macros of their names. Two threads that ask first at once make the same list twice.</summary>
    public ImmutableArray<Macro> IoctlEnumerators => _ioctlEnumerators ??= FindIoctlEnumerators();

    internal Func<ImmutableArray<Macro>> FindIoctlEnumerators { get; init; } = static () => [];

    /// <summary>All comments of a file, in the order of the text (those in skipped branches left out).</summary>
    public required IReadOnlyDictionary<SourceFile, ImmutableArray<Comment>> Comments { get; init; }

    public required ImmutableArray<SourceDiagnostic> Diagnostics { get; init; }

    /// <summary>The macro of that name, or null. Two threads that ask first at once make the same table twice, and either may be kept.</summary>
    public Macro? FindMacro(string name) => (_macrosByName ??= MacrosByName()).TryGetValue(name, out Macro? macro) ? macro : null;

    private Dictionary<string, Macro> MacrosByName()
    {
        var byName = new Dictionary<string, Macro>(Macros.Count, StringComparer.Ordinal);
        foreach (Macro macro in Macros)
        {
            byName[macro.Name] = macro;
        }

        return byName;
    }
}

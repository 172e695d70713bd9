using System.Collections.Generic;
using UapiGen.CFrontEnd.Lexing;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.CFrontEnd.Parsing;

/// <summary>The names of file scope. C has two spaces of them: tags, and ordinary identifiers (typedefs, enumerators, functions, variables).</summary>
internal sealed class Scope
{
    private readonly Dictionary<Symbol, CType> _typedefs = [];
    private readonly Dictionary<Symbol, Operand> _values = [];
    private readonly Dictionary<Symbol, CType> _tags = [];

    /// <param name="symbols">The table that the unit's symbols are from.</param>
    public Scope(TypeTable types, SymbolTable symbols)
    {
        // The names that GCC declares by itself.
        AddPredefined(symbols, "__int128_t", types.Find(BuiltInKind.Int128));
        AddPredefined(symbols, "__uint128_t", types.Find(BuiltInKind.UnsignedInt128));
    }

    /// <summary>The type that a typedef names, or null.</summary>
    public CType? FindTypedef(Symbol name) => _typedefs.TryGetValue(name, out CType? type) ? type : null;

    /// <summary>An enumerator with its value, or a function or variable with its type alone; null for a name that is not declared.</summary>
    public Operand? FindValue(Symbol name) => _values.TryGetValue(name, out Operand operand) ? operand : null;

    /// <summary>The struct, union or enum of that tag, or null.</summary>
    public CType? FindTag(Symbol tag) => _tags.TryGetValue(tag, out CType? type) ? type : null;

    public void SetTypedef(Symbol name, TypedefType type) => _typedefs[name] = type;

    public void SetValue(Symbol name, Operand operand) => _values[name] = operand;

    public void SetTag(Symbol tag, CType type) => _tags[tag] = type;

    private void AddPredefined(SymbolTable symbols, string name, BuiltInType? type)
    {
        if (type is not null)
        {
            SetTypedef(symbols.Intern(name), new TypedefType(new TypedefDeclaration { Name = name, Type = type }));
        }
    }
}

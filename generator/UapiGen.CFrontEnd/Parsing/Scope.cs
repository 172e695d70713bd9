using UapiGen.CFrontEnd.Lexing;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.CFrontEnd.Parsing;

/// <summary>The names of file scope. C has two spaces of them: tags, and ordinary identifiers (typedefs, enumerators, functions, variables).</summary>
internal sealed class Scope
{
    private readonly SymbolMap<Name> _names = new();

    /// <param name="symbols">The table that the unit's symbols are from.</param>
    public Scope(TypeTable types, SymbolTable symbols)
    {
        // The names that GCC declares by itself.
        AddPredefined(symbols, "__int128_t", types.Find(BuiltInKind.Int128));
        AddPredefined(symbols, "__uint128_t", types.Find(BuiltInKind.UnsignedInt128));
    }

    /// <summary>The type that a typedef names, or null.</summary>
    public CType? FindTypedef(Symbol name) => _names.Find(name)?.Typedef;

    /// <summary>An enumerator with its value, or a function or variable with its type alone; null for a name that is not declared.</summary>
    public Operand? FindValue(Symbol name) => _names.Find(name)?.Value;

    /// <summary>The struct, union or enum of that tag, or null.</summary>
    public CType? FindTag(Symbol tag) => _names.Find(tag)?.Tag;

    public void SetTypedef(Symbol name, TypedefType type) => Get(name).Typedef = type;

    public void SetValue(Symbol name, Operand operand) => Get(name).Value = operand;

    public void SetTag(Symbol tag, CType type) => Get(tag).Tag = type;

    private Name Get(Symbol symbol)
    {
        if (_names.Find(symbol) is not Name name)
        {
            name = new Name();
            _names.Set(symbol, name);
        }

        return name;
    }

    private void AddPredefined(SymbolTable symbols, string name, BuiltInType? type)
    {
        if (type is not null)
        {
            SetTypedef(symbols.Intern(name), new TypedefType(new TypedefDeclaration { Name = name, Type = type }));
        }
    }

    /// <summary>What one spelling means in the two spaces.</summary>
    private sealed class Name
    {
        public CType? Typedef { get; set; }

        public CType? Tag { get; set; }

        public Operand? Value { get; set; }
    }
}

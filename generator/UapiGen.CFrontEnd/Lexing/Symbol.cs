namespace UapiGen.CFrontEnd.Lexing;

/// <summary>
/// The spelling of a token. Identifiers, numbers and punctuators are interned by a <see cref="SymbolTable"/>, so that within one unit two identifiers
/// are the same exactly when their symbols are the same object. String and character literals have a symbol of their own each.
/// </summary>
public sealed class Symbol
{
    /// <summary>The spelling of the end of a file: none.</summary>
    internal static readonly Symbol EndOfFile = SymbolTable.NotInterned("");

    internal Symbol(string text, int id, int hash, Keyword keyword)
    {
        Text = text;
        Id = id;
        Hash = hash;
        Keyword = keyword;
    }

    public string Text { get; }

    /// <summary>Which keyword an identifier is, or <see cref="Lexing.Keyword.None"/>.</summary>
    public Keyword Keyword { get; }

    /// <summary>A small number, unique in its table: an index for tables keyed by symbol. -1 for a symbol that is not interned.</summary>
    public int Id { get; }

    internal int Hash { get; }

    /// <summary>
    /// The symbol of a name that the program itself looks for. It is in every table: keep it in a static field and compare by reference.
    /// </summary>
    public static Symbol WellKnown(string name) => SymbolTable.Pin(name);

    public override string ToString() => Text;
}

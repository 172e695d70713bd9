using UapiGen.CFrontEnd.Lexing;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.CFrontEnd.Parsing;

/// <summary>The words that spell an arithmetic type, in any order: <c>long unsigned int</c>.</summary>
internal struct BuiltInWords
{
    private Keyword _base;
    private int _longs;
    private bool _isSigned;
    private bool _isUnsigned;
    private bool _isShort;
    private bool _isInvalid;

    public bool Any { get; private set; }

    /// <summary>Whether the words spell a complex type, of the arithmetic type that they spell besides.</summary>
    public bool IsComplex { get; private set; }

    /// <summary>Notes a word; false for a token that is none.</summary>
    public bool TryAdd(in Token token)
    {
        switch (token.Keyword)
        {
            case Keyword.Signed:
                _isInvalid |= _isUnsigned;
                _isSigned = true;
                break;
            case Keyword.Unsigned:
                _isInvalid |= _isSigned;
                _isUnsigned = true;
                break;
            case Keyword.Short:
                _isShort = true;
                break;
            case Keyword.Long:
                _longs++;
                break;
            case Keyword.Complex:
                IsComplex = true;
                break;
            case Keyword.Void or Keyword.Char or Keyword.Int or Keyword.Float or Keyword.Double or Keyword.Bool or Keyword.Int128:
                _isInvalid |= _base != Keyword.None;
                _base = token.Keyword;
                break;
            default:
                return false;
        }

        Any = true;
        return true;
    }

    /// <summary>The type (C11 6.7.2); <c>int</c> for no words at all, as in old C; null for words that make none.</summary>
    public readonly BuiltInType? Resolve(TypeTable types)
    {
        bool hasSize = _isShort || _longs > 0;
        bool hasSign = _isSigned || _isUnsigned;
        if (_isInvalid || (_isShort && _longs > 0) || _longs > 2)
        {
            return null;
        }

        switch (_base)
        {
            case Keyword.None when IsComplex && !hasSize && !hasSign:
                return types.Get(BuiltInKind.Double);
            case Keyword.None or Keyword.Int:
                BuiltInKind kind = _isShort ? BuiltInKind.Short : _longs == 1 ? BuiltInKind.Long : _longs == 2 ? BuiltInKind.LongLong : BuiltInKind.Int;
                return types.Get(_isUnsigned ? kind + 1 : kind);
            case Keyword.Char when !hasSize:
                return types.Get(_isUnsigned ? BuiltInKind.UnsignedChar : _isSigned ? BuiltInKind.SignedChar : BuiltInKind.Char);
            case Keyword.Int128 when !hasSize:
                return types.Find(_isUnsigned ? BuiltInKind.UnsignedInt128 : BuiltInKind.Int128);
            case Keyword.Double when !hasSign && !_isShort && _longs < 2:
                return types.Get(_longs == 1 ? BuiltInKind.LongDouble : BuiltInKind.Double);
            case Keyword.Float when !hasSign && !hasSize:
                return types.Get(BuiltInKind.Float);
            case Keyword.Bool when !hasSign && !hasSize:
                return types.Bool;
            case Keyword.Void when !hasSign && !hasSize:
                return types.Void;
            default:
                return null;
        }
    }

    public override readonly string ToString()
    {
        string text = _isUnsigned ? "unsigned " : _isSigned ? "signed " : "";
        text += _isShort ? "short " : "";
        for (int i = 0; i < System.Math.Min(_longs, 3); i++)
        {
            text += "long ";
        }

        text += IsComplex ? "_Complex " : "";
        return text + (_base == Keyword.None ? "" : _base.ToString().ToLowerInvariant());
    }
}

namespace UapiGen.CFrontEnd.Lexing;

/// <summary>What a preprocessing token is (C11 6.4). Keywords are identifiers with a <see cref="Symbol.Keyword"/>.</summary>
public enum TokenKind : byte
{
    EndOfFile,
    Identifier,

    /// <summary>A pp-number (C11 6.4.8): any text that starts as a number; whether it is a valid constant is for the parser to say.</summary>
    Number,

    /// <summary>A string literal, prefix and quotes included in its text.</summary>
    String,

    /// <summary>A character constant, prefix and quotes included in its text.</summary>
    Character,

    /// <summary>A character that no C token starts with, or a quote without its partner. Reported, and never in a unit's token stream.</summary>
    Unknown,

    /// <summary>A <c>#pragma pack</c> or <c>_Pragma("pack …")</c> in the token stream: read it with <see cref="PackDirective.FromToken"/>.</summary>
    PragmaPack,

    OpenParen,
    CloseParen,
    OpenBracket,
    CloseBracket,
    OpenBrace,
    CloseBrace,
    Comma,
    Semicolon,
    Colon,
    Question,
    Dot,
    Ellipsis,
    Arrow,
    Tilde,
    Exclamation,
    Plus,
    PlusPlus,
    Minus,
    MinusMinus,
    Star,
    Slash,
    Percent,
    LessLess,
    GreaterGreater,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    EqualEqual,
    ExclamationEqual,
    Ampersand,
    AmpersandAmpersand,
    Bar,
    BarBar,
    Caret,
    Equal,
    PlusEqual,
    MinusEqual,
    StarEqual,
    SlashEqual,
    PercentEqual,
    LessLessEqual,
    GreaterGreaterEqual,
    AmpersandEqual,
    BarEqual,
    CaretEqual,
    Hash,
    HashHash,
}

namespace UapiGen.Engine.Facts.Language;

/// <summary>What a word or set phrase can mean to a sentence. The <see cref="LexiconTable"/> says which words have which.</summary>
internal enum Concept
{
    /// <summary>Turns what follows into its opposite.</summary>
    Not,

    /// <summary>Begins what holds when a condition doesn't.</summary>
    Else,

    /// <summary>Another value: its "else" tells no other side.</summary>
    Other,

    /// <summary>The kernel does not look at the member.</summary>
    Ignored,

    /// <summary>Kept for later, and so not looked at.</summary>
    Reserved,

    /// <summary>The kernel looks at the member.</summary>
    Used,

    /// <summary>What a member that must be there is.</summary>
    Given,

    Must,

    /// <summary>What may stand between an order and its value.</summary>
    Be,

    Zero,

    MinusOne,

    /// <summary>Begins what a member is by saying what is in it.</summary>
    Holds,

    A,

    The,

    Or,

    /// <summary>Makes "used" tell a purpose: "used to", "used for".</summary>
    Purpose,

    /// <summary>A noun for what members are.</summary>
    Thing,

    /// <summary>Leads to the object that an ioctl is for.</summary>
    CalledOn,
}

namespace UapiGen.Engine;

/// <summary>One ioctl: what is known of it, and what became of it.</summary>
/// <param name="Header">The include name of the header that defines it.</param>
/// <param name="Name">Its C name.</param>
/// <param name="Kinds">The kinds of fd that it is made on, with <c>|</c> between them; empty: any.</param>
/// <param name="Argument">The C type of its argument, or what it is: <c>none</c>, <c>value</c>, <c>string</c>, <c>fd</c>; <c>?</c> when nobody says.</param>
/// <param name="Direction"><c>in</c>, <c>out</c>, <c>inout</c>, or empty.</param>
/// <param name="Result"><c>fd KIND</c>, <c>int</c>, <c>id</c>, or empty.</param>
/// <param name="Form">What a program gets.</param>
/// <param name="Source">Who says what its argument is.</param>
public sealed record IoctlRow(string Header, string Name, string Kinds, string Argument, string Direction, string Result, IoctlForm Form, IoctlSource Source);

/// <summary>What a program gets of an ioctl.</summary>
public enum IoctlForm
{
    /// <summary>A method that corrupts no memory, whatever it is given.</summary>
    Safe,

    /// <summary>A method that takes an address alone.</summary>
    Dangerous,

    /// <summary>No method.</summary>
    Number,
}

/// <summary>Who says what the argument of an ioctl is.</summary>
public enum IoctlSource
{
    /// <summary>The macro alone.</summary>
    Macro,

    /// <summary>The header's words.</summary>
    Words,

    /// <summary>An overlay, or a <c>uapi:</c> line.</summary>
    Overlay,
}

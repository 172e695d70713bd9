using System;

namespace UapiGen.Metadata;

/// <summary>Names the C member that a field or property stands for, with its place in the outermost C record.</summary>
/// <param name="path">The member's path in C, such as <c>u.evtchn.port</c>; anonymous members don't appear in it.</param>
/// <param name="offset">Offset in bytes from the start of the struct that carries the member.</param>
/// <param name="size">Size in bytes; for a bit-field, of its storage unit.</param>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class CFieldAttribute(string path, int offset, int size) : Attribute
{
    /// <summary>The member's path in C.</summary>
    public string Path { get; } = path;

    /// <summary>Offset in bytes.</summary>
    public int Offset { get; } = offset;

    /// <summary>Size in bytes.</summary>
    public int Size { get; } = size;

    /// <summary>For a bit-field, the first bit counted from bit 0 of the byte at <see cref="Offset"/>; else -1.</summary>
    public int BitOffset { get; init; } = -1;

    /// <summary>For a bit-field, its width in bits; else 0.</summary>
    public int BitWidth { get; init; }
}

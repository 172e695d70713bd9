using System.Collections.Generic;

namespace UapiGen.Tool.Judges.Objects;

/// <summary>A debugging information entry: a tag, its attributes and its children.</summary>
public sealed class DwarfEntry(int tag, long offset)
{
    public int Tag { get; } = tag;

    /// <summary>Where it stands in its unit; references name it by that.</summary>
    public long Offset { get; } = offset;

    public List<DwarfEntry> Children { get; } = [];

    internal Dictionary<int, ulong> Numbers { get; } = [];

    /// <summary>Attributes whose number is written as signed.</summary>
    internal Dictionary<int, string> Texts { get; } = [];

    public string? Name => Texts.GetValueOrDefault(DwarfAttribute.Name);

    /// <summary>A number, sign-extended where the form is signed; null when there is none.</summary>
    internal ulong? Number(int attribute) => Numbers.TryGetValue(attribute, out ulong value) ? value : null;
}

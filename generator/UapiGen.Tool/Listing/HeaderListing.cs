using System.Collections.Immutable;

namespace UapiGen.Tool.Listing;

/// <summary>What a header says, as plain names and numbers. Two listings of one header, ours and a compiler's, can be compared.</summary>
public sealed record HeaderListing(
    string Header,
    string Target,
    ImmutableArray<RecordListing> Records,
    ImmutableArray<ConstantListing> Constants,
    ImmutableArray<StringListing> Strings,
    ImmutableArray<IoctlListing> Ioctls)
{
    public static HeaderListing Empty(string header, string target) => new(header, target, [], [], [], []);
}

/// <param name="Name"><c>struct x</c>, <c>union x</c>, or the typedef's name for an untagged one.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Alignment">In bytes; 0 when not known.</param>
public sealed record RecordListing(string Name, long Size, int Alignment, ImmutableArray<FieldListing> Fields);

/// <param name="Path">The member's name, or <c>outer.inner</c> for a member of an untagged record written in place.</param>
/// <param name="Offset">In bytes; of a bit-field, of the byte that holds its first bit.</param>
/// <param name="Size">In bytes; 0 for a flexible array; of a bit-field, of its declared type.</param>
/// <param name="BitOffset">For a bit-field, from bit 0 of the byte at <paramref name="Offset"/> in the target's memory order.</param>
/// <param name="BitWidth">For a bit-field, its width.</param>
public sealed record FieldListing(string Path, long Offset, long Size, int? BitOffset = null, int? BitWidth = null);

/// <summary>An enumerator or an integer macro.</summary>
/// <param name="Value">Sign-extended to 64 bits.</param>
public sealed record ConstantListing(string Name, ulong Value);

/// <summary>A macro that is a string literal.</summary>
public sealed record StringListing(string Name, ImmutableArray<byte> Bytes);

/// <param name="Argument">The C type that the macro names, or null.</param>
public sealed record IoctlListing(string Name, uint Code, string Form, string Direction, uint Type, uint Number, long Size, string? Argument);

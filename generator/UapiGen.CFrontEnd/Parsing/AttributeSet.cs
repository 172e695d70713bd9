namespace UapiGen.CFrontEnd.Parsing;

/// <summary>What the attributes of one declaration or type say, as far as layout and facts ask.</summary>
internal struct AttributeSet
{
    public bool IsPacked { get; set; }

    /// <summary>The greatest <c>aligned(n)</c> or <c>_Alignas</c>, in bytes; 0 without one.</summary>
    public int Aligned { get; set; }

    /// <summary>The machine mode of <c>mode(m)</c>, without underscores; null without one.</summary>
    public string? Mode { get; set; }

    /// <summary>The bytes of <c>vector_size(n)</c>; 0 without one.</summary>
    public long VectorSize { get; set; }

    /// <summary>The member that <c>counted_by</c> names, or null.</summary>
    public string? CountedBy { get; set; }

    /// <summary>Whether <c>bitwise</c> stands here.</summary>
    public bool IsBitwise { get; set; }

    public static AttributeSet Merge(AttributeSet left, AttributeSet right) => new()
    {
        IsPacked = left.IsPacked || right.IsPacked,
        Aligned = System.Math.Max(left.Aligned, right.Aligned),
        Mode = right.Mode ?? left.Mode,
        VectorSize = right.VectorSize != 0 ? right.VectorSize : left.VectorSize,
        CountedBy = right.CountedBy ?? left.CountedBy,
        IsBitwise = left.IsBitwise || right.IsBitwise,
    };
}

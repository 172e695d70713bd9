namespace UapiGen;

/// <summary>A C struct that ends in a flexible array: where the array starts, and how the struct counts its elements.</summary>
/// <typeparam name="TSelf">The struct, without the array.</typeparam>
/// <typeparam name="TElement">The element.</typeparam>
public interface IFlexHeader<TSelf, TElement>
    where TSelf : unmanaged, IFlexHeader<TSelf, TElement>
    where TElement : unmanaged
{
    /// <summary>The offset of the first element, in bytes; it may lie before the end of the struct, in its padding.</summary>
    static abstract int TailOffset { get; }

    /// <summary>How many elements the kernel takes the struct to have.</summary>
    /// <param name="header">The struct.</param>
    /// <returns>The number of elements; where the field counts bytes, rounded up.</returns>
    static abstract long GetCount(in TSelf header);

    /// <summary>Sets how many elements the struct has, in whatever field and unit it counts them.</summary>
    /// <param name="header">The struct.</param>
    /// <param name="count">The number of elements.</param>
    static abstract void SetCount(ref TSelf header, long count);
}

using UapiGen.CFrontEnd.Text;

namespace UapiGen.Engine.Facts;

/// <summary>Who says a fact, in rising order of weight: a later one overrides an earlier one, statement by statement.</summary>
public enum FactSource
{
    /// <summary>Read from the words, names and places of the header.</summary>
    Inferred,

    /// <summary>Stated in an overlay that comes with the SDK.</summary>
    ShippedOverlay,

    /// <summary>Stated in a <c>uapi:</c> line of the header.</summary>
    InHeader,

    /// <summary>Stated in an overlay of the user's own.</summary>
    Overlay,
}

/// <summary>How sure a fact is. Only a stated one may warn a user or shape a type.</summary>
public enum Confidence
{
    /// <summary>Taken from a name or a place alone.</summary>
    Guessed,

    /// <summary>Said in words, or explicitly.</summary>
    Stated,
}

/// <summary>Where a fact comes from.</summary>
/// <param name="Source">Who says it.</param>
/// <param name="Confidence">How sure it is.</param>
/// <param name="Span">The words' place in a header or overlay.</param>
/// <param name="Words">The words themselves, white space folded.</param>
public sealed record Provenance(FactSource Source, Confidence Confidence, SourceSpan Span, string Words)
{
    public bool IsExplicit => Source != FactSource.Inferred;

    public bool IsStated => Confidence == Confidence.Stated;
}

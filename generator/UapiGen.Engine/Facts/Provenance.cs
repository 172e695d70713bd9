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
public sealed record Provenance(FactSource Source, Confidence Confidence, SourceSpan Span)
{
    private string? _words;

    /// <summary>The words themselves: those at the place, white space folded, where nothing else is said. A build shows few of them.</summary>
    public string Words
    {
        get => _words ??= FoldedText.Of(Span);
        init => _words = value;
    }

    public bool IsExplicit => Source != FactSource.Inferred;

    public bool IsStated => Confidence == Confidence.Stated;

    /// <summary>Whether it is the same place by the same source; the words are those of the place.</summary>
    public bool Equals(Provenance? other) => other is not null && Source == other.Source && Confidence == other.Confidence && Span == other.Span;

    public override int GetHashCode() => (Span.GetHashCode() * 31) + ((int)Source * 2) + (int)Confidence;
}

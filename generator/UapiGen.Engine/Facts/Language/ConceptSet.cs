using System;

namespace UapiGen.Engine.Facts.Language;

/// <summary>Some concepts, as bits.</summary>
internal readonly struct ConceptSet : IEquatable<ConceptSet>
{
    private readonly ulong _low;
    private readonly ulong _high;

    public ConceptSet(params Concept[] concepts)
    {
        foreach (Concept concept in concepts)
        {
            _low |= (int)concept < 64 ? 1UL << (int)concept : 0;
            _high |= (int)concept < 64 ? 0 : 1UL << ((int)concept - 64);
        }
    }

    private ConceptSet(ulong low, ulong high) => (_low, _high) = (low, high);

    public bool IsEmpty => (_low | _high) == 0;

    public bool Has(Concept concept) => (int)concept < 64 ? (_low >> (int)concept & 1) != 0 : (_high >> ((int)concept - 64) & 1) != 0;

    public bool HasAny(ConceptSet other) => ((_low & other._low) | (_high & other._high)) != 0;

    public bool HasAll(ConceptSet other) => (_low & other._low) == other._low && (_high & other._high) == other._high;

    public ConceptSet With(ConceptSet other) => new(_low | other._low, _high | other._high);

    public bool Equals(ConceptSet other) => _low == other._low && _high == other._high;

    public override bool Equals(object? obj) => obj is ConceptSet other && Equals(other);

    public override int GetHashCode() => (_low ^ (_high * 31)).GetHashCode();
}

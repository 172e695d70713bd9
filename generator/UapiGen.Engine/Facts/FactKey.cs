using System;

namespace UapiGen.Engine.Facts;

/// <summary>What two facts share when only one of them can hold.</summary>
/// <param name="entity">What they speak of.</param>
/// <param name="member">The member, or empty.</param>
/// <param name="statement">What they say of it.</param>
/// <param name="detail">What else tells them apart, or empty.</param>
internal sealed class FactKey(string entity, string member, string statement, string detail = "") : IEquatable<FactKey>
{
    private readonly int _hash = unchecked((((((entity.GetHashCode() * 31) + member.GetHashCode()) * 31) + statement.GetHashCode()) * 31) + detail.GetHashCode());

    private string Entity => entity;

    private string Member => member;

    private string Statement => statement;

    private string Detail => detail;

    public bool Equals(FactKey? other) =>
        other is not null && _hash == other._hash && Entity == other.Entity && Member == other.Member && Statement == other.Statement && Detail == other.Detail;

    public override bool Equals(object? obj) => Equals(obj as FactKey);

    public override int GetHashCode() => _hash;

    /// <summary>Orders keys by their parts, one after the other.</summary>
    public int CompareTo(FactKey other)
    {
        int order = string.CompareOrdinal(Entity, other.Entity);
        order = order != 0 ? order : string.CompareOrdinal(Member, other.Member);
        order = order != 0 ? order : string.CompareOrdinal(Statement, other.Statement);
        return order != 0 ? order : string.CompareOrdinal(Detail, other.Detail);
    }
}

using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.Engine.Binding.Types;

/// <summary>What a type is, whichever header was read to find it: its home and its C name.</summary>
/// <param name="Header">The include name of the header that defines it.</param>
/// <param name="CName">Its C name: <c>struct kvm_regs</c>, <c>enum x</c>, a typedef's name, or <c>flagset x</c> for a group of constants.</param>
internal sealed record TypeId(string Header, string CName)
{
    private readonly int _hash = CName.GetHashCode();

    public static TypeId Of(Declaration declaration) => new(declaration.Header, declaration.CName);

    public static TypeId OfGroup(string header, string group) => new(header, "flagset " + group);

    /// <summary>The name without <c>struct</c>, <c>union</c>, <c>enum</c>.</summary>
    public string BareName => CName.Substring(CName.IndexOf(' ') + 1);

    public bool Equals(TypeId? other) => other is not null && _hash == other._hash && CName == other.CName && Header == other.Header;

    public override int GetHashCode() => _hash;
}

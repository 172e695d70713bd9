using System;
using System.Linq;
using UapiGen.Engine.Binding.Types;
using UapiGen.Engine.Facts;

namespace UapiGen.Engine.Tests;

/// <summary>Headers choose their names, and so what keys are made of: names that are alike must not make every look-up a search of all.</summary>
public sealed class KeyTests
{
    private const int Count = 10_000;

    private static readonly string[] s_alikeAtTheEnd = [.. Enumerable.Range(0, Count).Select(i => $"struct x{i}_of_the_same_ending")];
    private static readonly string[] s_alikeAtTheStart = [.. Enumerable.Range(0, Count).Select(i => $"struct the_same_beginning_of_x{i}")];

    public static TheoryData<string[]> Names => [s_alikeAtTheEnd, s_alikeAtTheStart];

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Names))]
    public void Types_with_names_alike_have_hashes_of_their_own(string[] names) => AssertSpread(names, name => new TypeId("test/x.h", name));

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Names))]
    public void Facts_of_names_alike_have_hashes_of_their_own(string[] names)
    {
        AssertSpread(names, name => new FactKey(name, "flags", "zero"));
        AssertSpread(names, name => new FactKey("struct x", name, "zero"));
    }

    private static void AssertSpread(string[] names, Func<string, object> key) =>
        Assert.InRange(names.Select(name => key(name).GetHashCode()).Distinct().Count(), Count - 100, Count);
}

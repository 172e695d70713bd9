using System;
using UapiGen.Engine;

namespace UapiGen.Generator.References;

/// <summary>A <see cref="ReusedHeader"/> with value equality.</summary>
/// <param name="Header">The header, as it is included.</param>
/// <param name="Namespace">The C# namespace that holds its types.</param>
/// <param name="Targets">Joined with <c>|</c>.</param>
internal sealed record ReusableHeader(string Header, string Namespace, string Targets)
{
    public ReusedHeader ToEngine() => new(Header, Namespace, [.. Targets.Split(['|'], StringSplitOptions.RemoveEmptyEntries)]);
}

using System;
using UapiGen.Engine.Model;

namespace UapiGen.Generator;

/// <summary>
/// An array by content, as an object: what travels between steps is an object everywhere, because Roslyn's steps are compiled ahead of time for objects,
/// and for each struct of ours would be compiled anew in every cold compiler process.
/// </summary>
internal sealed record Several<T>(EquatableArray<T> Items)
    where T : IEquatable<T>;

/// <summary>All that comes from files.</summary>
internal sealed record Inputs(EquatableArray<ManifestInput> Manifests, EquatableArray<Header> Headers);

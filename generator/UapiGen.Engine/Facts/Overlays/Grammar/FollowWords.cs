using System;
using System.Collections.Generic;

namespace UapiGen.Engine.Facts.Overlays.Grammar;

/// <summary>The words that go on after a part of a statement: where a name may be left out, it is none of them.</summary>
/// <param name="words">The words that can come next.</param>
/// <param name="outer">What can come next, too, because all of the rest may be left out.</param>
internal sealed class FollowWords(HashSet<string> words, FollowWords? outer = null)
{
    public static readonly FollowWords None = new(new HashSet<string>(StringComparer.Ordinal));

    public bool Contains(string word) => words.Contains(word) || outer?.Contains(word) == true;
}

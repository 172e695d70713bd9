using System.Collections.Generic;
using System.Linq;

namespace UapiGen.Engine.Facts.Overlays.Grammar;

/// <summary>What is written, read once from its notation (see <see cref="PatternText"/>).</summary>
/// <param name="form">The notation.</param>
/// <param name="follow">The words of the clauses that may come after it.</param>
internal sealed class Pattern(string form, FollowWords follow)
{
    private readonly SequenceNode _nodes = new(PatternText.Read(form));

    public void Read(Captured captured) => _nodes.Read(captured, follow);

    /// <summary>The words of an error: <c>'a', 'b' or 'c'</c>.</summary>
    public static string OneOf(IEnumerable<string> expected)
    {
        List<string> all = [.. expected.Distinct()];
        return all.Count <= 1 ? string.Concat(all) : string.Join(", ", all.Take(all.Count - 1)) + " or " + all[all.Count - 1];
    }
}

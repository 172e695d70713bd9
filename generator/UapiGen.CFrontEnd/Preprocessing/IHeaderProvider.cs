using UapiGen.CFrontEnd.Text;

namespace UapiGen.CFrontEnd.Preprocessing;

/// <summary>Finds included headers. The front end does no IO: the generator answers from additional files, the tool from disk.</summary>
public interface IHeaderProvider
{
    /// <summary>Finds <paramref name="name"/> as an <c>#include</c> in <paramref name="includer"/> would.</summary>
    /// <param name="name">The name between the quotes or angle brackets.</param>
    /// <param name="isAngled">Whether it stands in angle brackets.</param>
    /// <param name="includer">The file with the directive; null for a header given from outside.</param>
    /// <param name="afterDirectory">For <c>#include_next</c>, the search starts after this directory's index; else -1.</param>
    /// <returns>The header, or null when there is none.</returns>
    FoundHeader? Find(string name, bool isAngled, SourceFile? includer, int afterDirectory);
}

/// <summary>A header and the index of the include directory it was found in (-1: beside its includer).</summary>
public sealed record FoundHeader(SourceFile File, int Directory);

using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.Engine.Model;

namespace UapiGen.Engine.Binding.Records;

/// <summary>The sizes that a struct which grows had before: members that are said to be there since a version end the struct of the version before.</summary>
internal static class OlderSizes
{
    public static ImmutableArray<OlderSizeModel> Of(HeaderView view, RecordDeclaration record)
    {
        List<(int Major, int Minor, long Offset)> members =
        [
            .. Leaf.Of(record)
                .Where(l => l.Field.Name is not null && l.Field.BitWidth is null)
                .Select(l => (Version: Parse(view.Facts.Since(record.CName, l.Field.Name!)), l.Offset))
                .Where(m => m.Version is not null)
                .Select(m => (m.Version!.Value.Major, m.Version!.Value.Minor, m.Offset)),
        ];
        IEnumerable<(int Major, int Minor)> versions = members.Select(m => (m.Major, m.Minor)).Distinct().OrderBy(v => v);
        return
        [
            .. versions.Select(v => new OlderSizeModel(v.Major, v.Minor, (int)members.Where(m => (m.Major, m.Minor).CompareTo(v) >= 0).Min(m => m.Offset)))
                .Where(s => s.Size > 0),
        ];
    }

    private static (int Major, int Minor)? Parse(string? version)
    {
        string[] parts = version?.Split('.') ?? [];
        return parts.Length >= 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int major)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int minor)
            ? (major, minor)
            : null;
    }
}

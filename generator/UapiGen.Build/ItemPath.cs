// Paths as MSBuild items.

using System.Globalization;
using System.Text;
using Microsoft.Build.Utilities;

namespace UapiGen.Build;

internal static class ItemPath
{
    /// <summary>What MSBuild gives a meaning to in the text of an item.</summary>
    private const string Special = "%*?@$();'";

    /// <summary>An item of that path. MSBuild unescapes what an item is made from.</summary>
    public static TaskItem ToItem(string path)
    {
        var escaped = new StringBuilder(path.Length);
        foreach (char c in path)
        {
            _ = Special.IndexOf(c) >= 0 ? escaped.Append('%').Append(((int)c).ToString("x2", CultureInfo.InvariantCulture)) : escaped.Append(c);
        }

        return new TaskItem(escaped.ToString());
    }
}

// All that a run depends on beside the disk, as one text.

using System.Collections;
using System.Collections.Generic;
using System.Reflection;
using System.Text;
using Microsoft.Build.Framework;

namespace UapiGen.Build;

internal static class TaskQuestion
{
    /// <summary>The parameters and items of a task with their metadata, and which build of it this is. Reflection finds them, so that none is forgotten.</summary>
    public static string Of(FindUapiHeaders task)
    {
        var text = new StringBuilder(typeof(FindUapiHeaders).Assembly.ManifestModule.ModuleVersionId.ToString());
        foreach (PropertyInfo property in typeof(FindUapiHeaders).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        {
            if (property.PropertyType == typeof(string) || property.PropertyType == typeof(bool))
            {
                text.Append('\n').Append(property.Name).Append('=').Append(property.GetValue(task));
            }
        }

        foreach (ITaskItem header in task.Headers)
        {
            text.Append('\n').Append(header.ItemSpec);
            IDictionary metadata = header.CloneCustomMetadata();
            var names = new List<string>();
            foreach (object name in metadata.Keys)
            {
                names.Add((string)name);
            }

            names.Sort(string.CompareOrdinal);
            names.ForEach(name => text.Append('\t').Append(name).Append('=').Append(metadata[name]));
        }

        return text.ToString();
    }
}

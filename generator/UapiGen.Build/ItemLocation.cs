// Finds the line of a project file that has an item, so that an error can be clicked. Used only when there is an error.

using System;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using Microsoft.Build.Framework;

namespace UapiGen.Build;

/// <summary>Where an item is written.</summary>
internal static class ItemLocation
{
    /// <summary>The file that defines an item and the one-based line and column in it; 0: not found, as when the item comes from a wildcard.</summary>
    public static (string File, int Line, int Column) Find(ITaskItem item, string projectFile)
    {
        string file = item.GetMetadata("DefiningProjectFullPath") is { Length: > 0 } path ? path : projectFile;
        try
        {
            IXmlLineInfo? element = XDocument.Load(file, LoadOptions.SetLineInfo)
                .Descendants()
                .FirstOrDefault(e => e.Name.LocalName == "UapiHeader" && Names(e, item.ItemSpec));
            return element is null ? (file, 0, 0) : (file, element.LineNumber, element.LinePosition);
        }
        catch (Exception e) when (e is IOException or XmlException or UnauthorizedAccessException)
        {
            return (file, 0, 0);
        }
    }

    private static bool Names(XElement element, string item) =>
        (element.Attribute("Include")?.Value ?? "").Split(';').Any(part => part.Trim() == item);
}

// Remembers which files a header includes, so that a build that changes nothing reads no header.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using UapiGen.CFrontEnd.Preprocessing;
using UapiGen.Engine.Manifests;

namespace UapiGen.Build;

/// <summary>Include directives by file, valid while the file's time and length are what they were.</summary>
internal sealed class ScanCache
{
    private const string FileWord = "scan-2";
    private const string Time = "time";
    private const string Length = "length";
    private const string PathKey = "path";
    private const string Quoted = "\"";
    private const string Angled = "<";
    private const string QuotedNext = "next\"";
    private const string AngledNext = "next<";

    private readonly Dictionary<string, Entry> _known = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Entry> _used = new(StringComparer.Ordinal);
    private bool _changed;

    /// <summary>The files that were asked for, as they were then.</summary>
    public IEnumerable<KeyValuePair<string, FileStamp>> Stamps => _used.Select(entry => new KeyValuePair<string, FileStamp>(entry.Key, entry.Value.Stamp));

    /// <summary>How many files were read because nothing valid was known of them.</summary>
    public int Misses { get; private set; }

    /// <summary>Reads the cache; an unreadable one is an empty one, since it can always be made again.</summary>
    public static ScanCache Load(string path)
    {
        var cache = new ScanCache();
        if (!File.Exists(path))
        {
            return cache;
        }

        foreach (string text in File.ReadAllLines(path))
        {
            if (ManifestLine.TryParse(text, out ManifestLine? line)
                && line.Word == FileWord
                && line.Find(PathKey) is { } file
                && long.TryParse(line.Find(Time), NumberStyles.None, CultureInfo.InvariantCulture, out long time)
                && long.TryParse(line.Find(Length), NumberStyles.None, CultureInfo.InvariantCulture, out long length))
            {
                cache._known[file] = new Entry(new FileStamp(time, length), [.. Directives(line)]);
            }
        }

        return cache;
    }

    /// <summary>The include directives of a file.</summary>
    public ImmutableArray<ScannedInclude> Includes(string path)
    {
        if (_used.TryGetValue(path, out Entry? used))
        {
            return used.Includes;
        }

        FileStamp stamp = FileStamp.Of(path);
        if (!_known.TryGetValue(path, out Entry? entry) || entry.Stamp != stamp)
        {
            entry = new Entry(stamp, IncludeScanner.Scan(File.ReadAllText(path)));
            _changed = true;
            Misses++;
        }

        _used.Add(path, entry);
        return entry.Includes;
    }

    /// <summary>Writes what was used, if that differs from what was loaded.</summary>
    public void Save(string path)
    {
        if (!_changed && _used.Count == _known.Count)
        {
            return;
        }

        var text = new StringBuilder();
        foreach (KeyValuePair<string, Entry> entry in _used)
        {
            var line = new ManifestLine(FileWord)
                .With(PathKey, entry.Key)
                .With(Time, entry.Value.Stamp.Time.ToString(CultureInfo.InvariantCulture))
                .With(Length, entry.Value.Stamp.Length.ToString(CultureInfo.InvariantCulture));
            foreach (ScannedInclude include in entry.Value.Includes)
            {
                line.With(KeyOf(include), include.Name);
            }

            text.Append(line).Append('\n');
        }

        File.WriteAllText(path, text.ToString());
    }

    private static IEnumerable<ScannedInclude> Directives(ManifestLine line) =>
        from field in line.Fields
        where field.Key is Quoted or Angled or QuotedNext or AngledNext
        select new ScannedInclude(field.Value, field.Key is Angled or AngledNext, field.Key is QuotedNext or AngledNext);

    private static string KeyOf(ScannedInclude include) => (include.IsAngled, include.IsNext) switch
    {
        (true, true) => AngledNext,
        (true, false) => Angled,
        (false, true) => QuotedNext,
        (false, false) => Quoted,
    };

    private sealed record Entry(FileStamp Stamp, ImmutableArray<ScannedInclude> Includes);
}

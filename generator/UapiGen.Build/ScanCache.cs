// Remembers which files a header asks for, so that a build that changes nothing reads no header.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using UapiGen.CFrontEnd.Preprocessing;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Manifests;

namespace UapiGen.Build;

/// <summary>What each file asks for, valid while the file's time and length are what they were.</summary>
internal sealed class ScanCache
{
    private const string FileWord = "scan-3";
    private const string Time = "time";
    private const string Length = "length";
    private const string PathKey = "path";
    private const string Quoted = "\"";
    private const string Angled = "<";
    private const string QuotedNext = "next\"";
    private const string AngledNext = "next<";
    private const string Test = "has";
    private const string Computed = "computed";

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
                cache._known[file] = new Entry(new FileStamp(time, length), Asks(line));
            }
        }

        return cache;
    }

    /// <summary>What a file asks for: the front end's own never changes, and is not remembered.</summary>
    public HeaderAsks AsksOf(SourceFile file)
    {
        if (file.Origin == HeaderOrigin.BuiltIn)
        {
            return HeaderAsks.Of(file);
        }

        if (_used.TryGetValue(file.Path, out Entry? used))
        {
            return used.Asks;
        }

        FileStamp stamp = FileStamp.Of(file.Path);
        if (!_known.TryGetValue(file.Path, out Entry? entry) || entry.Stamp != stamp)
        {
            entry = new Entry(stamp, HeaderAsks.Of(file));
            _changed = true;
            Misses++;
        }

        _used.Add(file.Path, entry);
        return entry.Asks;
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
            Write(line, "", entry.Value.Asks.Includes);
            Write(line, Test, entry.Value.Asks.Tests);
            if (entry.Value.Asks.HasComputed)
            {
                line.With(Computed, "");
            }

            text.Append(line).Append('\n');
        }

        File.WriteAllText(path, text.ToString());
    }

    private static HeaderAsks Asks(ManifestLine line) => new(Read(line, ""), Read(line, Test), line.Find(Computed) is not null);

    private static ImmutableArray<HeaderAsk> Read(ManifestLine line, string prefix) =>
    [
        .. from field in line.Fields
           where field.Key.StartsWith(prefix, StringComparison.Ordinal) && field.Key.Substring(prefix.Length) is Quoted or Angled or QuotedNext or AngledNext
           let form = field.Key.Substring(prefix.Length)
           select new HeaderAsk(field.Value, form is Angled or AngledNext, form is QuotedNext or AngledNext),
    ];

    private static void Write(ManifestLine line, string prefix, ImmutableArray<HeaderAsk> asks)
    {
        foreach (HeaderAsk ask in asks)
        {
            line.With(prefix + FormOf(ask), ask.Name);
        }
    }

    private static string FormOf(HeaderAsk ask) => (ask.IsAngled, ask.IsNext) switch
    {
        (true, true) => AngledNext,
        (true, false) => Angled,
        (false, true) => QuotedNext,
        (false, false) => Quoted,
    };

    private sealed record Entry(FileStamp Stamp, HeaderAsks Asks);
}

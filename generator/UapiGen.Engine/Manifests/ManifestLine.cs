// The line format of the manifest and of the build's scan cache: a word, then key=value fields, separated by tabs.

using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace UapiGen.Engine.Manifests;

/// <summary>One line. Values hold any text: backslash, tab, line feed and carriage return are written as <c>\\</c>, <c>\t</c>, <c>\n</c>, <c>\r</c>.</summary>
public sealed class ManifestLine(string word)
{
    private readonly List<KeyValuePair<string, string>> _fields = [];

    /// <summary>What the line states.</summary>
    public string Word { get; } = word;

    /// <summary>Adds a field. A key may come more than once: that is how lists are written.</summary>
    public ManifestLine With(string key, string value)
    {
        _fields.Add(new(key, value));
        return this;
    }

    /// <summary>Adds one field an element.</summary>
    public ManifestLine WithAll(string key, IEnumerable<string> values)
    {
        foreach (string value in values)
        {
            With(key, value);
        }

        return this;
    }

    /// <summary>The fields in their order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields => _fields;

    /// <summary>The value of a key's first field, or null.</summary>
    public string? Find(string key)
    {
        foreach (KeyValuePair<string, string> field in _fields)
        {
            if (field.Key == key)
            {
                return field.Value;
            }
        }

        return null;
    }

    /// <summary>The values of all fields of a key, in their order.</summary>
    public IEnumerable<string> All(string key)
    {
        foreach (KeyValuePair<string, string> field in _fields)
        {
            if (field.Key == key)
            {
                yield return field.Value;
            }
        }
    }

    /// <summary>The line's text without its end.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Word);
        foreach (KeyValuePair<string, string> field in _fields)
        {
            text.Append('\t').Append(field.Key).Append('=');
            AppendEscaped(text, field.Value);
        }

        return text.ToString();
    }

    /// <summary>Reads a line; false when it is not of this format.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out ManifestLine? line)
    {
        string[] parts = text.Split('\t');
        line = null;
        if (parts[0].Length == 0)
        {
            return false;
        }

        var result = new ManifestLine(parts[0]);
        for (int i = 1; i < parts.Length; i++)
        {
            int equals = parts[i].IndexOf('=');
            if (equals <= 0 || !TryUnescape(parts[i].Substring(equals + 1), out string? value))
            {
                return false;
            }

            result.With(parts[i].Substring(0, equals), value);
        }

        line = result;
        return true;
    }

    private static void AppendEscaped(StringBuilder text, string value)
    {
        foreach (char c in value)
        {
            _ = c switch
            {
                '\\' => text.Append("\\\\"),
                '\t' => text.Append("\\t"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                _ => text.Append(c),
            };
        }
    }

    private static bool TryUnescape(string text, [NotNullWhen(true)] out string? value)
    {
        value = text;
        if (text.IndexOf('\\') < 0)
        {
            return true;
        }

        var result = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                result.Append(text[i]);
                continue;
            }

            char? c = ++i == text.Length ? null : text[i] switch { '\\' => '\\', 't' => '\t', 'n' => '\n', 'r' => '\r', _ => null };
            if (c is null)
            {
                value = null;
                return false;
            }

            result.Append(c.Value);
        }

        value = result.ToString();
        return true;
    }
}

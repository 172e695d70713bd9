// Reads the manifest that the build wrote.

using System;
using System.Collections.Immutable;
using System.Globalization;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Targets;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Lint;

namespace UapiGen.Engine.Manifests;

/// <summary>A manifest's text to its meaning. An error names the line; then there is no manifest.</summary>
public static class ManifestReader
{
    public static DiagnosticRule UnreadableRule { get; } = new(
        "UAPI3001",
        "The list of headers can't be read",
        "The list of headers that the build wrote can't be read: {0}. Rebuild the project; if that does not help, delete its obj folder.",
        Severity.Error);

    public static Manifest? Read(SourceFile source, out SourceDiagnostic? error)
    {
        var reader = new Reader();
        int start = 0;
        while (start < source.Text.Length)
        {
            int end = source.Text.IndexOf('\n', start);
            end = end < 0 ? source.Text.Length : end;
            string? problem = reader.Take(source.Text.Substring(start, end - start));
            if (problem is not null)
            {
                error = new SourceDiagnostic(UnreadableRule, new SourceSpan(source, start, end - start), problem);
                return null;
            }

            start = end + 1;
        }

        Manifest? manifest = reader.Finish(out string? missing);
        error = missing is null ? null : new SourceDiagnostic(UnreadableRule, new SourceSpan(source, source.Text.Length, 0), missing);
        return manifest;
    }

    /// <summary>Takes one line after the other; each method that reads returns what is wrong, or null.</summary>
    private sealed class Reader
    {
        private readonly ImmutableArray<ManifestFile>.Builder _files = ImmutableArray.CreateBuilder<ManifestFile>();
        private readonly ImmutableArray<ManifestHeader>.Builder _headers = ImmutableArray.CreateBuilder<ManifestHeader>();
        private readonly ImmutableArray<ManifestEntry>.Builder _entries = ImmutableArray.CreateBuilder<ManifestEntry>();
        private readonly ImmutableArray<ManifestTarget>.Builder _targets = ImmutableArray.CreateBuilder<ManifestTarget>();
        private readonly ImmutableArray<int>.Builder _overlays = ImmutableArray.CreateBuilder<int>();
        private readonly ImmutableArray<int>.Builder _baselines = ImmutableArray.CreateBuilder<int>();
        private bool _started;
        private BindingsVisibility _visibility;
        private bool _lintsSystemHeaders;
        private string? _target;

        public string? Take(string text)
        {
            if (!ManifestLine.TryParse(text, out ManifestLine? line))
            {
                return "the line is not of the expected form";
            }

            if (!_started)
            {
                _started = true;
                return Start(line);
            }

            return line.Word switch
            {
                ManifestWords.File => File(line),
                ManifestWords.Overlay => NumberOfFile(line, _overlays, "an overlay"),
                ManifestWords.LintBaseline => NumberOfFile(line, _baselines, "a baseline"),
                ManifestWords.Header => Header(line),
                ManifestWords.Target => Target(line),
                ManifestWords.Found => Found(line),
                _ => $"'{line.Word}' is not known",
            };
        }

        public Manifest? Finish(out string? problem)
        {
            problem = _started ? null : "it is empty";
            if (problem is not null)
            {
                return null;
            }

            EndTarget();
            return new Manifest
            {
                Visibility = _visibility,
                Files = _files.ToImmutable(),
                Headers = _headers.ToImmutable(),
                Targets = _targets.ToImmutable(),
                Overlays = _overlays.ToImmutable(),
                LintsSystemHeaders = _lintsSystemHeaders,
                LintBaselines = _baselines.ToImmutable(),
            };
        }

        private string? Start(ManifestLine line)
        {
            if (line.Word != ManifestWords.Manifest)
            {
                return "it does not start as one";
            }

            _lintsSystemHeaders = line.Find(ManifestWords.LintsSystemHeaders) == ManifestWords.Yes;
            string version = line.Find(ManifestWords.Version) ?? "none";
            return version != Manifest.Version.ToString(CultureInfo.InvariantCulture)
                ? $"it has version {version}, and this generator reads version {Manifest.Version}"
                : Enumeration(line, ManifestWords.Visibility, out _visibility);
        }

        private string? File(ManifestLine line)
        {
            if (Enumeration(line, ManifestWords.Origin, out HeaderOrigin origin) is { } problem)
            {
                return problem;
            }

            if (line.Find(ManifestWords.Path) is not { Length: > 0 } path || line.Find(ManifestWords.Name) is not { Length: > 0 } name)
            {
                return "a file needs a path and a name";
            }

            _files.Add(new ManifestFile(path, name, origin));
            return null;
        }

        private string? NumberOfFile(ManifestLine line, ImmutableArray<int>.Builder list, string what)
        {
            if (!TryFile(line, out int file))
            {
                return $"{what} needs the number of its file";
            }

            list.Add(file);
            return null;
        }

        private string? Header(ManifestLine line)
        {
            if (line.Find(ManifestWords.Name) is not { Length: > 0 } name)
            {
                return "a header needs a name";
            }

            string? badNaming = Enumeration(line, ManifestWords.Naming, out NamingStyle naming);
            string? badDocs = Enumeration(line, ManifestWords.Docs, out DocumentationLevel docs);
            string? badLint = Enumeration(line, ManifestWords.Lint, out LintMode lint);
            if ((badNaming ?? badDocs ?? badLint) is { } problem)
            {
                return problem;
            }

            _headers.Add(new ManifestHeader
            {
                IncludeName = name,
                Namespace = line.Find(ManifestWords.Namespace),
                Naming = naming,
                Docs = docs,
                Lint = lint,
                LintSeverities = line.All(ManifestWords.LintSeverity).ToImmutableArray(),
                Only = line.All(ManifestWords.Only).ToImmutableArray(),
                Exclude = line.All(ManifestWords.Exclude).ToImmutableArray(),
                Defines = line.All(ManifestWords.Define).ToImmutableArray(),
                IncludeBefore = line.All(ManifestWords.IncludeBefore).ToImmutableArray(),
            });
            return null;
        }

        private string? Target(ManifestLine line)
        {
            EndTarget();
            _target = line.Find(ManifestWords.Name);
            return _target is null || KnownTargets.Find(_target) is null ? $"'{_target}' is not a target" : null;
        }

        private string? Found(ManifestLine line)
        {
            if (_target is null
                || line.Find(ManifestWords.Name) is not { Length: > 0 } name
                || !TryNumber(line, ManifestWords.Directory, out int directory)
                || !TryFile(line, out int file))
            {
                return "what an include finds needs a target before it, a name, a directory and a file";
            }

            _entries.Add(new ManifestEntry(name, directory, file));
            return null;
        }

        private void EndTarget()
        {
            if (_target is not null)
            {
                _targets.Add(new ManifestTarget(_target, _entries.ToImmutable()));
                _entries.Clear();
            }
        }

        private bool TryFile(ManifestLine line, out int file) =>
            TryNumber(line, ManifestWords.File, out file) && file >= 0 && file < _files.Count;

        private static bool TryNumber(ManifestLine line, string key, out int value) =>
            int.TryParse(line.Find(key), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

        private static string? Enumeration<T>(ManifestLine line, string key, out T value)
            where T : struct, Enum
        {
            string text = line.Find(key) ?? "";
            bool isDefined = Enum.IsDefined(typeof(T), text);
            value = isDefined ? (T)Enum.Parse(typeof(T), text) : default;
            return isDefined ? null : $"'{text}' is not a value of '{key}'";
        }
    }
}

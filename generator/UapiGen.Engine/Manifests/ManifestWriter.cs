// Writes the manifest. Whatever is added here is read in ManifestReader; a test takes every property through both.

using System.Globalization;
using System.Text;

namespace UapiGen.Engine.Manifests;

/// <summary>A manifest as text. The same manifest is the same text.</summary>
public static class ManifestWriter
{
    public static string Write(Manifest manifest)
    {
        var text = new StringBuilder();
        Add(new ManifestLine(ManifestWords.Manifest)
            .With(ManifestWords.Version, Number(Manifest.Version))
            .With(ManifestWords.Visibility, manifest.Visibility.ToString())
            .With(ManifestWords.LintsSystemHeaders, manifest.LintsSystemHeaders ? ManifestWords.Yes : ManifestWords.No));
        foreach (ManifestFile file in manifest.Files)
        {
            Add(new ManifestLine(ManifestWords.File)
                .With(ManifestWords.Name, file.IncludeName)
                .With(ManifestWords.Origin, file.Origin.ToString())
                .With(ManifestWords.Path, file.Path));
        }

        foreach (int overlay in manifest.Overlays)
        {
            Add(new ManifestLine(ManifestWords.Overlay).With(ManifestWords.File, Number(overlay)));
        }

        foreach (int baseline in manifest.LintBaselines)
        {
            Add(new ManifestLine(ManifestWords.LintBaseline).With(ManifestWords.File, Number(baseline)));
        }

        foreach (ManifestHeader header in manifest.Headers)
        {
            Add(Header(header));
        }

        foreach (ManifestTarget target in manifest.Targets)
        {
            Add(new ManifestLine(ManifestWords.Target).With(ManifestWords.Name, target.Name));
            foreach (ManifestEntry entry in target.Entries)
            {
                Add(new ManifestLine(ManifestWords.Found)
                    .With(ManifestWords.Name, entry.IncludeName)
                    .With(ManifestWords.Directory, Number(entry.Directory))
                    .With(ManifestWords.File, Number(entry.File)));
            }
        }

        return text.ToString();

        void Add(ManifestLine line) => text.Append(line).Append('\n');
    }

    private static ManifestLine Header(ManifestHeader header)
    {
        ManifestLine line = new ManifestLine(ManifestWords.Header)
            .With(ManifestWords.Name, header.IncludeName)
            .With(ManifestWords.Naming, header.Naming.ToString())
            .With(ManifestWords.Docs, header.Docs.ToString())
            .With(ManifestWords.Lint, header.Lint.ToString())
            .WithAll(ManifestWords.LintSeverity, header.LintSeverities)
            .WithAll(ManifestWords.Only, header.Only)
            .WithAll(ManifestWords.Exclude, header.Exclude)
            .WithAll(ManifestWords.Define, header.Defines)
            .WithAll(ManifestWords.IncludeBefore, header.IncludeBefore);
        return header.Namespace is null ? line : line.With(ManifestWords.Namespace, header.Namespace);
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The words and keys of the manifest's lines.</summary>
internal static class ManifestWords
{
    public const string Manifest = "uapigen-manifest";
    public const string Version = "version";
    public const string Visibility = "visibility";
    public const string File = "file";
    public const string Name = "name";
    public const string Origin = "origin";
    public const string Path = "path";
    public const string Overlay = "overlay";
    public const string Header = "header";
    public const string Namespace = "namespace";
    public const string Naming = "naming";
    public const string Docs = "docs";
    public const string Lint = "lint";
    public const string LintSeverity = "lint-severity";
    public const string LintBaseline = "lint-baseline";
    public const string LintsSystemHeaders = "lint-system-headers";
    public const string Yes = "yes";
    public const string No = "no";
    public const string Only = "only";
    public const string Exclude = "exclude";
    public const string Define = "define";
    public const string IncludeBefore = "include-before";
    public const string Target = "target";
    public const string Found = "found";
    public const string Directory = "directory";
}

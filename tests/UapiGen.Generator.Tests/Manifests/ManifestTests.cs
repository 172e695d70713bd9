using System;
using System.Collections.Immutable;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine;
using UapiGen.Engine.Lint;
using UapiGen.Engine.Manifests;

namespace UapiGen.Generator.Tests.Manifests;

/// <summary>The manifest through its writer and its reader.</summary>
public class ManifestTests
{
    [Theory]
    [InlineData("/usr/include/linux/kvm.h")]
    [InlineData("/a b/c#d;e=f/ü\u2028漢/100%.h")]
    [InlineData("C:\\headers\\new\\table.h")]
    [InlineData("tab\tnewline\nreturn\rbackslash\\t")]
    [InlineData("=")]
    [InlineData(" leading and trailing ")]
    public void Everything_survives_whatever_the_text(string text)
    {
        Manifest manifest = Full(text);

        Manifest? read = ManifestReader.Read(Source(ManifestWriter.Write(manifest)), out SourceDiagnostic? error);

        Assert.Null(error);
        Assert.Equal(manifest, read);
    }

    [Fact]
    public void The_smallest_manifest_survives()
    {
        Assert.Equal(new Manifest(), ManifestReader.Read(Source(ManifestWriter.Write(new Manifest())), out _));
    }

    [Theory]
    [InlineData("", 1, "empty")]
    [InlineData("something else", 1, "does not start as one")]
    [InlineData("uapigen-manifest", 1, "version none")]
    [InlineData("uapigen-manifest\tversion=1\tvisibility=Secret", 1, "'Secret' is not a value of 'visibility'")]
    [InlineData("uapigen-manifest\tversion=1\tvisibility=1", 1, "visibility")]
    [InlineData("uapigen-manifest\tversion=1\tvisibility=Public\nfile\tname=a.h\torigin=System", 2, "a file needs a path")]
    [InlineData("uapigen-manifest\tversion=1\tvisibility=Public\nfile\tname", 2, "expected form")]
    [InlineData("uapigen-manifest\tversion=1\tvisibility=Public\nfile\tname=a\\x", 2, "expected form")]
    [InlineData("uapigen-manifest\tversion=1\tvisibility=Public\ntarget\tname=vax", 2, "'vax' is not a target")]
    [InlineData("uapigen-manifest\tversion=1\tvisibility=Public\nfound\tname=a.h\tdirectory=0\tfile=0", 2, "needs a target before it")]
    [InlineData("uapigen-manifest\tversion=1\tvisibility=Public\ntarget\tname=arm\nfound\tname=a.h\tdirectory=0\tfile=0", 3, "file")]
    [InlineData("uapigen-manifest\tversion=1\tvisibility=Public\noverlay\tfile=-1", 2, "overlay")]
    [InlineData("uapigen-manifest\tversion=1\tvisibility=Public\nlint-baseline\tfile=0", 2, "a baseline needs the number of its file")]
    [InlineData("uapigen-manifest\tversion=1\tvisibility=Public\nheader\tnaming=DotNet", 2, "a header needs a name")]
    [InlineData("uapigen-manifest\tversion=1\tvisibility=Public\n\n", 2, "expected form")]
    [InlineData("uapigen-manifest\tversion=1\tvisibility=Public\nwhat", 2, "'what' is not known")]
    public void An_error_names_its_line(string text, int line, string words)
    {
        Assert.Null(ManifestReader.Read(Source(text), out SourceDiagnostic? error));

        Assert.NotNull(error);
        Assert.Equal("UAPI3001", error.Rule.Id);
        Assert.Equal(line, error.Span.Position.Line + 1);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    private static SourceFile Source(string text) => new("/obj/a.uapigen-manifest", "a", text, HeaderOrigin.Project);

    /// <summary>A manifest that uses every property, with a text in every place for one.</summary>
    private static Manifest Full(string text) => new()
    {
        Visibility = BindingsVisibility.Public,
        Files = ImmutableArray.Create(
            new ManifestFile(text, "linux/a.h", HeaderOrigin.System),
            new ManifestFile("/b", text, HeaderOrigin.Project),
            new ManifestFile("/c", "linux/c.uapi", HeaderOrigin.BuiltIn)),
        Overlays = ImmutableArray.Create(2, 1),
        LintsSystemHeaders = true,
        LintBaselines = ImmutableArray.Create(1, 0),
        Headers = ImmutableArray.Create(
            new ManifestHeader
            {
                IncludeName = text,
                Namespace = text,
                Naming = NamingStyle.C,
                Docs = DocumentationLevel.Summary,
                Lint = LintMode.Off,
                LintSeverities = ImmutableArray.Create("UAPI4105=none", text),
                Only = ImmutableArray.Create(text, "b*"),
                Exclude = ImmutableArray.Create("x", text),
                Defines = ImmutableArray.Create("A=1", text),
                IncludeBefore = ImmutableArray.Create(text),
            },
            new ManifestHeader { IncludeName = "plain.h" }),
        Targets = ImmutableArray.Create(
            new ManifestTarget("x86-64", ImmutableArray.Create(new ManifestEntry(text, 0, 0), new ManifestEntry("linux/a.h", -1, 1))),
            new ManifestTarget("arm64", default)),
    };
}

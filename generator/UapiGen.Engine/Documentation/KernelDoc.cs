using System.Collections.Immutable;

namespace UapiGen.Engine.Documentation;

/// <summary>What a comment's first line says it documents.</summary>
public enum KernelDocKind
{
    /// <summary>No title: an ordinary comment, or one that only opens like kernel-doc. All of it is <see cref="KernelDoc.Body"/>.</summary>
    Plain,

    Struct,
    Union,
    Enum,
    Typedef,

    /// <summary><c>define NAME - …</c></summary>
    Define,

    /// <summary><c>NAME - …</c> or <c>NAME() - …</c></summary>
    Function,

    /// <summary><c>DOC: title</c></summary>
    Section,

    /// <summary><c>/** @member: … */</c> beside the member: <see cref="KernelDoc.Members"/> holds it.</summary>
    Inline,
}

/// <summary>A <c>@member:</c> entry. The name may be a path (<c>u.evtchn</c>).</summary>
public sealed record KernelDocMember(string Name, Passage Text);

/// <summary>A <c>Word:</c> section, <c>uapi:</c> lines included.</summary>
public sealed record KernelDocSection(string Name, Passage Text);

/// <summary>A comment read as kernel-doc (doc-guide/kernel-doc.rst), tolerantly: what does not fit stays as plain text.</summary>
public sealed class KernelDoc
{
    private Passage? _prose;

    public required KernelDocKind Kind { get; init; }

    /// <summary>The name in the title, or the title of a <c>DOC:</c> block; empty when there is none.</summary>
    public required string Name { get; init; }

    /// <summary>What follows the name in the title.</summary>
    public required Passage Purpose { get; init; }

    public required ImmutableArray<KernelDocMember> Members { get; init; }

    /// <summary>Free text, the <c>Description:</c> section included.</summary>
    public required Passage Body { get; init; }

    public required ImmutableArray<KernelDocSection> Sections { get; init; }

    /// <summary>All lines of the comment.</summary>
    public required Passage All { get; init; }

    /// <summary>What is said of the thing as a whole: neither the name in the title nor the members' entries.</summary>
    public Passage Prose => _prose ??= ReadProse();

    /// <summary>What a section says by its name, any case; <see cref="Passage.Empty"/> without it.</summary>
    public Passage Section(string name)
    {
        foreach (KernelDocSection section in Sections)
        {
            if (string.Equals(section.Name, name, System.StringComparison.OrdinalIgnoreCase))
            {
                return section.Text;
            }
        }

        return Passage.Empty;
    }

    /// <summary>The <c>Return:</c> (or <c>Returns:</c>) section.</summary>
    public Passage Return
    {
        get
        {
            Passage text = Section("return");
            return text.IsEmpty ? Section("returns") : text;
        }
    }

    /// <summary>What a <c>@member:</c> entry says; null without one.</summary>
    public Passage? Member(string name)
    {
        foreach (KernelDocMember member in Members)
        {
            if (member.Name == name)
            {
                return member.Text;
            }
        }

        return null;
    }

    private Passage ReadProse()
    {
        bool hasTitle = Kind is not (KernelDocKind.Plain or KernelDocKind.Section or KernelDocKind.Inline);
        if (!hasTitle && Members.IsEmpty)
        {
            return All;
        }

        var lines = ImmutableArray.CreateBuilder<PassageLine>();
        lines.AddRange(Purpose.Lines);
        lines.Add(new PassageLine("", 0));
        lines.AddRange(Body.Lines);
        foreach (KernelDocSection section in Sections)
        {
            lines.Add(new PassageLine("", 0));
            int start = lines.Count;
            lines.AddRange(section.Text.Lines);
            foreach (PassageLine line in All.Lines)
            {
                // "Return: …" reads as a sentence, with the section's name.
                lines[start] = line.Offset <= section.Text.Lines[0].Offset ? line : lines[start];
            }
        }

        return new Passage(All.File, lines.ToImmutable());
    }
}

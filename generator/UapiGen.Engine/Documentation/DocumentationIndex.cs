using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.Engine.Documentation;

/// <summary>What the header says about one declaration, member, constant or ioctl.</summary>
/// <param name="Summary">The first thing said: a title's purpose, a member's entry, or the first block of a comment.</param>
/// <param name="Remarks">The rest.</param>
/// <param name="Return">What is said of the returned value.</param>
public sealed record DocEntry(DocText Summary, DocText Remarks, DocText Return)
{
    public static readonly DocEntry Empty = new(DocText.Empty, DocText.Empty, DocText.Empty);

    public bool IsEmpty => Summary.IsEmpty && Remarks.IsEmpty && Return.IsEmpty;
}

/// <summary>Finds the documentation of everything in a translation unit: by kernel-doc title first, then by place.</summary>
public sealed class DocumentationIndex
{
    private static readonly ConditionalWeakTable<TranslationUnit, DocumentationIndex> s_known = new();

    private readonly Dictionary<string, KernelDoc> _byTitle = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KernelDoc> _defines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KernelDoc> _byIoctl = new(StringComparer.Ordinal);
    private readonly Dictionary<Comment, KernelDoc> _read = [];
    private readonly Dictionary<Declaration, KernelDoc?> _ofDeclarations = [];

    public DocumentationIndex(TranslationUnit unit)
    {
        foreach (SourceFile file in unit.Files)
        {
            foreach (Comment comment in unit.Comments.TryGetValue(file, out ImmutableArray<Comment> comments) ? comments : [])
            {
                if (comment.Kind == CommentKind.KernelDoc)
                {
                    Add(Read(comment)!);
                }
            }
        }
    }

    /// <summary>The index of a unit, made once for as long as the unit lives: facts, rules and binding all ask. A unit is used by one thread at a time.</summary>
    public static DocumentationIndex Of(TranslationUnit unit) => s_known.GetValue(unit, static u => new DocumentationIndex(u));

    /// <summary>The kernel-doc of a record or enum: the one with its title, else the comment above it; null without either.</summary>
    public KernelDoc? KernelDocOf(Declaration declaration)
    {
        // Asked for again for each member.
        if (!_ofDeclarations.TryGetValue(declaration, out KernelDoc? doc))
        {
            _ofDeclarations.Add(declaration, doc = FindKernelDoc(declaration));
        }

        return doc;
    }

    private KernelDoc? FindKernelDoc(Declaration declaration)
    {
        string title = declaration switch
        {
            RecordDeclaration { Tag: null } or EnumDeclaration { Tag: null } => "typedef " + declaration.CName,
            TypedefDeclaration => "typedef " + declaration.CName,
            _ => declaration.CName,
        };
        return _byTitle.TryGetValue(title, out KernelDoc? doc) ? doc : Read(declaration.Comments.Leading);
    }

    /// <summary>The comment that documents a macro: the one with its title, else the one above it; null without either.</summary>
    public KernelDoc? KernelDocOf(Macro macro) =>
        _defines.TryGetValue(macro.Name, out KernelDoc? doc) || _byTitle.TryGetValue(macro.Name, out doc)
            ? doc
            : Read(macro.Comments.Leading);

    public DocEntry For(Declaration declaration) => Entry(KernelDocOf(declaration), declaration.Comments.Trailing);

    /// <summary>A macro's documentation; for an ioctl also that of a record whose title names it.</summary>
    public DocEntry For(Macro macro)
    {
        DocEntry entry = Entry(KernelDocOf(macro), macro.Comments.Trailing);
        return entry.IsEmpty && _byIoctl.TryGetValue(macro.Name, out KernelDoc? doc) ? Entry(doc, null) : entry;
    }

    public DocEntry For(EnumDeclaration declaration, Enumerator enumerator) =>
        MemberEntry(KernelDocOf(declaration)?.Member(enumerator.Name), enumerator.Name, enumerator.Comments);

    /// <summary>A member's documentation.</summary>
    /// <param name="record">The outermost record that the path starts in.</param>
    /// <param name="path">The member's path, anonymous members left out.</param>
    /// <param name="field">The member.</param>
    public DocEntry For(RecordDeclaration record, string path, FieldDeclaration field)
    {
        Passage? entry = MemberPassage(record, path);
        return MemberEntry(entry, field.Name ?? "", field.Comments);
    }

    /// <summary>The <c>@path:</c> entry of a member in its record's kernel-doc, or null.</summary>
    public Passage? MemberPassage(RecordDeclaration record, string path)
    {
        for (RecordDeclaration? outer = record; outer is not null; outer = outer.Parent)
        {
            if (KernelDocOf(outer) is { } doc && doc.Member(path) is { } text)
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>A comment as kernel-doc; each comment is read once.</summary>
    public KernelDoc? Read(Comment? comment)
    {
        if (comment is null)
        {
            return null;
        }

        if (!_read.TryGetValue(comment, out KernelDoc? doc))
        {
            doc = KernelDocReader.Read(comment);
            _read.Add(comment, doc);
        }

        return doc;
    }

    private void Add(KernelDoc doc)
    {
        string? title = doc.Kind switch
        {
            KernelDocKind.Struct => "struct " + doc.Name,
            KernelDocKind.Union => "union " + doc.Name,
            KernelDocKind.Enum => "enum " + doc.Name,
            KernelDocKind.Typedef => "typedef " + doc.Name,
            KernelDocKind.Define or KernelDocKind.Function => doc.Name,
            _ => null,
        };
        if (title is null)
        {
            return;
        }

        Dictionary<string, KernelDoc> titles = doc.Kind == KernelDocKind.Define ? _defines : _byTitle;
        if (!titles.ContainsKey(title))
        {
            titles.Add(title, doc);
        }

        if (IoctlNames.InTitle(doc) is { } ioctl && !_byIoctl.ContainsKey(ioctl))
        {
            _byIoctl.Add(ioctl, doc);
        }
    }

    private DocEntry MemberEntry(Passage? entry, string name, CommentSet comments)
    {
        if (entry is { IsEmpty: false })
        {
            return Split(entry.ToDocText(), DocText.Empty);
        }

        KernelDoc? leading = Read(comments.Leading);
        if (leading?.Member(name) is { } inline)
        {
            return Split(inline.ToDocText(), leading.Body.ToDocText());
        }

        return Entry(leading, comments.Trailing);
    }

    private DocEntry Entry(KernelDoc? doc, Comment? trailing)
    {
        DocText beside = Read(trailing)?.All.ToDocText() ?? DocText.Empty;
        if (doc is null)
        {
            return beside.IsEmpty ? DocEntry.Empty : Split(beside, DocText.Empty);
        }

        DocText purpose = doc.Purpose.ToDocText();
        DocText body = doc.Body.ToDocText();
        DocEntry entry = purpose.IsEmpty ? Split(body, DocText.Empty) : new DocEntry(purpose, body, DocText.Empty);
        return (entry.IsEmpty ? Split(beside, DocText.Empty) : entry) with { Return = doc.Return.ToDocText() };
    }

    private static DocEntry Split(DocText text, DocText more) => text.Blocks.Length switch
    {
        0 => DocEntry.Empty,
        1 => new DocEntry(text, more, DocText.Empty),
        _ => new DocEntry(new DocText([text.Blocks[0]]), new DocText(text.Blocks.RemoveAt(0).AddRange(more.Blocks)), DocText.Empty),
    };
}

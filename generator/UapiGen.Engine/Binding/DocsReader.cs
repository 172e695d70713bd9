using System.Collections.Immutable;
using System.Linq;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.Engine.Binding.Ioctls;
using UapiGen.Engine.Binding.Records;
using UapiGen.Engine.Binding.Types;
using UapiGen.Engine.Documentation;
using UapiGen.Engine.Model;

namespace UapiGen.Engine.Binding;

/// <summary>The documentation of what is generated, from the header's comments, as much of it as the header's options ask for.</summary>
internal sealed class DocsReader(Homes homes)
{
    public Docs OfRecord(HeaderView view, RecordDeclaration record) =>
        WithFacts(view, record.Header, record.CName, "", Of(record.Header, view.Documentation.For(record), "", $"The C type {record.CName}."));

    public Docs OfUnnamed(TypeId outer, string path) =>
        homes.Docs(outer.Header) == DocumentationLevel.None ? Docs.None : OfOwn($"The type of {path} in {outer.CName}.");

    public Docs OfMember(HeaderView view, TypeId outer, FieldDeclaration field, string path) =>
        homes.Docs(outer.Header) == DocumentationLevel.None || view.Records.TryGetValue(outer.CName, out RecordDeclaration? record) is false
            ? Docs.None
            : WithFacts(view, outer.Header, outer.CName, path, Of(outer.Header, view.Documentation.For(record!, path, field), CDeclarator.Text(field)));

    public Docs OfEnum(HeaderView view, TypeId id, EnumDeclaration? declaration) => declaration is null
        ? Of(id.Header, DocEntry.Empty, "", $"The constants of {id.BareName}.")
        : Of(id.Header, view.Documentation.For(declaration), "", $"The C type {id.CName}.");

    /// <summary>A macro's or enumerator's documentation.</summary>
    public Docs OfConstant(HeaderView view, string header, string name) =>
        homes.Docs(header) == DocumentationLevel.None ? Docs.None
        : WithFacts(
            view,
            header,
            name,
            "",
            view.Enumerators.TryGetValue(name, out (EnumDeclaration Enum, Enumerator Enumerator) found) ? Of(header, view.Documentation.For(found.Enum, found.Enumerator), "")
                : view.Macros.TryGetValue(name, out Macro? macro) ? Of(header, view.Documentation.For(macro), "")
                : Docs.None);

    /// <summary>An ioctl's documentation.</summary>
    public Docs OfIoctl(IoctlDeclaration ioctl)
    {
        Macro macro = ioctl.Macro;
        Docs read = Of(
            macro.Header,
            homes.Docs(macro.Header) == DocumentationLevel.None ? DocEntry.Empty : ioctl.View.Documentation.For(macro),
            "",
            $"The ioctl {macro.Name}.");
        Docs docs = WithFacts(ioctl.View, macro.Header, macro.Name, "", read);
        return homes.Docs(macro.Header) == DocumentationLevel.Full && !ioctl.Errnos.IsEmpty ? docs with { Errors = ioctl.Errnos.Select(e => e.Errno + ": " + e.Text).ToImmutableArray() } : docs;
    }

    /// <summary>Words of our own.</summary>
    public Docs OfOwn(string summary) => new(ImmutableArray.Create(summary), default);

    private Docs Of(string header, DocEntry entry, string code, string otherwise = "")
    {
        DocumentationLevel level = homes.Docs(header);
        if (level == DocumentationLevel.None)
        {
            return Docs.None;
        }

        ImmutableArray<string> summary = Paragraphs(entry.Summary);
        ImmutableArray<string> remarks = level == DocumentationLevel.Full ? Paragraphs(entry.Remarks) : [];
        if (summary.IsEmpty && otherwise.Length > 0)
        {
            summary = [otherwise];
        }

        return new Docs(summary, remarks, level == DocumentationLevel.Full || summary.IsEmpty ? code : "")
        {
            Returns = level == DocumentationLevel.Full && !entry.Return.IsEmpty ? string.Join(" ", Paragraphs(entry.Return)) : "",
        };
    }

    /// <summary>Adds since when there is such a thing, and what must be there first.</summary>
    private Docs WithFacts(HeaderView view, string header, string entity, string member, Docs docs)
    {
        if (homes.Docs(header) != DocumentationLevel.Full || (view.Facts.Since(entity, member) is null && view.Facts.Needs(entity, member) is null))
        {
            return docs;
        }

        ImmutableArray<string>.Builder remarks = docs.Remarks.Items.ToBuilder();
        if (view.Facts.Since(entity, member) is { } version)
        {
            remarks.Add($"Since Linux {version}.");
        }

        if (view.Facts.Needs(entity, member) is { } capability)
        {
            remarks.Add($"Needs {capability}.");
        }

        return docs with { Remarks = remarks.ToImmutable() };
    }

    private static ImmutableArray<string> Paragraphs(DocText text)
    {
        if (text.IsEmpty)
        {
            return [];
        }

        var paragraphs = ImmutableArray.CreateBuilder<string>(text.Blocks.Length);
        foreach (DocBlock block in text.Blocks)
        {
            string words = block.ToString();
            if (!string.IsNullOrWhiteSpace(words))
            {
                paragraphs.Add(words);
            }
        }

        return paragraphs.ToImmutable();
    }
}

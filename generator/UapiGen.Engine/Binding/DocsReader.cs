using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.Engine.Binding.Ioctls;
using UapiGen.Engine.Binding.Records;
using UapiGen.Engine.Binding.Types;
using UapiGen.Engine.Documentation;
using UapiGen.Engine.Facts;
using UapiGen.Engine.Model;

namespace UapiGen.Engine.Binding;

/// <summary>The documentation of what is generated, from the header's comments, as much of it as the header's options ask for.</summary>
internal sealed class DocsReader(Homes homes)
{
    public Docs OfRecord(RecordScope scope, RecordDeclaration record) =>
        Of(homes.Docs(record.Header), scope.Entry.View.Documentation.For(record), scope.Stated, otherwise: $"The C type {record.CName}.");

    public Docs OfUnnamed(TypeId outer, string path) =>
        homes.Docs(outer.Header) == DocumentationLevel.None ? Docs.None : OfOwn($"The type of {path} in {outer.CName}.");

    public Docs OfMember(RecordScope scope, RecordDeclaration outer, FieldDeclaration field, string path)
    {
        DocumentationLevel level = homes.Docs(outer.Header);
        return level == DocumentationLevel.None
            ? Docs.None
            : Of(level, scope.Entry.View.Documentation.For(outer, path, field), scope.Stated, path, code: CDeclarator.Text(field));
    }

    public Docs OfEnum(HeaderView view, TypeId id, EnumDeclaration? declaration) => declaration is null
        ? Of(homes.Docs(id.Header), DocEntry.Empty, StatedFacts.None, otherwise: $"The constants of {id.BareName}.")
        : Of(homes.Docs(id.Header), view.Documentation.For(declaration), StatedFacts.None, otherwise: $"The C type {id.CName}.");

    /// <summary>A macro's or enumerator's documentation.</summary>
    public Docs OfConstant(HeaderView view, string header, string name)
    {
        DocumentationLevel level = homes.Docs(header);
        if (level == DocumentationLevel.None)
        {
            return Docs.None;
        }

        DocEntry entry = view.Enumerators.TryGetValue(name, out (EnumDeclaration Enum, Enumerator Enumerator) found) ? view.Documentation.For(found.Enum, found.Enumerator)
            : view.Unit.FindMacro(name) is { } macro ? view.Documentation.For(macro)
            : DocEntry.Empty;
        return Of(level, entry, view.Facts.StatedOf(name));
    }

    /// <summary>An ioctl's documentation.</summary>
    public Docs OfIoctl(IoctlDeclaration ioctl)
    {
        Macro macro = ioctl.Macro;
        DocumentationLevel level = homes.Docs(macro.Header);
        if (level == DocumentationLevel.None)
        {
            return Docs.None;
        }

        Docs docs = Of(level, ioctl.View.Documentation.For(macro), ioctl.View.Facts.StatedOf(macro.Name), otherwise: $"The ioctl {macro.Name}.");
        if (level == DocumentationLevel.Full && ioctl.Facts.ConditionalResults is { IsEmpty: false } results)
        {
            IEnumerable<string> returns = results.Select(Returned);
            docs = docs with { Returns = string.Join(" ", docs.Returns.Length > 0 ? returns.Prepend(docs.Returns) : returns) };
        }

        return level == DocumentationLevel.Full && !ioctl.Errnos.IsEmpty
            ? docs with { Errors = ioctl.Errnos.Select(e => e.Errno + ": " + e.Text).ToImmutableArray() }
            : docs;
    }

    private static string Returned(ConditionalResultFact result)
    {
        string what = result.Form switch
        {
            ResultForm.Fd => "A new fd of kind " + string.Join(" or ", result.Kinds),
            ResultForm.Id => "A number of kind " + string.Join(" or ", result.Kinds),
            ResultForm.ForeignFd => "The number of an fd of another process",
            ResultForm.Int => "A number",
            _ => "Nothing",
        };
        return $"{what} when {result.Condition}{(result.Since.Length > 0 ? ", since Linux " + result.Since : "")}.";
    }

    /// <summary>Words of our own.</summary>
    public Docs OfOwn(string summary) => new(ImmutableArray.Create(summary), default);

    /// <param name="level">How much is asked for.</param>
    /// <param name="entry">What the header says.</param>
    /// <param name="stated">What is stated of the entity.</param>
    /// <param name="member">The member that is spoken of, or empty.</param>
    /// <param name="code">Its C declaration, or empty.</param>
    /// <param name="otherwise">The summary where the header has none, or empty.</param>
    private static Docs Of(DocumentationLevel level, DocEntry entry, StatedFacts stated, string member = "", string code = "", string otherwise = "")
    {
        if (level == DocumentationLevel.None)
        {
            return Docs.None;
        }

        ImmutableArray<string> summary = Paragraphs(entry.Summary);
        if (summary.IsEmpty && otherwise.Length > 0)
        {
            summary = [otherwise];
        }

        if (level != DocumentationLevel.Full)
        {
            return new Docs(summary, default, summary.IsEmpty ? code : "");
        }

        ImmutableArray<string> remarks = Remarks(entry, stated, member);
        string returns = entry.Return.IsEmpty ? "" : string.Join(" ", Paragraphs(entry.Return));
        bool isEmpty = summary.IsEmpty && remarks.IsEmpty && code.Length == 0 && returns.Length == 0;
        return isEmpty ? Docs.None : new Docs(summary, remarks, code) { Returns = returns };
    }

    /// <summary>The rest of what the header says, since when there is such a thing, and what must be there first.</summary>
    private static ImmutableArray<string> Remarks(DocEntry entry, StatedFacts stated, string member)
    {
        ImmutableArray<string> remarks = Paragraphs(entry.Remarks);
        if (stated.Since(member) is { } version)
        {
            remarks = remarks.Add($"Since Linux {version}.");
        }

        foreach (NeedsFact needs in stated.Needs(member))
        {
            remarks = remarks.Add(needs.Condition is { } condition ? $"Needs {condition} in what {needs.Ioctl} gives." : $"Needs {needs.Capability}.");
        }

        return remarks;
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

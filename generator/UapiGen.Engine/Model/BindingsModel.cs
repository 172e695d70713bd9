namespace UapiGen.Engine.Model;

/// <summary>All that one assembly's bindings hold: C# names, types and numbers, nothing of C but its names.</summary>
/// <param name="Files">The files, ordered by header.</param>
/// <param name="Bindings">The assembly attributes that offer its types to other projects; empty when its types are internal.</param>
public sealed record BindingsModel(EquatableArray<FileModel> Files, EquatableArray<BindingsAttributeModel> Bindings);

/// <summary>What the generated file of one header holds.</summary>
/// <param name="HintName">The file's name.</param>
/// <param name="Header">The header, as it is included.</param>
/// <param name="IsPublic">Whether its types are public.</param>
/// <param name="Namespaces">Its namespaces, ordered by name.</param>
public sealed record FileModel(string HintName, string Header, bool IsPublic, EquatableArray<NamespaceModel> Namespaces);

/// <summary>The types that the file puts in one namespace, in the order of the header's text.</summary>
public sealed record NamespaceModel(string Name, EquatableArray<TypeModel> Types);

/// <summary>An assembly attribute by which other projects reuse a header's types.</summary>
public sealed record BindingsAttributeModel(string Header, string Namespace, string Targets);

/// <summary>A type that a file declares.</summary>
/// <param name="Name">Its C# name.</param>
public abstract record TypeModel(string Name)
{
    public Docs Docs { get; init; } = Docs.None;

    public EquatableArray<AttributeModel> Attributes { get; init; }
}

/// <summary>The documentation of a type or member as plain text: escaping is for the printer.</summary>
/// <param name="Summary">Paragraphs of the summary.</param>
/// <param name="Remarks">Paragraphs of the remarks.</param>
/// <param name="Code">The C declaration on one line; empty: none.</param>
public sealed record Docs(EquatableArray<string> Summary, EquatableArray<string> Remarks, string Code = "")
{
    public static readonly Docs None = new(default, default);

    /// <summary>Returned values and parameters, for methods.</summary>
    public EquatableArray<DocumentedName> Parameters { get; init; }

    public string Returns { get; init; } = "";

    /// <summary>For ioctls: what the errors mean, <c>EBUSY: …</c>.</summary>
    public EquatableArray<string> Errors { get; init; }

    public bool IsEmpty => Summary.Count == 0 && Remarks.Count == 0 && Code.Length == 0;
}

/// <summary>The words for one parameter.</summary>
public sealed record DocumentedName(string Name, string Text);

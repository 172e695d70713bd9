namespace UapiGen.Generator;

/// <summary>The names of the pipeline's steps, by which tests ask why each ran.</summary>
internal static class TrackingNames
{
    /// <summary>The manifest's text, compared by content.</summary>
    public const string ManifestText = nameof(ManifestText);

    /// <summary>The manifest's meaning.</summary>
    public const string Manifest = nameof(Manifest);

    /// <summary>A listed file's text, compared by content.</summary>
    public const string HeaderText = nameof(HeaderText);

    /// <summary>A listed file as the front end sees it.</summary>
    public const string Header = nameof(Header);

    public const string Headers = nameof(Headers);

    /// <summary>One reference, and what it is to bindings.</summary>
    public const string Reference = nameof(Reference);

    /// <summary>The little that is asked of the compilation.</summary>
    public const string Compilation = nameof(Compilation);

    /// <summary>The engine's run: all that costs.</summary>
    public const string Bindings = nameof(Bindings);

    public const string Source = nameof(Source);

    public const string Diagnostics = nameof(Diagnostics);

    /// <summary>The user's types, by their syntax.</summary>
    public const string UserTypes = nameof(UserTypes);

    /// <summary>User types that don't go with a generated one.</summary>
    public const string Clashes = nameof(Clashes);

    /// <summary>The steps that an edit of C# must not run.</summary>
    public static readonly string[] HeaderSteps = [ManifestText, Manifest, HeaderText, Header, Headers, Reference, Compilation, Bindings, Source, Diagnostics];
}

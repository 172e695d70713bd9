namespace UapiGen.CFrontEnd.Preprocessing;

/// <summary>How much one unit may take. All of the kernel's exported headers together stay below a quarter of each.</summary>
internal static class PreprocessorLimits
{
    /// <summary>gcc's own limit.</summary>
    public const int MaxIncludeDepth = 200;

    /// <summary>Tokens after preprocessing.</summary>
    public const int MaxTokens = 4_000_000;

    /// <summary>Tokens read, with some more for each directive, each file and each step of an expansion.</summary>
    public const int MaxWork = 16_000_000;

    public const int WorkPerDirective = 4;

    public const int WorkPerFile = 64;

    public const int MaxDiagnostics = 1000;
}

namespace UapiGen.CFrontEnd.Preprocessing;

/// <summary>How much one unit may take. All of the kernel's exported headers together stay far below both.</summary>
internal static class PreprocessorLimits
{
    /// <summary>gcc's own limit.</summary>
    public const int MaxIncludeDepth = 200;

    /// <summary>Tokens after preprocessing.</summary>
    public const int MaxTokens = 2_000_000;

    /// <summary>Tokens read, with some more for each directive, each file and each step of an expansion.</summary>
    public const int MaxWork = 10_000_000;

    public const int WorkPerDirective = 32;

    public const int WorkPerFile = 256;

    public const int MaxDiagnostics = 1000;
}

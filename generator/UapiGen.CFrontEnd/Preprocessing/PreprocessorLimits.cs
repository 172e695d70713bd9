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

    /// <summary>Tokens that one outermost use of a macro may go through.</summary>
    public const int MaxExpansionTokens = 1 << 20;

    /// <summary>The same for a macro that is evaluated by itself, and for all of a unit together.</summary>
    public const int MaxValueTokens = 1 << 16;

    public const int MaxValueWork = 1 << 24;

    /// <summary>How deep the macros of a value may stand in one another; the parser takes no more brackets than half of that either.</summary>
    public const int MaxValueDepth = 512;

    public const int MaxDiagnostics = 1000;
}

namespace UapiGen.Tool.Cli;

/// <summary>Exit codes, as a compiler's.</summary>
public static class ExitCode
{
    public const int Clean = 0;

    /// <summary>An error in a header, or a disagreement with a compiler.</summary>
    public const int Errors = 1;

    /// <summary>Bad usage: the command line itself is wrong.</summary>
    public const int Usage = 2;
}

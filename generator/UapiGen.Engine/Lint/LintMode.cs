namespace UapiGen.Engine.Lint;

/// <summary>Whether the header-side rules speak of a header.</summary>
public enum LintMode
{
    /// <summary>They do for the project's own headers, and are quiet for the system's, which nobody here can change.</summary>
    Default,

    On,

    Off,
}

namespace UapiGen.Analyzers.Rules;

/// <summary>Names under which a finding tells its code fix what to write.</summary>
internal static class FixProperties
{
    public const string Member = nameof(Member);
    public const string FlagsMember = nameof(FlagsMember);
    public const string FlagType = nameof(FlagType);
    public const string Flag = nameof(Flag);
    public const string Replacement = nameof(Replacement);
    public const string Declaration = nameof(Declaration);
    public const string After = nameof(After);
}

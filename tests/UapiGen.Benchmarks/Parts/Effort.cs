namespace UapiGen.Benchmarks.Parts;

/// <summary>How much to measure.</summary>
/// <param name="IsQuick">Only whether everything runs and the robust checks hold: for CI.</param>
internal sealed record Effort(bool IsQuick)
{
    /// <summary>Rounds for what takes milliseconds.</summary>
    public int Rounds => IsQuick ? 3 : 25;

    /// <summary>Rounds for what takes seconds.</summary>
    public int SlowRounds => IsQuick ? 1 : 3;

    /// <summary>Runs of which the least counts.</summary>
    public int Least => IsQuick ? 1 : 7;
}

namespace UapiGen.Benchmarks.Parts;

/// <summary>How much to measure.</summary>
/// <param name="IsQuick">Only whether everything runs and the robust checks hold: for CI.</param>
internal sealed record Effort(bool IsQuick)
{
    /// <summary>Rounds for what takes milliseconds.</summary>
    public int Rounds => IsQuick ? 3 : 25;

    /// <summary>Rounds for what takes seconds.</summary>
    public int SlowRounds => IsQuick ? 1 : 3;

    /// <summary>Rounds for what takes seconds and varies by as much as its collections of the whole heap: compilers, units that stay alive.</summary>
    public int LongRounds => IsQuick ? 1 : 5;

    /// <summary>Turns of several runs each.</summary>
    public int Turns => IsQuick ? 1 : 7;
}

using System;
using System.Diagnostics;
using System.Threading;

namespace UapiGen.Tests;

/// <summary>What a round came to.</summary>
internal enum LitmusOutcome
{
    FirstWasEarlier,
    SecondWasEarlier,
    Forbidden,
}

/// <summary>What two threads do in one round.</summary>
internal interface ILitmusRound
{
    /// <summary>Makes the next round ready, on the first thread.</summary>
    void Prepare();

    /// <summary>What the first thread does.</summary>
    void First();

    /// <summary>What the second thread does at the same moment.</summary>
    void Second();

    /// <summary>Judges the round, on the first thread, when both are done.</summary>
    LitmusOutcome Judge();
}

/// <summary>
/// Lets two threads on two processors do something at the same moment, again and again, until an outcome that is forbidden. Two things make that likely where
/// only a barrier forbids it: the second thread waits longer or shorter, until each of them is earlier about as often; and the first has just written to memory
/// that is far away, so that what it writes next waits in the store buffer behind that.
/// </summary>
internal sealed class Litmus(ILitmusRound round)
{
    private const int SlowWrites = 100;
    private const int SlowWriteDistance = 521; // In words: another page and another cache line each time.
    private const int FirstDelay = 1000;
    private const int DelayStep = 5;

    private readonly long[] _farAway = new long[1 << 22];
    private readonly int[] _outcomes = new int[3];
    private int _met;
    private int _secondDelay = FirstDelay;
    private volatile bool _isOver;

    /// <summary>Runs rounds.</summary>
    /// <returns>How often the first was earlier, how often the second, and whether there was a forbidden outcome.</returns>
    public (int First, int Second, bool WasForbidden) Run(TimeSpan atMost)
    {
        // Each page is there before it counts.
        Array.Fill(_farAway, 1);
        var first = new Thread(RunFirst);
        var second = new Thread(() => RunSecond(atMost));
        first.Start();
        second.Start();
        first.Join();
        second.Join();
        return (_outcomes[0], _outcomes[1], _outcomes[2] != 0);
    }

    private void RunFirst()
    {
        TestLibc.RunOnProcessor(0);
        for (int meeting = 1; ; meeting++)
        {
            round.Prepare();
            Meet(meeting);
            if (_isOver)
            {
                return;
            }

            Wait(FirstDelay);
            WriteFarAway(meeting);
            round.First();
            Meet(++meeting);
            LitmusOutcome outcome = round.Judge();
            _outcomes[(int)outcome]++;
            Volatile.Write(ref _secondDelay, Math.Max(0, _secondDelay + (outcome == LitmusOutcome.SecondWasEarlier ? DelayStep : -DelayStep)));
        }
    }

    private void RunSecond(TimeSpan atMost)
    {
        TestLibc.RunOnProcessor(1);
        long start = Stopwatch.GetTimestamp();
        for (int meeting = 1; ; meeting++)
        {
            // The first thread reads it after this meeting, and judges before.
            bool isOver = Stopwatch.GetElapsedTime(start) > atMost || Volatile.Read(ref _outcomes[(int)LitmusOutcome.Forbidden]) != 0;
            _isOver = isOver;
            Meet(meeting);
            if (isOver)
            {
                return;
            }

            Wait(Volatile.Read(ref _secondDelay));
            round.Second();
            Meet(++meeting);
        }
    }

    private static void Wait(int turns)
    {
        for (int i = 0; Volatile.Read(ref i) < turns; i++)
        {
        }
    }

    private void WriteFarAway(int meeting)
    {
        for (int i = 0; i < SlowWrites; i++)
        {
            _farAway[(((meeting * SlowWrites) + i) * SlowWriteDistance) & (_farAway.Length - 1)] = meeting;
        }
    }

    private void Meet(int meeting)
    {
        Interlocked.Increment(ref _met);
        for (int turns = 0; Volatile.Read(ref _met) < 2 * meeting; turns++)
        {
            if (turns > 10_000)
            {
                Thread.Yield();
            }
        }
    }
}

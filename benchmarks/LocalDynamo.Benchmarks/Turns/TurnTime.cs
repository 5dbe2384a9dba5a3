using System.Diagnostics;

namespace LocalDynamo.Benchmarks.Turns;

/// <summary>What one turn took.</summary>
/// <param name="Nanoseconds">For each operation.</param>
/// <param name="Bytes">Allocated by the calling thread for each operation.</param>
internal readonly record struct TurnTime(double Nanoseconds, double Bytes)
{
    private static readonly TimeSpan WarmUpStep = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan Tiering = TimeSpan.FromMilliseconds(120);

    /// <summary>Runs until some time has passed, or the turn is spent.</summary>
    public static TurnTime Measure(ITurn turn, TimeSpan atLeast)
    {
        turn.Prepare();
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var operations = 0L;
        var start = Stopwatch.GetTimestamp();
        TimeSpan elapsed;
        do
        {
            turn.Run();
            operations += turn.OperationsPerRun;
            elapsed = Stopwatch.GetElapsedTime(start);
        }
        while (elapsed < atLeast && !turn.IsSpent);
        turn.Finish();
        elapsed = Stopwatch.GetElapsedTime(start);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        turn.Rest();
        return new TurnTime(elapsed.TotalNanoseconds / operations, (double)allocated / operations);
    }

    /// <summary>Lets the compiler see what runs often; it optimises in the background while this thread sleeps.</summary>
    public static void WarmUp(ITurn turn)
    {
        for (var step = 0; step < 5; step++)
        {
            _ = Measure(turn, WarmUpStep);
            Thread.Sleep(Tiering);
        }
    }
}

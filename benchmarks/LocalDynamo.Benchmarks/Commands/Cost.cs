using System.Diagnostics;

namespace LocalDynamo.Benchmarks.Commands;

/// <summary>What something took: by the clock, of all processors together, and of the garbage collector, which is in both.</summary>
internal readonly record struct Cost(double Milliseconds, double ProcessorMilliseconds, double PauseMilliseconds)
{
    public static Cost Of(Action action)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        var (processor, pauses, start) = (Environment.CpuUsage.TotalTime, GC.GetTotalPauseDuration(), Stopwatch.GetTimestamp());
        action();
        return new Cost(
            Stopwatch.GetElapsedTime(start).TotalMilliseconds,
            (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds,
            (GC.GetTotalPauseDuration() - pauses).TotalMilliseconds);
    }
}

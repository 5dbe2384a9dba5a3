namespace LocalDynamo.Benchmarks.Workload;

/// <summary>
/// Work that needs a processor and nothing else. Two cores are needed to see what a second thread adds, which a shared machine has now and then: this says
/// whether they are there.
/// </summary>
internal static class CountingLoop
{
    /// <summary>What two threads get done, in units of what one does, where nearly all of two cores is free.</summary>
    public const double FreeMachine = 1.85;

    private static long _sink;

    public static void Run(int steps, long seed)
    {
        var number = seed;
        for (var i = 0; i < steps; i++)
            number = (number * 6_364_136_223_846_793_005) + 1_442_695_040_888_963_407;
        _ = Interlocked.Add(ref _sink, number);
    }
}

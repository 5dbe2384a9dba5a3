namespace LocalDynamo.ModelTests.Crashes;

/// <summary>Many cases of one check, on all processors.</summary>
internal static class Cases
{
    /// <summary>Runs them in no particular order, and fails with the first that does, which the error names.</summary>
    public static void Run(int count, Action<int> run, Func<int, string> describe)
    {
        Exception? first = null;
        var next = -1;

        // Threads of their own: the databases have work for the pool, and cases wait for it.
        var threads = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Thread(RunSome)).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        if (first is not null)
            throw first;

        void RunSome()
        {
            for (var number = Interlocked.Increment(ref next); number < count && Volatile.Read(ref first) is null; number = Interlocked.Increment(ref next))
            {
                try
                {
                    run(number);
                }
                catch (Exception failure)
                {
                    var told = new InvalidOperationException($"LOCALDYNAMO_SEED={TestSettings.Seed}, {describe(number)}: {failure.Message}", failure);
                    _ = Interlocked.CompareExchange(ref first, told, null);
                }
            }
        }
    }
}

namespace LocalDynamo.Tests.Storage;

/// <summary>Threads that start on one signal; what any of them throws fails the test.</summary>
internal static class Soak
{
    public static void Run(int threadCount, Action<int> body)
    {
        using var signal = new Barrier(threadCount);
        var failures = new List<Exception>();
        var threads = Enumerable.Range(0, threadCount).Select(index => new Thread(() =>
        {
            signal.SignalAndWait();
            try
            {
                body(index);
            }
            catch (Exception failure)
            {
                lock (failures)
                    failures.Add(failure);
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        if (failures.Count > 0)
            throw new AggregateException(failures);
    }
}

using System.Diagnostics;

namespace LocalDynamo.Benchmarks.DurableWrites;

/// <summary>What some writers got done in a while, each with one write at a time.</summary>
/// <param name="WritesPerSecond">All together.</param>
/// <param name="SyncsPerWrite">NaN where the store does not tell.</param>
/// <param name="P50">Microseconds that half of the writes took at most.</param>
/// <param name="P99">Microseconds that all but one in a hundred took at most.</param>
internal readonly record struct WriterRun(double WritesPerSecond, double SyncsPerWrite, double P50, double P99)
{
    /// <param name="store">What is written to.</param>
    /// <param name="positions">How many writes each writer has made so far, so that it goes on with the next record: the same twice is no write.</param>
    /// <param name="writerCount">How many write at once.</param>
    /// <param name="duration">How long.</param>
    public static WriterRun Measure(IDurableStore store, int[] positions, int writerCount, TimeSpan duration)
    {
        var times = Enumerable.Range(0, writerCount).Select(_ => new List<long>(1 << 12)).ToArray();
        var syncs = store.Syncs;
        using var gate = new ManualResetEventSlim();
        var end = 0L;
        var writers = Enumerable.Range(0, writerCount)
            .Select(writer => store.IsAsync
                ? Task.Run(() => WriteAsync(writer))
                : Task.Factory.StartNew(() => Write(writer), TaskCreationOptions.LongRunning))
            .ToArray();
        if (!store.IsAsync)
            Thread.Sleep(20);
        var start = Stopwatch.GetTimestamp();
        Volatile.Write(ref end, start + (long)(duration.TotalSeconds * Stopwatch.Frequency));
        gate.Set();
        Task.WaitAll(writers);
        var elapsed = Stopwatch.GetElapsedTime(start);

        var sorted = times.SelectMany(static ofWriter => ofWriter).Order().ToArray();
        return new WriterRun(
            sorted.Length / elapsed.TotalSeconds,
            (double?)(store.Syncs - syncs) / sorted.Length ?? double.NaN,
            Microseconds(sorted[sorted.Length / 2]),
            Microseconds(sorted[(int)(sorted.Length * 0.99)]));

        void Write(int writer)
        {
            gate.Wait();
            for (var i = positions[writer]; ; i++)
            {
                var begin = Stopwatch.GetTimestamp();
                positions[writer] = i;
                if (begin >= end)
                    return;
                store.Write((writer * Payload.RecordsPerWriter) + (i % Payload.RecordsPerWriter));
                times[writer].Add(Stopwatch.GetTimestamp() - begin);
            }
        }

        async Task WriteAsync(int writer)
        {
            // All tasks go round until the end is known: no thread of the pool may be held here.
            while (Volatile.Read(ref end) == 0)
                await Task.Yield();
            for (var i = positions[writer]; ; i++)
            {
                var begin = Stopwatch.GetTimestamp();
                positions[writer] = i;
                if (begin >= end)
                    return;
                await store.WriteAsync((writer * Payload.RecordsPerWriter) + (i % Payload.RecordsPerWriter)).ConfigureAwait(false);
                times[writer].Add(Stopwatch.GetTimestamp() - begin);
            }
        }
    }

    private static double Microseconds(long ticks) => ticks * 1_000_000.0 / Stopwatch.Frequency;
}

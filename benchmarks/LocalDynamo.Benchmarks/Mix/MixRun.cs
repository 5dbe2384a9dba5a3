using System.Diagnostics;
using HdrHistogram;

namespace LocalDynamo.Benchmarks.Mix;

/// <summary>What a mix of operations came to: how long each took, in nanoseconds, and the longest pause of all.</summary>
internal sealed class MixRun
{
    private const int SignificantDigits = 3;

    // Not by a TimeSpan, which knows no less than 100 ns.
    private const long NanosecondsPerSecond = 1_000_000_000;

    private readonly Dictionary<string, LongHistogram> _histograms = [];

    private MixRun()
    {
    }

    /// <summary>The times of each operation, by its name.</summary>
    public IReadOnlyDictionary<string, LongHistogram> Histograms => _histograms;

    public Pause? Longest { get; private set; }

    public double OperationsPerSecond { get; private set; }

    /// <param name="operationsOf">The operations of a thread, which has its own since they keep what they have prepared.</param>
    /// <param name="threadCount">How many threads.</param>
    /// <param name="duration">How long; a fifth of it goes before and does not count.</param>
    public static MixRun Measure(Func<int, IReadOnlyList<MixOperation>> operationsOf, int threadCount, TimeSpan duration)
    {
        var threads = Enumerable.Range(0, threadCount).Select(thread => new MixThread(operationsOf(thread), thread)).ToArray();
        _ = Run(threads, duration / 5);
        GC.Collect();
        var run = new MixRun();
        foreach (var thread in threads)
            thread.Reset();
        var elapsed = Run(threads, duration);
        foreach (var thread in threads)
            run.Add(thread);
        run.OperationsPerSecond = run._histograms.Values.Sum(static histogram => histogram.TotalCount) / elapsed.TotalSeconds;
        return run;
    }

    private static TimeSpan Run(MixThread[] threads, TimeSpan duration)
    {
        using var start = new Barrier(threads.Length + 1);
        var running = threads.Select(thread => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                thread.Run(duration);
            },
            TaskCreationOptions.LongRunning)).ToArray();
        start.SignalAndWait();
        var begin = Stopwatch.GetTimestamp();
        Task.WaitAll(running);
        return Stopwatch.GetElapsedTime(begin);
    }

    private static LongHistogram NewHistogram() => new((long)TimeSpan.FromMinutes(1).TotalNanoseconds, SignificantDigits);

    private void Add(MixThread thread)
    {
        foreach (var (name, histogram) in thread.Histograms)
        {
            if (!_histograms.TryGetValue(name, out var all))
                _histograms.Add(name, all = NewHistogram());
            all.Add(histogram);
        }

        if (thread.Longest is { } longest && (Longest is null || longest.Duration > Longest.Duration))
            Longest = longest;
    }

    private sealed class MixThread(IReadOnlyList<MixOperation> operations, int number)
    {
        private readonly Random _random = new(number);
        private readonly MixOperation[] _byWeight = [.. operations.SelectMany(static operation => Enumerable.Repeat(operation, operation.Weight))];
        private Dictionary<string, LongHistogram> _histograms = operations.ToDictionary(static operation => operation.Name, static _ => NewHistogram());
        private PauseWatcher? _watcher;

        public IReadOnlyDictionary<string, LongHistogram> Histograms => _histograms;

        public Pause? Longest => _watcher?.Longest;

        public void Reset() => _histograms = _histograms.Keys.ToDictionary(static name => name, static _ => NewHistogram());

        public void Run(TimeSpan duration)
        {
            // What the scheduler counts is the thread's that asks.
            _watcher = new PauseWatcher();
            var last = Stopwatch.GetTimestamp() + (long)(duration.TotalSeconds * Stopwatch.Frequency);
            long end;
            do
            {
                var operation = _byWeight[_random.Next(_byWeight.Length)];
                operation.Prepare();
                var start = Stopwatch.GetTimestamp();
                operation.Run();
                end = Stopwatch.GetTimestamp();
                _histograms[operation.Name].RecordValue((end - start) * NanosecondsPerSecond / Stopwatch.Frequency);
                _watcher.Note(operation.Name, start, end);
            }
            while (end < last);
        }
    }
}

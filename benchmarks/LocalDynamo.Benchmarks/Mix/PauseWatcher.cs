using System.Diagnostics;
using System.Globalization;

namespace LocalDynamo.Benchmarks.Mix;

/// <summary>
/// Finds out why an operation of this thread took long. It keeps at hand what collector and scheduler had counted shortly before, and compares: a collection that
/// stops the program shows in the collector's pauses; a processor that others had in the scheduler's wait; time on the processor is the operation's own, and what is
/// left it slept, for a lock or the disk.
/// </summary>
internal sealed class PauseWatcher
{
    private const string SchedulerCounts = "/proc/thread-self/schedstat";

    // What was counted is to be little older than the operation, and reading it takes some ten microseconds.
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(1);

    private Counts _before = Counts.Now();

    /// <summary>The longest so far.</summary>
    public Pause? Longest { get; private set; }

    /// <summary>To be called after each operation.</summary>
    public void Note(string operation, long start, long end)
    {
        var duration = Stopwatch.GetElapsedTime(start, end);
        if (Longest is null || duration > Longest.Duration)
        {
            var now = Counts.Now();
            Longest = new Pause(operation, duration, now.CauseSince(_before, duration));
            _before = now;
        }
        else if (Stopwatch.GetElapsedTime(_before.Time, end) > Refresh)
        {
            _before = Counts.Now();
        }
    }

    private readonly record struct Counts(long Time, TimeSpan CollectorPauses, int Collections0, int Collections1, int Collections2, TimeSpan OnProcessor, TimeSpan Waiting)
    {
        public static Counts Now()
        {
            var (onProcessor, waiting) = Scheduler();
            return new Counts(
                Stopwatch.GetTimestamp(), GC.GetTotalPauseDuration(), GC.CollectionCount(0), GC.CollectionCount(1), GC.CollectionCount(2), onProcessor, waiting);
        }

        public string CauseSince(Counts before, TimeSpan duration)
        {
            var collector = CollectorPauses - before.CollectorPauses;
            if (collector >= duration / 2)
                return $"a collection of generation {(Collections2 > before.Collections2 ? 2 : Collections1 > before.Collections1 ? 1 : 0)}";
            if (Waiting - before.Waiting >= duration / 2)
                return "no processor was free";
            return OnProcessor - before.OnProcessor >= duration / 2 ? "its own work" : "waiting for a lock or the disk";
        }

        private static (TimeSpan OnProcessor, TimeSpan Waiting) Scheduler()
        {
            if (!File.Exists(SchedulerCounts))
                return default;
            var numbers = File.ReadAllText(SchedulerCounts).Split(' ');
            return (Nanoseconds(numbers[0]), Nanoseconds(numbers[1]));
        }

        private static TimeSpan Nanoseconds(string text) => TimeSpan.FromMicroseconds(long.Parse(text, CultureInfo.InvariantCulture) / 1_000.0);
    }
}

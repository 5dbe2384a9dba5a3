using System.Diagnostics;
using System.Globalization;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Commands;

/// <summary>
/// How long writers wait while a checkpoint is written, against how long they wait otherwise: turn by turn, with the same writers at
/// work throughout. The ratio is the median of the turns' ratios.
/// </summary>
internal static class CheckpointCommand
{
    private const double Limit = 2;
    private const int DefaultItemCount = 300_000;
    private const int Turns = 7;

    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(400);

    public static int Run(string[] arguments)
    {
        var itemCount = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : DefaultItemCount;
        using var folder = new BenchmarkFolder(arguments[Math.Min(1, arguments.Length)..], "checkpoint");
        Console.WriteLine($"{folder.Description}; {itemCount:N0} items; {Turns} checkpoints a row");
        Fill(folder.Path, itemCount);
        Console.WriteLine(
            $"{"writers",-8} {"bytes/s at most",16} {"checkpoint ms",14} {"p50 us",7} {"during",7} {"p99 us",7} {"during",7} {"ratio",6} {"limit",6}");
        foreach (var maxBytesPerSecond in (long?[])[null, long.MaxValue])
        {
            Measure(folder.Path, itemCount, 1, maxBytesPerSecond);
            Measure(folder.Path, itemCount, 2, maxBytesPerSecond);
        }

        return 0;
    }

    private static void Fill(string folder, int itemCount)
    {
        using var database = DynamoDatabase.Open(folder, new DynamoDatabaseOptions { Durability = Durability.None });
        _ = Orders.NewFilledTable(database, itemCount);
    }

    private static void Measure(string folder, int itemCount, int writerCount, long? maxBytesPerSecond)
    {
        var options = new DynamoDatabaseOptions { Checkpoints = new CheckpointOptions { LogBytes = long.MaxValue, MaxBytesPerSecond = maxBytesPerSecond } };
        using var database = DynamoDatabase.Open(folder, options);
        var table = database.Table("Orders");
        var isOver = false;
        var writes = Enumerable.Range(0, writerCount).Select(_ => new List<(long Start, long End)>(1 << 18)).ToArray();
        var writers = Enumerable.Range(0, writerCount).Select(writer => new Thread(() => Write(writer))).ToArray();
        foreach (var writer in writers)
            writer.Start();

        var turns = new List<(long Start, long Middle, long End)>();
        for (var turn = -1; turn < Turns; turn++)
        {
            var start = Stopwatch.GetTimestamp();
            Thread.Sleep(Rest);
            var middle = Stopwatch.GetTimestamp();
            _ = database.Checkpoint();
            var end = Stopwatch.GetTimestamp();
            if (turn >= 0)
                turns.Add((start, middle, end));

            // What a checkpoint has left to the disk is not to be seen in the next turn's rest.
            Thread.Sleep(Rest / 4);
        }

        Volatile.Write(ref isOver, true);
        foreach (var writer in writers)
            writer.Join();

        var all = writes.SelectMany(static ofWriter => ofWriter).ToArray();
        var (before, during) = (turns.Select(turn => TimesIn(turn.Start, turn.Middle)).ToArray(), turns.Select(turn => TimesIn(turn.Middle, turn.End)).ToArray());
        Console.WriteLine(
            $"{writerCount,-8} {(maxBytesPerSecond is null ? "the default" : "no limit"),16}"
            + $" {Statistics.Median(turns.Select(turn => Stopwatch.GetElapsedTime(turn.Middle, turn.End).TotalMilliseconds)),14:N0}"
            + $" {Statistics.Median(before.Select(times => Statistics.Quantile(times, 0.5))),7:N0} {Statistics.Median(during.Select(times => Statistics.Quantile(times, 0.5))),7:N0}"
            + $" {Statistics.Median(before.Select(times => Statistics.Quantile(times, 0.99))),7:N0} {Statistics.Median(during.Select(times => Statistics.Quantile(times, 0.99))),7:N0}"
            + $" {Statistics.Median(before.Zip(during, (without, with) => Statistics.Quantile(with, 0.99) / Statistics.Quantile(without, 0.99))),6:F2} {Limit,6:F1}");

        void Write(int writer)
        {
            var random = new Random(writer);
            while (!Volatile.Read(ref isOver))
            {
                var item = Orders.Item(random.Next(itemCount), edition: random.Next());
                var start = Stopwatch.GetTimestamp();
                _ = table.Put(item);
                writes[writer].Add((start, Stopwatch.GetTimestamp()));
            }
        }

        // A write that a turn has only a part of counts there too: it may be the longest.
        double[] TimesIn(long start, long end) =>
            [.. all.Where(write => write.Start < end && write.End > start).Select(write => Stopwatch.GetElapsedTime(write.Start, write.End).TotalMicroseconds).Order()];
    }
}

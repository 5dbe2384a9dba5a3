using LocalDynamo.Benchmarks.DurableWrites;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Commands;

/// <summary>
/// Acknowledged durable writes per second, of LocalDynamo, of others, and of a bare log, which bounds them all. They take turns in short
/// rounds on one disk, as its speed changes by the second; a ratio is the median of the rounds' ratios.
/// </summary>
internal static class LogCommand
{
    private const int Rounds = 15;

    private static readonly int[] WriterCounts = [1, 8, 64];
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(150);

    public static int Run(string[] paths)
    {
        using var folder = new BenchmarkFolder(paths, "log");
        Console.WriteLine($"{folder.Description}; {Payload.RecordBytes} bytes a record; {Rounds} rounds of {Turn.TotalMilliseconds} ms each");
        var stores = OpenAll(folder.Path);
        var positions = stores.ToDictionary(static store => store, static _ => new int[Payload.MaxWriters]);
        try
        {
            foreach (var writerCount in WriterCounts)
                Measure(stores, positions, writerCount);
        }
        finally
        {
            foreach (var store in stores)
                store.Dispose();
        }

        return 0;
    }

    private static List<IDurableStore> OpenAll(string folder) =>
    [
        BareLog.Ungrouped(folder),
        BareLog.Grouped(folder, isAsync: false),
        BareLog.GroupedAwaitingReturn(folder, isAsync: false),
        BareLog.Grouped(folder, isAsync: true),
        BareLog.GroupedAwaitingReturn(folder, isAsync: true),
        new LocalDynamoStore(folder, isAsync: false),
        new LocalDynamoStore(folder, isAsync: true),
        new SqliteStore(folder, isBatched: false),
        new SqliteStore(folder, isBatched: true),
        new RocksDbStore(folder),
        new LiteDbStore(folder),
    ];

    private static void Measure(List<IDurableStore> stores, Dictionary<IDurableStore, int[]> positions, int writerCount)
    {
        var runs = stores.ToDictionary(static store => store, static _ => new List<WriterRun>());
        foreach (var store in stores)
            _ = WriterRun.Measure(store, positions[store], writerCount, WarmUp);
        for (var round = 0; round < Rounds; round++)
        {
            for (var turn = 0; turn < stores.Count; turn++)
            {
                var store = stores[(turn + round) % stores.Count];
                runs[store].Add(WriterRun.Measure(store, positions[store], writerCount, Turn));
            }
        }

        Console.WriteLine();
        Console.WriteLine(
            $"{writerCount + (writerCount == 1 ? " writer" : " writers"),-38} {"wait as",8} {"writes/s",9} {"of bare",8} {"syncs",7} {"p50 us",8} {"of bare",8} {"p99 us",8} {"of bare",8}");
        foreach (var store in stores)
        {
            var ofStore = runs[store];
            var ofBare = runs[BestBare(store.IsAsync)];
            Console.WriteLine(
                $"{store.Name,-38} {(store.IsAsync ? "tasks" : "threads"),8} {Statistics.Median(ofStore.Select(run => run.WritesPerSecond)),9:N0}"
                + $" {Statistics.Median(ofStore.Zip(ofBare, (own, bare) => own.WritesPerSecond / bare.WritesPerSecond)),8:F2}"
                + $" {Statistics.Median(ofStore.Select(run => run.SyncsPerWrite)),7:F3} {Statistics.Median(ofStore.Select(run => run.P50)),8:N0}"
                + $" {Statistics.Median(ofStore.Zip(ofBare, (own, bare) => own.P50 / bare.P50)),8:F2} {Statistics.Median(ofStore.Select(run => run.P99)),8:N0}"
                + $" {Statistics.Median(ofStore.Zip(ofBare, (own, bare) => own.P99 / bare.P99)),8:F2}");
        }

        // What waits as a thread is compared with the fastest bare log that does, and so are tasks; a lone writer needs neither group nor thread.
        IDurableStore BestBare(bool isAsync) => stores
            .Where(store => store.IsBare && (store.IsAsync == isAsync || writerCount == 1))
            .MaxBy(store => Statistics.Median(runs[store].Select(run => run.WritesPerSecond)))!;
    }
}

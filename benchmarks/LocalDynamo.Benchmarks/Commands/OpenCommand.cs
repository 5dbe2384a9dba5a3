using System.Globalization;
using LocalDynamo.Benchmarks.Workload;
using LocalDynamo.Engine.Commits;
using LocalDynamo.Log;
using LocalDynamo.Log.Checkpoints;
using LocalDynamo.Operations;

namespace LocalDynamo.Benchmarks.Commands;

/// <summary>
/// How long it takes to open a folder with many items, from a checkpoint and from a log of the same items, which one thread replays: turn by
/// turn, both from the system's cache. Below that, where the time from a checkpoint goes; and how soon the first get is answered where the rest is loaded
/// afterwards, against SQLite, which reads what it needs when it needs it.
/// </summary>
internal static class OpenCommand
{
    private const int DefaultItemCount = 1_000_000;
    private const int Rounds = 5;
    private const double LeastTimesReplay = 4;
    private const double MostTimesSqlite = 5;

    // What is native in SQLite is compiled from the start: these come before the first get is measured.
    private const int WarmUpCount = 40;

    public static int Run(string[] arguments)
    {
        var itemCount = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : DefaultItemCount;
        using var folder = new BenchmarkFolder(arguments[Math.Min(1, arguments.Length)..], "open");
        Console.WriteLine($"{folder.Description}; {itemCount:N0} items; {Rounds} rounds");
        var (log, checkpoint) = (Path.Combine(folder.Path, "log"), Path.Combine(folder.Path, "checkpoint"));
        OrderFolder.Fill(log, itemCount, withCheckpoint: false);
        OrderFolder.Fill(checkpoint, itemCount, withCheckpoint: true);
        var sqlite = new SqliteFile(Path.Combine(folder.Path, "orders.sqlite"), itemCount);

        for (var i = 0; i < WarmUpCount; i++)
        {
            FirstGet(checkpoint, itemCount).Dispose();
            sqlite.FirstGet(itemCount - 1);
        }

        var (ofLog, ofCheckpoint, ofReading, ofDecoding) = (new List<Cost>(), new List<Cost>(), new List<Cost>(), new List<Cost>());
        var (ofFirstGet, ofBackground, ofSqlite) = (new List<Cost>(), new List<Cost>(), new List<Cost>());
        for (var round = -1; round < Rounds; round++)
        {
            var costs = (Open(log, itemCount), Open(checkpoint, itemCount), Cost.Of(() => Read(checkpoint, decode: false)), Cost.Of(() => Read(checkpoint, decode: true)));
            var (firstGet, background) = OpenInBackground(checkpoint, itemCount);
            var ofFile = Cost.Of(() => sqlite.FirstGet(itemCount - 1));
            if (round < 0)
                continue;
            ofLog.Add(costs.Item1);
            ofCheckpoint.Add(costs.Item2);
            ofReading.Add(costs.Item3);
            ofDecoding.Add(costs.Item4);
            ofFirstGet.Add(firstGet);
            ofBackground.Add(background);
            ofSqlite.Add(ofFile);
        }

        Console.WriteLine($"{"",-46} {"ms",7} {"processor ms",13} {"collections ms",15} {"times as fast",14} meant to be");
        Print("opened from a log, one thread", ofLog, "");
        Print("opened from a checkpoint", ofCheckpoint, $"{Ratio(ofLog, ofCheckpoint),14:F2} at least {LeastTimesReplay}");
        Print("its blocks read and verified, one thread", ofReading, "");
        Print("and their items made, one thread", ofDecoding, "");
        Console.WriteLine($"{"",-46} {"ms",7} {"processor ms",13} {"collections ms",15} {"of SQLite's",14} meant to be");
        Print("SQLite opened, first get", ofSqlite, "", decimals: 2);
        Print("opened in the background, first get", ofFirstGet, $"{Ratio(ofFirstGet, ofSqlite),14:F2} at most {MostTimesSqlite}", decimals: 2);
        Print("and until all is loaded", ofBackground, "");
        return 0;
    }

    private static Cost Open(string folder, int itemCount)
    {
        DynamoDatabase? database = null;
        var cost = Cost.Of(() => database = DynamoDatabase.Open(folder, OrderFolder.Options));
        using (database)
        {
            if (database!.Table("Orders").Get(Orders.CustomerOf(itemCount - 1), Orders.OrderOf(itemCount - 1)) is null)
                throw new InvalidOperationException("The last item is missing.");
        }

        return cost;
    }

    private static (Cost FirstGet, Cost All) OpenInBackground(string folder, int itemCount)
    {
        DynamoDatabase? database = null;
        var firstGet = default(Cost);
        var all = Cost.Of(() =>
        {
            firstGet = Cost.Of(() => database = FirstGet(folder, itemCount));

            // What describes a table counts all of it.
            _ = database!.DescribeTable(new() { TableName = "Orders" });
        });
        database!.Dispose();
        return (firstGet, all);
    }

    private static DynamoDatabase FirstGet(string folder, int itemCount)
    {
        var database = DynamoDatabase.Open(folder, OrderFolder.Options with { Opening = OpeningMode.Background });
        _ = database.Table("Orders").Get(Orders.CustomerOf(itemCount - 1), Orders.OrderOf(itemCount - 1))
            ?? throw new InvalidOperationException("The last item is missing.");
        return database;
    }

    private static void Read(string folder, bool decode)
    {
        var path = Directory.EnumerateFiles(folder, "checkpoint-*").Single();
        using var reader = new CheckpointReader(PhysicalFileSystem.Instance, path);
        var buffer = new byte[128 << 10];
        foreach (var block in reader.Blocks)
        {
            var payload = reader.Read(block, buffer);
            if (!decode)
                continue;
            var record = new CommitRecordReader(payload);
            while (record.TryRead(out _))
            {
            }
        }
    }

    private static void Print(string name, List<Cost> costs, string end, int decimals = 0) => Console.WriteLine(
        $"{name,-46} {Statistics.Median(costs.Select(cost => cost.Milliseconds)).ToString($"N{decimals}"),7} {Statistics.Median(costs.Select(cost => cost.ProcessorMilliseconds)),13:N0}"
        + $" {Statistics.Median(costs.Select(cost => cost.PauseMilliseconds)),15:N0} {end}");

    private static double Ratio(List<Cost> costs, List<Cost> others) =>
        Statistics.MedianRatio(costs.Select(static cost => cost.Milliseconds), others.Select(static cost => cost.Milliseconds));
}

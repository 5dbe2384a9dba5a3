using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Commands;

/// <summary>What a million items hold of the managed heap, and how long a full collection then stops the program; ours and typed items.</summary>
internal static class MemoryCommand
{
    private const int Count = 1_000_000;
    private const int Collections = 7;
    private const int LimitBytesPerItem = 450;

    public static int Run()
    {
        Console.WriteLine($"{Count:N0} items of {Orders.Item(1).SizeBytes} bytes by the service's rules, in {Count / Orders.PerPartition:N0} partitions");
        using var database = DynamoDatabase.InMemory();
        var ours = Measure("LocalDynamo", () => Orders.NewFilledTable(database, Count));
        Measure("ConcurrentDictionary, typed items", () => OrderDictionary.New(Count));
        Console.WriteLine($"limit: {LimitBytesPerItem} bytes an item; {(ours <= LimitBytesPerItem ? "kept" : "broken")}");
        return ours <= LimitBytesPerItem ? 0 : 1;
    }

    private static double Measure(string name, Func<object> make)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var made = make();
        var perItem = (double)(GC.GetTotalMemory(forceFullCollection: true) - before) / Count;

        var pauses = new TimeSpan[Collections];
        for (var i = 0; i < Collections; i++)
        {
            GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: false);
            pauses[i] = GC.GetGCMemoryInfo(GCKind.FullBlocking).PauseDurations[0];
        }

        Array.Sort(pauses);
        var pause = pauses[Collections / 2];
        GC.KeepAlive(made);
        Console.WriteLine($"{name,-34} {perItem,7:N0} bytes an item, {pause.TotalMilliseconds,6:N0} ms for a full collection");
        return perItem;
    }
}

namespace LocalDynamo.Benchmarks.Workload;

/// <summary>A database of orders in a folder, closed, to see how it is opened: all of it in a log, or in a checkpoint.</summary>
internal static class OrderFolder
{
    /// <summary>What to open it with, so that no checkpoint comes in between.</summary>
    public static DynamoDatabaseOptions Options { get; } = new()
    {
        Durability = Durability.None,
        Checkpoints = new CheckpointOptions { LogBytes = long.MaxValue },
    };

    /// <param name="folder">Where.</param>
    /// <param name="count">How many orders.</param>
    /// <param name="withCheckpoint">Whether in a checkpoint; else in a log.</param>
    public static void Fill(string folder, int count, bool withCheckpoint)
    {
        using var database = DynamoDatabase.Open(folder, Options);
        _ = Orders.NewFilledTable(database, count);
        if (withCheckpoint)
            _ = database.Checkpoint();
    }
}

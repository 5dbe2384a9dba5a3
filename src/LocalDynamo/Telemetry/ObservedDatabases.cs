using System.Runtime.CompilerServices;

namespace LocalDynamo.Telemetry;

/// <summary>The open databases of the process. One that was forgotten is not kept alive by this.</summary>
internal static class ObservedDatabases
{
    private static readonly ConditionalWeakTable<IObservedDatabase, object> Open = [];

    public static IEnumerable<IObservedDatabase> All => Open.Select(static entry => entry.Key);

    public static void Add(IObservedDatabase database) => Open.Add(database, database.Id);

    public static void Remove(IObservedDatabase database) => Open.Remove(database);
}

/// <summary>What a database tells of itself when somebody asks.</summary>
internal interface IObservedDatabase
{
    /// <summary>Tells it from others; the same when a folder is opened anew.</summary>
    string Id { get; }

    /// <summary>Syncs of the log since the database was opened; 0 in memory, as are the next two.</summary>
    long LogSyncs { get; }

    long LogBytes { get; }

    long Checkpoints { get; }

    long OpenSnapshots { get; }

    IEnumerable<TableFigures> TableFigures { get; }
}

/// <summary>How much a table holds.</summary>
internal readonly record struct TableFigures(string Name, long ItemCount, long SizeBytes);

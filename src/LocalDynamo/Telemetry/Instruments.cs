using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace LocalDynamo.Telemetry;

/// <summary>
/// What the library lets be measured: one meter and one source of spans for all databases of the process, both named <see cref="Name"/>.
/// docs/telemetry.md lists names, units and attributes; those of operations follow OpenTelemetry's conventions for database clients.
/// </summary>
/// <remarks>Who measures asks first whether anybody listens: then it costs a few loads and no allocation where nobody does.</remarks>
internal static class Instruments
{
    public const string Name = "LocalDynamo";

    private static readonly string? Version = typeof(Instruments).Assembly.GetName().Version?.ToString(3);

    private static readonly Meter Meter = new(Name, Version);

    public static readonly ActivitySource Spans = new(Name, Version);

    /// <summary>How long operations take. The buckets begin at a microsecond: there is no network in between.</summary>
    public static readonly Histogram<double> Duration = Meter.CreateHistogram(
        "db.client.operation.duration",
        "s",
        "Duration of database operations.",
        tags: null,
        advice: new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries =
                [0.000_001, 0.000_002, 0.000_005, 0.000_01, 0.000_02, 0.000_05, 0.000_1, 0.000_2, 0.000_5, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10],
        });

    /// <summary>The capacity units that answered requests consumed.</summary>
    public static readonly Counter<double> ConsumedUnits =
        Meter.CreateCounter<double>("localdynamo.capacity.consumed", "{unit}", "Capacity units that requests consumed.");

    /// <summary>How often a table or index had no throughput left.</summary>
    public static readonly Counter<long> Throttles =
        Meter.CreateCounter<long>("localdynamo.capacity.throttles", "{throttle}", "Reads and writes refused for want of throughput.");

    static Instruments()
    {
        // Read off when they are collected: keeping them up costs nothing.
        _ = Meter.CreateObservableCounter(
            "localdynamo.log.syncs", static () => OfDatabases(static database => database.LogSyncs), "{sync}", "Syncs of the log to the disk.");
        _ = Meter.CreateObservableCounter(
            "localdynamo.log.written", static () => OfDatabases(static database => database.LogBytes), "By", "Bytes written to the log.");
        _ = Meter.CreateObservableCounter(
            "localdynamo.checkpoints", static () => OfDatabases(static database => database.Checkpoints), "{checkpoint}", "Checkpoints made.");
        _ = Meter.CreateObservableUpDownCounter(
            "localdynamo.snapshots.open",
            static () => OfDatabases(static database => database.OpenSnapshots),
            "{snapshot}",
            "Snapshots that are open: those of the program, of transactions, and of reads that are under way.");
        _ = Meter.CreateObservableUpDownCounter(
            "localdynamo.items", static () => OfTables(static table => table.ItemCount), "{item}", "Items in a table.");
        _ = Meter.CreateObservableUpDownCounter(
            "localdynamo.items.size", static () => OfTables(static table => table.SizeBytes), "By", "Size of a table's items, by the service's rules.");
    }

    /// <summary>Whether anybody wants to know of operations.</summary>
    public static bool AreListenedTo => Duration.Enabled || Spans.HasListeners();

    private static IEnumerable<Measurement<long>> OfDatabases(Func<IObservedDatabase, long> figure) =>
        ObservedDatabases.All.Select(database => new Measurement<long>(figure(database), DatabaseTag(database)));

    private static IEnumerable<Measurement<long>> OfTables(Func<TableFigures, long> figure) =>
        from database in ObservedDatabases.All
        from table in database.TableFigures
        select new Measurement<long>(figure(table), DatabaseTag(database), new(Attributes.Collection, table.Name));

    private static KeyValuePair<string, object?> DatabaseTag(IObservedDatabase database) => new(Attributes.Database, database.Id);
}

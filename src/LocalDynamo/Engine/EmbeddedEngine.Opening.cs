using LocalDynamo.Engine.Batches;
using LocalDynamo.Engine.Checkpoints;
using LocalDynamo.Engine.Commits;
using LocalDynamo.Engine.Indexes;
using LocalDynamo.Engine.Opening;
using LocalDynamo.Engine.Reads;
using LocalDynamo.Engine.Tables;
using LocalDynamo.Engine.TimeToLive;
using LocalDynamo.Engine.Transactions;
using LocalDynamo.Engine.Writes;
using LocalDynamo.Log;
using LocalDynamo.Storage;
using LocalDynamo.Telemetry;

namespace LocalDynamo.Engine;

/// <content>How an engine comes to be: empty, or from the log of a folder.</content>
internal sealed partial class EmbeddedEngine
{
    private EmbeddedEngine(
        TableCatalog catalog,
        DatabaseIdentity identity,
        RequestTokens tokens,
        WriteAheadLog? log,
        long lastCommitNumber,
        EngineOptions options,
        OpenReporter? reporter,
        BackgroundLoad? later = null)
    {
        _log = log;
        _later = later;
        _tokens = tokens;
        _identity = identity;
        _options = options;
        _timeProvider = options.TimeProvider;
        var clock = new CommitClock(lastCommitNumber);
        Snapshots = new SnapshotRegistry(clock);
        _pruner = new VersionPruner(Snapshots);
        var eventual = options.EventualConsistency is { Lag: var lag }
            ? new EventualReads(clock, Snapshots, _pruner, options.TimeProvider, lag)
            : null;
        Commits = options.NewPipeline(clock, _pruner, log, options.TimeProvider, eventual is null ? null : eventual.Committed);
        Catalog = catalog;
        if (options.EnforceProvisionedThroughput)
        {
            foreach (var table in catalog.Tables.Values)
                Enforce(table, true);
            catalog.Adding = table => Enforce(table, true);
        }

        Reads = new ItemReads(catalog, clock, Snapshots, eventual);
        Writes = new ItemWrites(catalog, Commits);
        TransactionReads = new TransactionReads(catalog, Snapshots);
        TransactionWrites = new TransactionWrites(catalog, Commits, tokens, TransactionReads);
        BatchReads = new BatchReads(catalog, Reads);
        BatchWrites = new BatchWrites(catalog, Commits);
        _indexFiller = new IndexFiller(Snapshots, options.LoggerFactory.CreateLogger("LocalDynamo.Indexes"));
        var indexes = new IndexLifecycle(catalog, Commits, Snapshots, _indexFiller);
        Tables = new TableOperations(catalog, Commits, indexes, identity, options);
        Tags = new TagOperations(catalog, Commits);
        Account = new AccountOperations(catalog);
        _sweeper = new ExpirySweeper(
            catalog, Commits, WaitDurable, options.TimeProvider, options.SweepInterval, options.LoggerFactory.CreateLogger("LocalDynamo.TimeToLive"));
        TimeToLive = new TimeToLiveOperations(catalog, Commits, Snapshots, _sweeper, options.TimeProvider, options.HidesExpired);
        RebuildIndexes(indexes, reporter);
        ObservedDatabases.Add(this);
        TimeToLive.Start();
        if (log is not null)
        {
            _checkpointer = new Checkpointer(
                Commits, log, OpenSnapshot, tokens, () => identity.LastTableNumber, options.Checkpoints, options.TimeProvider,
                options.LoggerFactory.CreateLogger("LocalDynamo.Checkpoints"));
        }

        later?.Start();
    }

    public static EmbeddedEngine InMemory(EngineOptions options) =>
        new(
            new TableCatalog(),
            new DatabaseIdentity(DatabaseIdentity.NewId(options.Seed)),
            new RequestTokens(options.TimeProvider),
            null,
            0,
            options,
            null);

    /// <summary>Opens the database in a folder, which is made if it is missing.</summary>
    public static EmbeddedEngine Open(IFileSystem fileSystem, string folder, EngineOptions options)
    {
        var logger = options.LoggerFactory.CreateLogger("LocalDynamo.Log");
        var reporter = new OpenReporter(options.OpenProgress, logger, options.TimeProvider, folder);
        var logOptions = new WriteAheadLogOptions
        {
            Durability = options.Durability,
            EncryptionKey = options.EncryptionKey,
            CheckpointLogBytes = options.Checkpoints.LogBytes,
            TimeProvider = options.TimeProvider,
            Retention = options.Retention,
            Reading = reporter.ReadLog,
            NewDatabaseId = () => DatabaseIdentity.NewId(options.Seed),
        };
        if (options.SegmentBytes is { } segmentBytes)
            logOptions = logOptions with { SegmentBytes = segmentBytes };
        var later = options.Opening == OpeningMode.Background ? new BackgroundLoad(logger) : null;
        WriteAheadLog? log = null;
        try
        {
            var recovery = new Recovery(options.TimeProvider, options.MaxItemCollectionBytes, reporter, later);
            log = WriteAheadLog.Open(fileSystem, folder, logOptions, logger, recovery.Replay, recovery.Load);
            var identity = new DatabaseIdentity(log.DatabaseId, recovery.LastTableNumber);
            return new EmbeddedEngine(recovery.Finish(), identity, recovery.Tokens, log, recovery.LastCommitNumber, options, reporter, later);
        }
        catch
        {
            later?.Dispose();
            log?.Dispose();
            throw;
        }
    }

    /// <summary>Makes again what follows from the tables' items, tables in parallel.</summary>
    private void RebuildIndexes(IndexLifecycle indexes, OpenReporter? reporter)
    {
        var tables = Catalog.Tables.Values.Where(static table => IndexCount(table.Definition) > 0).ToArray();
        if (tables.Length == 0)
        {
            reporter?.End();
            return;
        }

        // Writes of these tables keep their indexes, and so need all of them.
        foreach (var table in tables)
            table.Partitions.LoadAll();
        reporter?.Begin(OpenPhase.Indexes, tables.Sum(static table => IndexCount(table.Definition) * table.Totals.SizeBytes));
        InParallel.ForEach(tables, table =>
        {
            indexes.Rebuild(table);
            TimeToLive.Restore(table);
            var count = IndexCount(table.Definition);
            reporter?.Add(count * table.Totals.SizeBytes, count * table.Totals.ItemCount);
        });
        reporter?.End();

        static int IndexCount(TableDefinition definition) => definition.Indexes.Count + (definition.TimeToLiveAttribute is null ? 0 : 1);
    }
}

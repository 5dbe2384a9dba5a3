using LocalDynamo.Engine.Batches;
using LocalDynamo.Engine.Commits;
using LocalDynamo.Engine.Reads;
using LocalDynamo.Engine.Tables;
using LocalDynamo.Engine.TimeToLive;
using LocalDynamo.Engine.Transactions;
using LocalDynamo.Engine.Writes;
using LocalDynamo.Log;
using LocalDynamo.Storage;

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
        EngineOptions options)
    {
        _log = log;
        _timeProvider = options.TimeProvider;
        var clock = new CommitClock(lastCommitNumber);
        Snapshots = new SnapshotRegistry(clock);
        _pruner = new VersionPruner(Snapshots);
        Commits = options.NewPipeline(clock, _pruner, log, options.TimeProvider, null);
        Catalog = catalog;
        if (options.EnforceProvisionedThroughput)
        {
            foreach (var table in catalog.Tables.Values)
                Enforce(table, true);
            catalog.Adding = table => Enforce(table, true);
        }

        Reads = new ItemReads(catalog, clock, Snapshots);
        Writes = new ItemWrites(catalog, Commits);
        TransactionReads = new TransactionReads(catalog, Snapshots);
        TransactionWrites = new TransactionWrites(catalog, Commits, tokens, TransactionReads);
        BatchReads = new BatchReads(catalog, Reads);
        BatchWrites = new BatchWrites(catalog, Writes);
        Tables = new TableOperations(catalog, Commits, identity, options);
        _sweeper = new ExpirySweeper(
            catalog, Commits, WaitDurable, options.TimeProvider, options.SweepInterval, options.LoggerFactory.CreateLogger("LocalDynamo.TimeToLive"));
        TimeToLive = new TimeToLiveOperations(catalog, Commits, Snapshots, _sweeper, options.TimeProvider);
        TimeToLive.Restore();
    }

    public static EmbeddedEngine InMemory(EngineOptions options) =>
        new(
            new TableCatalog(),
            new DatabaseIdentity(DatabaseIdentity.NewId(options.Seed)),
            new RequestTokens(options.TimeProvider),
            null,
            0,
            options);

    /// <summary>Opens the database in a folder, which is made if it is missing.</summary>
    public static EmbeddedEngine Open(IFileSystem fileSystem, string folder, EngineOptions options)
    {
        var logOptions = new WriteAheadLogOptions
        {
            Durability = options.Durability,
            TimeProvider = options.TimeProvider,
            NewDatabaseId = () => DatabaseIdentity.NewId(options.Seed),
        };
        var logger = options.LoggerFactory.CreateLogger("LocalDynamo.Log");
        var recovery = new Recovery(options.TimeProvider, options.MaxItemCollectionBytes);
        var log = WriteAheadLog.Open(fileSystem, folder, logOptions, logger, recovery.Replay);
        try
        {
            var identity = new DatabaseIdentity(log.DatabaseId, recovery.LastTableNumber);
            return new EmbeddedEngine(recovery.Finish(), identity, recovery.Tokens, log, recovery.LastCommitNumber, options);
        }
        catch
        {
            log.Dispose();
            throw;
        }
    }
}

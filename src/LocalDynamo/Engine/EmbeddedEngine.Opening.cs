using LocalDynamo.Engine.Commits;
using LocalDynamo.Engine.Reads;
using LocalDynamo.Engine.Tables;
using LocalDynamo.Engine.Writes;
using LocalDynamo.Log;
using LocalDynamo.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace LocalDynamo.Engine;

/// <content>How an engine comes to be: empty, or from the log of a folder.</content>
internal sealed partial class EmbeddedEngine
{
    private EmbeddedEngine(
        TableCatalog catalog,
        DatabaseIdentity identity,
        WriteAheadLog? log,
        long lastCommitNumber,
        string region,
        TimeProvider timeProvider)
    {
        _log = log;
        var clock = new CommitClock(lastCommitNumber);
        _snapshots = new SnapshotRegistry(clock);
        _pruner = new VersionPruner(_snapshots);
        var commits = new CommitPipeline(clock, _pruner, log, timeProvider);
        Catalog = catalog;
        Reads = new ItemReads(catalog, clock, _snapshots);
        Writes = new ItemWrites(catalog, commits);
        Tables = new TableOperations(catalog, commits, identity, region, timeProvider);
    }

    public static EmbeddedEngine InMemory(TimeProvider timeProvider, string region, long? seed) =>
        new(new TableCatalog(), new DatabaseIdentity(DatabaseIdentity.NewId(seed)), null, 0, region, timeProvider);

    /// <param name="fileSystem">The disk.</param>
    /// <param name="folder">The database's folder, made if it is missing.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="loggerFactory">Where the log logs; null for nowhere.</param>
    /// <param name="region">The region in ARNs of new tables.</param>
    /// <param name="seed">What a new database's identity is made from; null for chance.</param>
    public static EmbeddedEngine Open(
        IFileSystem fileSystem,
        string folder,
        TimeProvider timeProvider,
        ILoggerFactory? loggerFactory,
        string region,
        long? seed)
    {
        var options = new WriteAheadLogOptions { TimeProvider = timeProvider, NewDatabaseId = () => DatabaseIdentity.NewId(seed) };
        var logger = loggerFactory?.CreateLogger("LocalDynamo.Log") ?? NullLogger.Instance;
        var recovery = new Recovery();
        var log = WriteAheadLog.Open(fileSystem, folder, options, logger, recovery.Replay);
        try
        {
            var identity = new DatabaseIdentity(log.DatabaseId, recovery.LastTableNumber);
            return new EmbeddedEngine(recovery.Finish(), identity, log, recovery.LastCommitNumber, region, timeProvider);
        }
        catch
        {
            log.Dispose();
            throw;
        }
    }
}

using LocalDynamo.Engine.Checkpoints;
using LocalDynamo.Engine.Commits;
using LocalDynamo.Log;
using LocalDynamo.Schema;
using LocalDynamo.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace LocalDynamo.Engine;

/// <summary>Makes a commit path of the parts of a database.</summary>
internal delegate CommitPipeline NewPipeline(
    CommitClock clock, VersionPruner pruner, WriteAheadLog? log, TimeProvider timeProvider, Action<long, DateTimeOffset>? numbered);

/// <summary>What an engine is told when it is made: the public options, without the public face.</summary>
internal sealed record EngineOptions
{
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;

    /// <summary>The region in the ARNs of new tables.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>What a new database's identity is made from; null for chance.</summary>
    public long? Seed { get; init; }

    public Durability Durability { get; init; }

    /// <summary>The size at which the log goes on in a new file; null for the log's own.</summary>
    public int? SegmentBytes { get; init; }

    /// <summary>What encrypts the files of a folder; null for files in the clear.</summary>
    public ReadOnlyMemory<byte>? EncryptionKey { get; init; }

    public CheckpointSettings Checkpoints { get; init; } = CheckpointSettings.Default;

    /// <summary>How far back a folder can be restored.</summary>
    public TimeSpan Retention { get; init; }

    /// <summary>How much of a folder is in memory when it is open.</summary>
    public OpeningMode Opening { get; init; }

    /// <summary>Is told how far opening a folder is; null for nobody.</summary>
    public IProgress<OpenProgress>? OpenProgress { get; init; }

    /// <summary>How far reads lag that may be stale; null for not at all.</summary>
    public EventualConsistency? EventualConsistency { get; init; }

    /// <summary>How often expired items are deleted; <see cref="Timeout.InfiniteTimeSpan"/> for when told to only.</summary>
    public TimeSpan SweepInterval { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>Whether expired items are taken for deleted before they are.</summary>
    public bool HidesExpired { get; init; }

    /// <summary>Whether tables enforce their throughput, those that are not told otherwise.</summary>
    public bool EnforceProvisionedThroughput { get; init; }

    /// <summary>How long a table is told to be being made, changed or deleted.</summary>
    public TimeSpan TableDelay { get; init; }

    /// <summary>How large the item collections of tables with local indexes may become; less than the service's for tests.</summary>
    public long MaxItemCollectionBytes { get; init; } = Limits.MaxItemCollectionBytes;

    /// <summary>Makes the commit path; a test of the tests has another one.</summary>
    public NewPipeline NewPipeline { get; init; } = static (clock, pruner, log, timeProvider, numbered) =>
        new CommitPipeline(clock, pruner, log, timeProvider) { Numbered = numbered };
}

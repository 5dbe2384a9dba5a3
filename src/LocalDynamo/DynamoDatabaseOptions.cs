using LocalDynamo.Engine;
using LocalDynamo.Log.Encryption;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace LocalDynamo;

/// <summary>How a database works. The defaults are right for most programs.</summary>
public sealed record DynamoDatabaseOptions
{
    /// <summary>The clock that everything in the database goes by.</summary>
    /// <value>The system's by default. A test gives one that it moves itself.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where the database logs what it does: opening, recovery, damage. Never what items hold.</summary>
    /// <value><see langword="null"/>, the default, logs nothing.</value>
    public ILoggerFactory? LoggerFactory { get; init; }

    /// <summary>The region that the ARNs of tables name.</summary>
    /// <value><c>us-east-1</c> by default.</value>
    public string Region { get; init; } = "us-east-1";

    /// <summary>
    /// What makes the order of partitions in scans, and table ids, the same in every run. Two databases with one seed and one history
    /// are alike in all that a program can see.
    /// </summary>
    /// <value>
    /// <see langword="null"/>, the default, draws one at random, so that keys from outside can't be chosen to collide. A database in a
    /// folder keeps the seed it was made with.
    /// </value>
    public long? Seed { get; init; }

    /// <summary>For a database in a folder: when a commit counts as done, that is, when the write that made it returns.</summary>
    /// <value><see cref="Durability.Immediate"/> by default: once it is on the disk.</value>
    public Durability Durability { get; init; } = Durability.Immediate;

    /// <summary>For a database in a folder: the key that encrypts everything in its files (AES-256-GCM), from the making of the database on.</summary>
    /// <value>
    /// 32 random bytes; <see langword="null"/>, the default, leaves the files in the clear. (An array that is null becomes a key without bytes
    /// here, which is refused: no database is left in the clear by oversight.) The database keeps a copy while it is open, and
    /// clears that when it is disposed of. Without the key nothing of the database can be read: keep it where the folder is not.
    /// </value>
    /// <exception cref="ArgumentException">The key has not 32 bytes.</exception>
    public ReadOnlyMemory<byte>? EncryptionKey
    {
        get;
        init => field = value is { Length: not DatabaseKey.Bytes } key
            ? throw new ArgumentException($"A key has {DatabaseKey.Bytes} bytes, and this one {key.Length}.", nameof(value))
            : value;
    }

    /// <summary>For a database in a folder: when it makes checkpoints by itself.</summary>
    /// <value>By default when the log has grown by 64 MiB.</value>
    public CheckpointOptions Checkpoints { get; init; } = CheckpointOptions.Default;

    /// <summary>
    /// For a database in a folder: how far back <see cref="DynamoDatabase.RestoreTo(string, DateTimeOffset)"/> reaches. Checkpoints and the part of the log that
    /// this takes are kept when a new checkpoint is made.
    /// </summary>
    /// <value>
    /// Zero by default: a new checkpoint takes the place of all that was before. It can be changed from one opening to the next: what is gone
    /// does not come back.
    /// </value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TimeSpan Retention
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            field = value;
        }
    }

    /// <summary>For a database in a folder: whether opening it waits until all of it is in memory.</summary>
    /// <value>
    /// <see cref="OpeningMode.Complete"/> by default. With <see cref="OpeningMode.Background"/> the first answers come sooner, and damage in a checkpoint shows
    /// later: an operation that needs a damaged part fails with a <see cref="CorruptDatabaseException"/>, and the database logs it; the rest of the database works on,
    /// but makes no checkpoints.
    /// </value>
    public OpeningMode Opening { get; init; } = OpeningMode.Complete;

    /// <summary>Is told how far the opening of a folder is, from time to time while <see cref="DynamoDatabase.Open(string, DynamoDatabaseOptions)"/> runs.</summary>
    /// <value>
    /// <see langword="null"/>, the default, for nobody. Reports come one at a time, at most about a hundred in each <see cref="OpenPhase"/>,
    /// on any thread; opening waits for each, and an exception from one ends it.
    /// </value>
    public IProgress<OpenProgress>? OpenProgress { get; init; }

    /// <summary>Makes reads that may be stale in the service stale here too, so that a test can show that a program lives with them.</summary>
    /// <value><see langword="null"/>, the default: every read sees the newest state.</value>
    public EventualConsistency? EventualConsistency { get; init; }

    /// <summary>How expired items go away, in the tables whose time to live is enabled.</summary>
    /// <value>By default they are deleted within a minute, and can be read until then.</value>
    public TimeToLiveOptions TimeToLive { get; init; } = TimeToLiveOptions.Default;

    /// <summary>
    /// Whether tables refuse what goes beyond their provisioned throughput, or beyond the maximum that an on-demand table is given, as the
    /// service does after a burst of 300 seconds.
    /// </summary>
    /// <value>
    /// <see langword="false"/> by default: throughput is kept and described, and nothing is refused. <see cref="LocalDynamo.Table.EnforceProvisionedThroughput"/>
    /// changes it for one table.
    /// </value>
    public bool EnforceProvisionedThroughput { get; init; }

    /// <summary>
    /// How long, by the <see cref="TimeProvider"/>, a table is in the state CREATING, UPDATING or DELETING after a CreateTable, UpdateTable or
    /// DeleteTable, so that a test can show that a program waits as it must with the service.
    /// </summary>
    /// <value>
    /// Zero by default: a table is ACTIVE, or gone, when the call returns. Otherwise items can't be read or written while the table is
    /// CREATING (<see cref="ResourceNotFoundException"/>), nor through an index that an update makes; and a table that is in one of these
    /// states takes no other change (<see cref="ResourceInUseException"/>). The change itself is done at once and is what survives a crash: a
    /// folder that is opened anew has no table in these states.
    /// </value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TimeSpan TableDelay
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            field = value;
        }
    }

    internal EngineOptions ToEngineOptions() => new()
    {
        TimeProvider = TimeProvider,
        LoggerFactory = LoggerFactory ?? NullLoggerFactory.Instance,
        Region = Region,
        Seed = Seed,
        Durability = Durability,
        EncryptionKey = EncryptionKey,
        Checkpoints = Checkpoints.ToSettings(),
        Retention = Retention,
        Opening = Opening,
        OpenProgress = OpenProgress,
        EventualConsistency = EventualConsistency,
        SweepInterval = TimeToLive.SweepInterval,
        HidesExpired = TimeToLive.HideExpired,
        EnforceProvisionedThroughput = EnforceProvisionedThroughput,
        TableDelay = TableDelay,
    };
}

namespace LocalDynamo.Log;

/// <summary>How a log is kept. None of it is on disk: a log may be opened with other options each time.</summary>
internal sealed record WriteAheadLogOptions
{
    /// <summary>When a record counts as durable; <see cref="LocalDynamo.Durability.Immediate"/> by default.</summary>
    public Durability Durability { get; init; } = Durability.Immediate;

    /// <summary>
    /// The size in bytes at which the log goes on in a new segment; 64 MiB by default, at most 1 GiB. A segment is longer
    /// when one group of records alone is.
    /// </summary>
    public int SegmentBytes
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, LogFormat.HeaderBytes);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1 << 30);
            field = value;
        }
    } = 64 << 20;

    /// <summary>How many bytes may wait for the writer before appending waits too; 16 MiB by default, at most 256 MiB.</summary>
    public int MaxBufferedBytes
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 256 << 20);
            field = value;
        }
    } = 16 << 20;

    /// <summary>By how many bytes the log grows before it says that a checkpoint is due.</summary>
    public long CheckpointLogBytes { get; init; } = long.MaxValue;

    /// <summary>How far back the log is kept, with the checkpoint that it follows on: zero for not at all.</summary>
    public TimeSpan Retention { get; init; }

    /// <summary>Is told on opening up to which byte of how many the segments have been read; null for nobody.</summary>
    public Action<long, long>? Reading { get; init; }

    /// <summary>What encrypts the files: <see cref="Encryption.DatabaseKey.Bytes"/> bytes; null for files in the clear.</summary>
    public ReadOnlyMemory<byte>? EncryptionKey { get; init; }

    /// <summary>The clock of <see cref="LocalDynamo.Durability.Interval"/>, that by which replay is timed in log messages, and retention ends.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Makes the identity of a new database.</summary>
    public Func<Guid> NewDatabaseId { get; init; } = Guid.NewGuid;
}

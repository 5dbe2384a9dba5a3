using LocalDynamo.Engine.Checkpoints;

namespace LocalDynamo;

/// <summary>When a database in a folder makes checkpoints by itself, and how fast it writes them.</summary>
/// <remarks>
/// A checkpoint is the whole database in one file. It is written from a snapshot while everything else goes on, and what it makes
/// unnecessary of the log is deleted: so the folder does not grow without end, and opening it does not take longer and longer.
/// </remarks>
public sealed record CheckpointOptions
{
    /// <summary>By how many bytes the log grows before a checkpoint is made.</summary>
    /// <value>
    /// 64 MiB by default. Where the last checkpoint was larger than that, its size counts instead, so that checkpoints never write more than
    /// the log does. <see cref="long.MaxValue"/>: not for this reason.
    /// </value>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public long LogBytes
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = CheckpointSettings.Default.LogBytes;

    /// <summary>How often a checkpoint is made, by <see cref="DynamoDatabaseOptions.TimeProvider"/>, if anything was written since the last.</summary>
    /// <value><see cref="Timeout.InfiniteTimeSpan"/> by default: not for this reason.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or negative, or more than 49 days.</exception>
    public TimeSpan Interval
    {
        get;
        init
        {
            if (value != Timeout.InfiniteTimeSpan)
            {
                ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
                ArgumentOutOfRangeException.ThrowIfGreaterThan(value.TotalMilliseconds, uint.MaxValue - 1);
            }

            field = value;
        }
    } = CheckpointSettings.Default.Interval;

    /// <summary>How many bytes a second a checkpoint writes at most.</summary>
    /// <value>
    /// <see langword="null"/> by default: 32 MiB while anything is committed, so that writers wait hardly longer than otherwise; and as fast as it goes while
    /// nothing is, which one thread and the disk bound. <see cref="long.MaxValue"/>: always as fast as it goes. A slower one keeps what was overwritten since it began
    /// in memory for longer.
    /// </value>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public long? MaxBytesPerSecond
    {
        get;
        init
        {
            if (value is { } rate)
                ArgumentOutOfRangeException.ThrowIfLessThan(rate, 1);
            field = value;
        }
    }

    internal static CheckpointOptions Default { get; } = new();

    internal CheckpointSettings ToSettings() => new(LogBytes, Interval, MaxBytesPerSecond);
}

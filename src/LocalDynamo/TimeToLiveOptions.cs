namespace LocalDynamo;

/// <summary>How items whose time to live has come go away, in the tables where it is enabled.</summary>
public sealed record TimeToLiveOptions
{
    private readonly TimeSpan _sweepInterval = TimeSpan.FromMinutes(1);

    /// <summary>How often expired items are deleted, by <see cref="DynamoDatabaseOptions.TimeProvider"/>.</summary>
    /// <value>
    /// A minute by default; the service takes up to a few days. <see cref="Timeout.InfiniteTimeSpan"/>: only by
    /// <see cref="DynamoDatabase.SweepExpired"/>.
    /// </value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or negative, or more than 49 days.</exception>
    public TimeSpan SweepInterval
    {
        get => _sweepInterval;
        init
        {
            if (value != Timeout.InfiniteTimeSpan)
            {
                ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
                ArgumentOutOfRangeException.ThrowIfGreaterThan(value.TotalMilliseconds, uint.MaxValue - 1);
            }

            _sweepInterval = value;
        }
    }

    /// <summary>Whether expired items are invisible at once, before they are deleted.</summary>
    /// <value>
    /// <see langword="false"/> by default, as in the service: they can be read, updated and so rescued until they are deleted.
    /// <see langword="true"/>: for all reads, conditions and updates it is as if they had been deleted, by the clock of the moment, so
    /// also in a snapshot from before. They are still deleted by sweeps alone; if the table's items cease to expire before, those that
    /// are left are visible again.
    /// </value>
    public bool HideExpired { get; init; }

    internal static TimeToLiveOptions Default { get; } = new();
}

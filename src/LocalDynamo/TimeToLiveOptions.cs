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

    internal static TimeToLiveOptions Default { get; } = new();
}

namespace LocalDynamo.Engine.Capacity;

/// <summary>
/// The throughput of one kind, reads or writes, of one table or index: it fills at the rate of its units a second, holds what 300 seconds
/// bring (developer guide, "Burst capacity"), and is full when it is made.
/// </summary>
/// <remarks>
/// <para>
/// What a request costs is known only when it is done. So it is admitted while there is anything in the bucket, and pays afterwards what
/// it really cost; the bucket may owe then, and admits nothing until that is paid. So over any time no more is admitted than the
/// burst, the rate times that time, and the overdraft of the requests that were under way at once.
/// </para>
/// <para>
/// Exact: the level is a whole number of half units times clock ticks, since no read costs a fraction other than a half; and nothing is
/// lost by asking often. Thread safety: any number of threads.
/// </para>
/// </remarks>
internal sealed class TokenBucket
{
    public const int BurstSeconds = 300;

    private readonly TimeProvider _clock;
    private readonly Int128 _unit;

    // Guards all below.
    private readonly Lock _lock = new();
    private long _unitsPerSecond;
    private Int128 _level;
    private long _filledAt;

    /// <param name="clock">The database's clock.</param>
    /// <param name="unitsPerSecond">At least 1.</param>
    public TokenBucket(TimeProvider clock, long unitsPerSecond)
    {
        _clock = clock;
        _unit = 2 * (Int128)clock.TimestampFrequency;
        _unitsPerSecond = unitsPerSecond;
        _level = Capacity;
        _filledAt = clock.GetTimestamp();
    }

    /// <summary>Whether a request may begin.</summary>
    public bool HasAny
    {
        get
        {
            lock (_lock)
            {
                FillLocked();
                return _level > 0;
            }
        }
    }

    /// <summary>The units in it; negative while it owes.</summary>
    public double Units
    {
        get
        {
            lock (_lock)
            {
                FillLocked();
                return (double)_level / (double)_unit;
            }
        }
    }

    private Int128 Capacity => BurstSeconds * _unit * _unitsPerSecond;

    /// <summary>Takes out what a request cost, also where there is less.</summary>
    /// <param name="units">A multiple of a half.</param>
    public void Charge(double units)
    {
        lock (_lock)
        {
            FillLocked();
            _level -= (Int128)(units * 2) * _clock.TimestampFrequency;
        }
    }

    /// <summary>Fills at another rate from now on. What is in it stays, as far as the new rate's burst holds it.</summary>
    public void SetRate(long unitsPerSecond)
    {
        lock (_lock)
        {
            FillLocked();
            _unitsPerSecond = unitsPerSecond;
            _level = Int128.Min(_level, Capacity);
        }
    }

    private void FillLocked()
    {
        var now = _clock.GetTimestamp();

        // Another thread may have read the clock later and come first.
        if (now <= _filledAt)
            return;
        _level = Int128.Min(Capacity, _level + (2 * (Int128)(now - _filledAt) * _unitsPerSecond));
        _filledAt = now;
    }
}

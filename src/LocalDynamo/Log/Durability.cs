namespace LocalDynamo;

/// <summary>When a commit is acknowledged: what may be lost when the process or the machine stops without warning.</summary>
/// <remarks>
/// Whatever is lost, what is found afterwards is a prefix of the commits in their order. Closing the database syncs everything, and so does
/// <see cref="DynamoDatabase.Flush"/>.
/// </remarks>
public readonly record struct Durability
{
    private Durability(TimeSpan maxLoss) => MaxLoss = maxLoss;

    /// <summary>A commit is acknowledged once it is synced to the disk. Neither a crash of the process nor a power cut loses it.</summary>
    /// <value>The default.</value>
    public static Durability Immediate => default;

    /// <summary>
    /// A commit is acknowledged at once; it is handed to the operating system soon after and written to the disk when that sees fit.
    /// A crash of the process loses what was not handed over yet (usually less than a millisecond's commits), a power cut perhaps the last
    /// half minute.
    /// </summary>
    /// <value>The setting that never waits for the disk, nor tells it to hurry.</value>
    public static Durability None => new(Timeout.InfiniteTimeSpan);

    /// <summary>How long ago a commit may have been acknowledged that a power cut loses.</summary>
    /// <value>
    /// Zero for <see cref="Immediate"/>, the interval for <see cref="Interval"/>, <see cref="Timeout.InfiniteTimeSpan"/>, which is no limit, for
    /// <see cref="None"/>.
    /// </value>
    public TimeSpan MaxLoss { get; }

    /// <summary>
    /// A commit is acknowledged at once, and is on the disk when the interval is over: the log is synced when the oldest commit that is
    /// not there yet has waited for half of it. That leaves the other half for the sync itself; a disk that takes longer may lose that much more.
    /// </summary>
    /// <param name="interval">How long ago a commit may have been acknowledged that a power cut loses.</param>
    /// <returns>The setting.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The interval is less than a millisecond or more than a day.</exception>
    /// <remarks>Time goes by <see cref="DynamoDatabaseOptions.TimeProvider"/>. Nothing is synced while nothing is written.</remarks>
    public static Durability Interval(TimeSpan interval)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(interval, TimeSpan.FromMilliseconds(1));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(interval, TimeSpan.FromDays(1));
        return new Durability(interval);
    }

    /// <summary>The setting as code has it.</summary>
    /// <returns>The name, with the interval if there is one.</returns>
    public override string ToString() =>
        this == Immediate ? nameof(Immediate) : this == None ? nameof(None) : $"{nameof(Interval)}({MaxLoss:c})";
}

namespace LocalDynamo;

/// <summary>Makes reads that may be stale in the service stale here too, always by the same time, so that a program can be tested with them.</summary>
/// <remarks>
/// <para>
/// With it GetItem, BatchGetItem, Query and Scan without <c>ConsistentRead</c>, and every read of a global secondary index (also of a
/// native <see cref="TableIndex"/>), see the database as it was the lag ago: exactly the commits that had been made by then, each as a
/// whole. Reads of a <see cref="Table"/>, reads with <c>ConsistentRead</c>, transactions, snapshots and the conditions of writes see the newest
/// state as ever.
/// </para>
/// <para>
/// The time is the <see cref="DynamoDatabaseOptions.TimeProvider"/>'s: a test that moves a clock of its own decides what is stale. What
/// a table holds lags, not that it exists: a new one is empty for the lag, and a deleted one is gone at once. An index that has been
/// added shows no older state than the one it was filled to. When a folder is opened, everything in it counts as old.
/// </para>
/// <para>Cost: all states of the last lag stay in memory; such a read takes a short lock.</para>
/// </remarks>
/// <example>
/// <code>
/// var options = new DynamoDatabaseOptions { EventualConsistency = new EventualConsistency(TimeSpan.FromSeconds(1)) };
/// </code>
/// </example>
public sealed record EventualConsistency
{
    /// <summary>Makes reads lag.</summary>
    /// <param name="lag">By how much: zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The lag is negative.</exception>
    public EventualConsistency(TimeSpan lag)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lag, TimeSpan.Zero);
        Lag = lag;
    }

    /// <summary>How old the state is that eventually consistent reads see.</summary>
    /// <value>Zero or more.</value>
    public TimeSpan Lag { get; }
}

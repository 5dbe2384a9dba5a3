namespace LocalDynamo.ModelTests.Histories;

/// <summary>
/// What can be wrong with a history. The names in brackets are those of Adya, "Weak Consistency: A Generalized Theory and Optimistic
/// Implementations for Distributed Transactions" (1999), where it has one.
/// </summary>
internal enum AnomalyKind
{
    /// <summary>A transaction finds an item otherwise than it found or left it itself.</summary>
    UnrepeatableRead,

    /// <summary>Somebody read what nobody wrote, or the same write twice.</summary>
    GarbageRead,

    /// <summary>Somebody read what an aborted transaction wrote (G1a).</summary>
    AbortedRead,

    /// <summary>Somebody read what a transaction wrote and then wrote over itself (G1b).</summary>
    IntermediateRead,

    /// <summary>Two transactions that read the same state of an item both wrote it.</summary>
    LostUpdate,

    /// <summary>Two reads of an item show pasts of which neither is the beginning of the other.</summary>
    DivergingVersions,

    /// <summary>A write was acknowledged, and whoever reads later does not find it.</summary>
    LostWrite,

    /// <summary>Transactions overwrite each other in a circle (G0).</summary>
    DirtyWrite,

    /// <summary>Transactions have read from, or overwritten, each other in a circle (G1c).</summary>
    CircularInformation,

    /// <summary>
    /// A transaction has read the state before another and the state after it: a circle with one anti-dependency (G-single).
    /// </summary>
    ReadSkew,

    /// <summary>
    /// Two readers see two writers in different orders: a circle with anti-dependencies, no two of them next to each other.
    /// </summary>
    LongFork,

    /// <summary>
    /// Serializable transactions each read what another then wrote: a circle with anti-dependencies next to each other (G2).
    /// </summary>
    WriteSkew,

    /// <summary>A transaction missed what was acknowledged before it began, or saw what began after it had ended.</summary>
    OutOfTime,

    /// <summary>The database refuses its own log.</summary>
    UnreadableLog,
}

/// <summary>What is wrong with a history.</summary>
/// <param name="Kind">Its name.</param>
/// <param name="Story">What happened, a line a step, for whoever has to find out why.</param>
internal sealed record Anomaly(AnomalyKind Kind, string Story)
{
    public override string ToString() => $"{Kind}:\n{Story}";
}

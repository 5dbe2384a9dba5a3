namespace LocalDynamo.ModelTests.Histories;

/// <summary>Why one transaction comes before another.</summary>
internal enum DependencyKind
{
    /// <summary>The second wrote the state of an item that follows the first's (ww).</summary>
    Overwrites,

    /// <summary>The second read what the first wrote (wr).</summary>
    Reads,

    /// <summary>The first read a state of an item, and the second wrote the one that follows it (rw, an anti-dependency).</summary>
    IsOverwritten,

    /// <summary>The first had ended when the second began.</summary>
    Time,
}

/// <summary>One transaction comes before another, in whatever order a history is explained by.</summary>
/// <param name="Kind">Why.</param>
/// <param name="From">The one before.</param>
/// <param name="To">The one after.</param>
/// <param name="Key">The item; null for time.</param>
/// <param name="Value">What was appended to it: by the second, or where the second read it, by the first.</param>
internal sealed record Dependency(DependencyKind Kind, RecordedTransaction From, RecordedTransaction To, string? Key = null, int Value = 0)
{
    public bool IsAnti => Kind == DependencyKind.IsOverwritten;

    /// <summary>The whole of it as a sentence.</summary>
    public override string ToString() => Kind switch
    {
        DependencyKind.Overwrites => $"{From.Name} wrote {Key}, and {To.Name} appended {Value} to that",
        DependencyKind.Reads => $"{From.Name} appended {Value} to {Key}, and {To.Name} read that",
        DependencyKind.IsOverwritten => $"{From.Name} read {Key} when {To.Name} had not yet appended {Value} to it",
        _ => $"{From.Name} had ended before {To.Name} began",
    };
}

namespace LocalDynamo.Storage;

/// <summary>The snapshots that were open at a moment, and how far that is good to judge by.</summary>
/// <param name="Visible">
/// The visible number before the slots were looked at: a snapshot that is open and not among the numbers is at this one or above.
/// </param>
/// <param name="Numbers">Their commit numbers, ascending.</param>
internal sealed record OpenSnapshots(long Visible, long[] Numbers)
{
    /// <summary>Whether one of them reads in a range of numbers, which ends at or below <see cref="Visible"/>.</summary>
    public bool AnyIn(long startInclusive, long endExclusive)
    {
        var index = Array.BinarySearch(Numbers, startInclusive);
        return index >= 0 || (~index < Numbers.Length && Numbers[~index] < endExclusive);
    }
}

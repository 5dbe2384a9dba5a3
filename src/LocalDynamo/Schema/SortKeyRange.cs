namespace LocalDynamo.Schema;

/// <summary>
/// A range of sort keys as comparable bytes: every condition that a query can put on the sort key is one. A bound that is null is open.
/// </summary>
internal readonly record struct SortKeyRange(byte[]? Lower, bool LowerInclusive, byte[]? Upper, bool UpperInclusive)
{
    public static SortKeyRange All => default;

    public static SortKeyRange EqualTo(byte[] key) => new(key, true, key, true);

    public static SortKeyRange Between(byte[] lower, byte[] upper) => new(lower, true, upper, true);

    public static SortKeyRange AtLeast(byte[] key) => new(key, true, null, false);

    public static SortKeyRange GreaterThan(byte[] key) => new(key, false, null, false);

    public static SortKeyRange AtMost(byte[] key) => new(null, false, key, true);

    public static SortKeyRange LessThan(byte[] key) => new(null, false, key, false);

    /// <summary>All keys that begin with the prefix: from it to the first key behind them.</summary>
    public static SortKeyRange BeginsWith(byte[] prefix)
    {
        // The first key behind: the last byte that can be counted up is, and what follows it goes. A prefix of 0xFF alone has none.
        var last = prefix.AsSpan().LastIndexOfAnyExcept((byte)0xFF);
        if (last < 0)
            return AtLeast(prefix);

        var limit = prefix[..(last + 1)];
        limit[last]++;
        return new SortKeyRange(prefix, true, limit, false);
    }

    /// <summary>What is left of the range behind a key where a page stopped, in the direction of reading.</summary>
    public SortKeyRange Behind(byte[] key, bool forward) =>
        forward ? this with { Lower = key, LowerInclusive = false } : this with { Upper = key, UpperInclusive = false };

    public bool Contains(ReadOnlySpan<byte> key)
    {
        var toLower = Lower is null ? 1 : key.SequenceCompareTo(Lower);
        var toUpper = Upper is null ? -1 : key.SequenceCompareTo(Upper);
        return (toLower > 0 || (toLower == 0 && LowerInclusive)) && (toUpper < 0 || (toUpper == 0 && UpperInclusive));
    }
}

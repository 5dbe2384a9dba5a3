namespace LocalDynamo.Storage;

/// <summary>One end of a range of sort keys: open, or a key that belongs to the range or does not.</summary>
internal readonly ref struct KeyBound
{
    private KeyBound(ReadOnlySpan<byte> key, bool isInclusive)
    {
        Key = key;
        IsInclusive = isInclusive;
        IsOpen = false;
    }

    /// <summary>No bound: the range reaches to the partition's end.</summary>
    public static KeyBound Open => new(default, false) { IsOpen = true };

    public ReadOnlySpan<byte> Key { get; }

    public bool IsInclusive { get; }

    public bool IsOpen { get; private init; }

    public static KeyBound Inclusive(ReadOnlySpan<byte> key) => new(key, true);

    public static KeyBound Exclusive(ReadOnlySpan<byte> key) => new(key, false);

    /// <summary>Whether a key is inside when this is the lower bound.</summary>
    public bool AllowsAbove(ReadOnlySpan<byte> key) => IsOpen || key.SequenceCompareTo(Key) > (IsInclusive ? -1 : 0);

    /// <summary>Whether a key is inside when this is the upper bound.</summary>
    public bool AllowsBelow(ReadOnlySpan<byte> key) => IsOpen || key.SequenceCompareTo(Key) < (IsInclusive ? 1 : 0);
}

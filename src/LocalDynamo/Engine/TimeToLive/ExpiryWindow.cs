namespace LocalDynamo.Engine.TimeToLive;

/// <summary>The times of expiry that count as expired at some moment.</summary>
/// <remarks>
/// Those before now, by whole seconds; but not those more than five years ago, which are taken for mistakes and let be (developer guide,
/// "Using time to live (TTL) in DynamoDB"). A time in milliseconds is far in the future, and so stays as well.
/// </remarks>
internal sealed class ExpiryWindow
{
    private const int Years = 5;

    private readonly byte[] _first;
    private readonly byte[] _limit;

    public ExpiryWindow(DateTimeOffset now)
    {
        Second = now.ToUnixTimeSeconds();
        DynamoNumber first = now.AddYears(-Years).ToUnixTimeSeconds();
        DynamoNumber limit = Second;
        _first = CodeOf(first);
        _limit = CodeOf(limit);
        FirstInOrder = ExpiryLayout.BoundOf(first);
        LimitInOrder = ExpiryLayout.BoundOf(limit);
    }

    /// <summary>The present second, from 1970 on.</summary>
    public long Second { get; }

    /// <summary>Where expired items begin in the order of expiry.</summary>
    public byte[] FirstInOrder { get; }

    /// <summary>Where those begin that are not expired yet.</summary>
    public byte[] LimitInOrder { get; }

    /// <summary>Whether an item with this value as its time of expiry is expired; other types than numbers never are.</summary>
    public bool Contains(in AttributeValue expiry)
    {
        if (expiry.Type != AttributeType.N)
            return false;

        Span<byte> scratch = stackalloc byte[DynamoNumber.MaxEncodedBytes];
        var code = expiry.KeyBytes(scratch);
        return code.SequenceCompareTo(_first) >= 0 && code.SequenceCompareTo(_limit) < 0;
    }

    private static byte[] CodeOf(DynamoNumber number)
    {
        Span<byte> code = stackalloc byte[DynamoNumber.MaxEncodedBytes];
        return code[..number.Encode(code)].ToArray();
    }
}

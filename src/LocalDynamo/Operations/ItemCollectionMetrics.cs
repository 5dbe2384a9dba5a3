namespace LocalDynamo.Operations;

/// <summary>The item collection that a write changed, and about how large it is.</summary>
public sealed record ItemCollectionMetrics
{
    /// <summary>The partition key that all items of the collection share.</summary>
    public Item? ItemCollectionKey { get; init; }

    /// <summary>Lower and upper bound of the size, in gigabytes.</summary>
    public List<double>? SizeEstimateRangeGB { get; init; }
}

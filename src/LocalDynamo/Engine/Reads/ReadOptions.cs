namespace LocalDynamo.Engine.Reads;

/// <summary>A native query or scan as its user put it together, not bound yet.</summary>
internal sealed record ReadOptions
{
    public bool IsQuery => PartitionKey.HasValue;

    /// <summary>The partition key's value to query, or that of its first attribute; <c>default</c> for a scan.</summary>
    public AttributeValue PartitionKey { get; init; }

    /// <summary>The values of a partition key of several attributes; empty for a table, where <see cref="PartitionKey"/> is all of it.</summary>
    public AttributeValue[] PartitionKeys { get; init; } = [];

    /// <summary>The service's names of the comparisons that the sort key attributes must pass, from the first on.</summary>
    public (string Comparison, AttributeValue[] Values)[] SortKey { get; init; } = [];

    public bool Forward { get; init; } = true;

    public int Segment { get; init; }

    public int TotalSegments { get; init; } = 1;

    public int PageSize { get; init; } = int.MaxValue;

    public Key? StartAfter { get; init; }

    /// <summary>The item behind which to begin, where a key of the table does not say where it lies; null for <see cref="StartAfter"/>.</summary>
    public Item? StartAfterItem { get; init; }

    /// <summary>Whether whole items are asked for, also of an index that does not hold them.</summary>
    public bool SelectsAll { get; init; }

    public string? Filter { get; init; }

    public Dictionary<string, AttributeValue>? FilterValues { get; init; }

    public Dictionary<string, string>? FilterNames { get; init; }

    public string? Projection { get; init; }

    public Dictionary<string, string>? ProjectionNames { get; init; }
}

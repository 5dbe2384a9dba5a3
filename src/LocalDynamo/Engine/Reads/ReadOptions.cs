namespace LocalDynamo.Engine.Reads;

/// <summary>A native query or scan as its user put it together, not bound yet.</summary>
internal sealed record ReadOptions
{
    /// <summary>The partition key's value to query; <c>default</c> for a scan.</summary>
    public AttributeValue PartitionKey { get; init; }

    /// <summary>The service's name of the comparison that the sort key must pass; null for none.</summary>
    public string? SortKeyComparison { get; init; }

    public AttributeValue[] SortKeyValues { get; init; } = [];

    public bool Forward { get; init; } = true;

    public int Segment { get; init; }

    public int TotalSegments { get; init; } = 1;

    public int PageSize { get; init; } = int.MaxValue;

    public Key? StartAfter { get; init; }

    public string? Filter { get; init; }

    public Dictionary<string, AttributeValue>? FilterValues { get; init; }

    public Dictionary<string, string>? FilterNames { get; init; }

    public string? Projection { get; init; }

    public Dictionary<string, string>? ProjectionNames { get; init; }
}

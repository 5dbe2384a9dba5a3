namespace LocalDynamo.Engine.Reads;

/// <summary>A native query or scan as its user put it together, not bound yet.</summary>
/// <remarks>One is made for each query, so what few of them have stands in an object of its own.</remarks>
internal sealed record ReadOptions
{
    public bool IsQuery => PartitionKey.HasValue;

    /// <summary>The partition key's value to query, or that of its first attribute; <c>default</c> for a scan.</summary>
    public AttributeValue PartitionKey { get; init; }

    /// <summary>The values of a partition key of several attributes; empty for a table, where <see cref="PartitionKey"/> is all of it.</summary>
    public AttributeValue[] PartitionKeys { get; init; } = [];

    /// <summary>The conditions that the sort key attributes must pass, from the first on; null for none.</summary>
    public SortKey? SortKey { get; init; }

    public bool Forward { get; init; } = true;

    public int Segment { get; init; }

    public int TotalSegments { get; init; } = 1;

    public int PageSize { get; init; } = int.MaxValue;

    /// <summary>Where to begin; null for the beginning.</summary>
    public StartPosition? Start { get; init; }

    /// <summary>Whether whole items are asked for, also of an index that does not hold them.</summary>
    public bool SelectsAll { get; init; }

    public GivenExpression? Filter { get; init; }

    public GivenExpression? Projection { get; init; }
}

/// <summary>The key behind which to begin; or, where a key of the table does not say where that is, the item.</summary>
internal sealed record StartPosition(Key Key, Item? Item = null);

/// <summary>An expression with what its names and values stand for.</summary>
internal sealed record GivenExpression(string Text, Dictionary<string, string>? Names, Dictionary<string, AttributeValue>? Values = null);

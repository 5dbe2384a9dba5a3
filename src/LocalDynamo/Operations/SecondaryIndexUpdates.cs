namespace LocalDynamo.Operations;

/// <summary>One change to the global secondary indexes of a table; exactly one member is set.</summary>
public sealed record GlobalSecondaryIndexUpdate
{
    /// <summary>The index to make.</summary>
    public CreateGlobalSecondaryIndexAction? Create { get; init; }

    /// <summary>The index to change.</summary>
    public UpdateGlobalSecondaryIndexAction? Update { get; init; }

    /// <summary>The index to delete.</summary>
    public DeleteGlobalSecondaryIndexAction? Delete { get; init; }
}

/// <summary>A global secondary index to add to a table.</summary>
public sealed record CreateGlobalSecondaryIndexAction
{
    /// <summary>Its name, 3 to 255 characters.</summary>
    public string? IndexName { get; init; }

    /// <summary>Its key.</summary>
    /// <value>Up to four attributes of the partition key, then up to four of the sort key.</value>
    public List<KeySchemaElement>? KeySchema { get; init; }

    /// <summary>What it holds.</summary>
    public Projection? Projection { get; init; }

    /// <summary>Its set-up capacity.</summary>
    public ProvisionedThroughput? ProvisionedThroughput { get; init; }

    /// <summary>Its capacity bounds.</summary>
    public OnDemandThroughput? OnDemandThroughput { get; init; }

    /// <summary>Its warm capacity.</summary>
    public WarmThroughput? WarmThroughput { get; init; }
}

/// <summary>A change to the capacity of a global secondary index.</summary>
public sealed record UpdateGlobalSecondaryIndexAction
{
    /// <summary>The index.</summary>
    public string? IndexName { get; init; }

    /// <summary>Its new set-up capacity.</summary>
    public ProvisionedThroughput? ProvisionedThroughput { get; init; }

    /// <summary>Its new capacity bounds.</summary>
    public OnDemandThroughput? OnDemandThroughput { get; init; }

    /// <summary>Its new warm capacity.</summary>
    public WarmThroughput? WarmThroughput { get; init; }
}

/// <summary>A global secondary index to delete.</summary>
public sealed record DeleteGlobalSecondaryIndexAction
{
    /// <summary>The index.</summary>
    public string? IndexName { get; init; }
}

namespace LocalDynamo.Operations;

/// <summary>A local secondary index as it is.</summary>
public sealed record LocalSecondaryIndexDescription
{
    /// <summary>Its name.</summary>
    public string? IndexName { get; init; }

    /// <summary>Its ARN.</summary>
    public string? IndexArn { get; init; }

    /// <summary>Its key.</summary>
    public List<KeySchemaElement>? KeySchema { get; init; }

    /// <summary>What it holds.</summary>
    public Projection? Projection { get; init; }

    /// <summary>How many entries it has.</summary>
    public long? ItemCount { get; init; }

    /// <summary>Its size in bytes.</summary>
    public long? IndexSizeBytes { get; init; }
}

/// <summary>A global secondary index as it is.</summary>
public sealed record GlobalSecondaryIndexDescription
{
    /// <summary>Its name.</summary>
    public string? IndexName { get; init; }

    /// <summary>Its ARN.</summary>
    public string? IndexArn { get; init; }

    /// <summary>Its state.</summary>
    public IndexStatus? IndexStatus { get; init; }

    /// <summary>Whether it is being filled from the table.</summary>
    /// <value><see langword="null"/> but while <see cref="IndexStatus"/> is CREATING.</value>
    public bool? Backfilling { get; init; }

    /// <summary>Its key.</summary>
    public List<KeySchemaElement>? KeySchema { get; init; }

    /// <summary>What it holds.</summary>
    public Projection? Projection { get; init; }

    /// <summary>How many entries it has.</summary>
    public long? ItemCount { get; init; }

    /// <summary>Its size in bytes.</summary>
    public long? IndexSizeBytes { get; init; }

    /// <summary>Its set-up capacity.</summary>
    public ProvisionedThroughputDescription? ProvisionedThroughput { get; init; }

    /// <summary>Its capacity bounds.</summary>
    public OnDemandThroughput? OnDemandThroughput { get; init; }

    /// <summary>Its warm capacity.</summary>
    public GlobalSecondaryIndexWarmThroughputDescription? WarmThroughput { get; init; }
}

/// <summary>An index's warm capacity and the state of its last change.</summary>
public sealed record GlobalSecondaryIndexWarmThroughputDescription
{
    /// <summary>Read units a second.</summary>
    public long? ReadUnitsPerSecond { get; init; }

    /// <summary>Write units a second.</summary>
    public long? WriteUnitsPerSecond { get; init; }

    /// <summary><see cref="IndexStatus.UPDATING"/> while a change is under way, otherwise <see cref="IndexStatus.ACTIVE"/>.</summary>
    public IndexStatus? Status { get; init; }
}

namespace LocalDynamo.Operations;

/// <summary>A table as it is: its key, its state, its settings and about how much it holds.</summary>
/// <remarks>
/// All that the service can tell has its member. LocalDynamo leaves <see langword="null"/> what it has none of: streams,
/// replicas, archives and restores.
/// </remarks>
public sealed record TableDescription
{
    /// <summary>The name.</summary>
    public string? TableName { get; init; }

    /// <summary>The ARN.</summary>
    public string? TableArn { get; init; }

    /// <summary>An identifier that no other table gets, neither one deleted before nor one made later under the same name.</summary>
    public string? TableId { get; init; }

    /// <summary>The state.</summary>
    public TableStatus? TableStatus { get; init; }

    /// <summary>When the table was made, in UTC.</summary>
    public DateTime? CreationDateTime { get; init; }

    /// <summary>The types of the key attributes of table and indexes, in the order of their names.</summary>
    public List<AttributeDefinition>? AttributeDefinitions { get; init; }

    /// <summary>The key: the partition key first, then the sort key if there is one.</summary>
    public List<KeySchemaElement>? KeySchema { get; init; }

    /// <summary>How many items the table holds.</summary>
    /// <value>The service counts every six hours or so; LocalDynamo tells the number of this moment.</value>
    public long? ItemCount { get; init; }

    /// <summary>The size of all items in bytes, by the service's rule.</summary>
    /// <value>As fresh as <see cref="ItemCount"/>.</value>
    public long? TableSizeBytes { get; init; }

    /// <summary>The billing mode.</summary>
    /// <value><see langword="null"/> for a table that never was <see cref="BillingMode.PAY_PER_REQUEST"/>.</value>
    public BillingModeSummary? BillingModeSummary { get; init; }

    /// <summary>The set-up capacity.</summary>
    public ProvisionedThroughputDescription? ProvisionedThroughput { get; init; }

    /// <summary>The capacity bounds.</summary>
    /// <value><see langword="null"/> where none are set.</value>
    public OnDemandThroughput? OnDemandThroughput { get; init; }

    /// <summary>The warm capacity.</summary>
    public TableWarmThroughputDescription? WarmThroughput { get; init; }

    /// <summary>The storage class.</summary>
    /// <value><see langword="null"/> where none was ever set.</value>
    public TableClassSummary? TableClassSummary { get; init; }

    /// <summary>Whether DeleteTable is refused.</summary>
    public bool? DeletionProtectionEnabled { get; init; }

    /// <summary>The local secondary indexes.</summary>
    /// <value><see langword="null"/> where there are none.</value>
    public List<LocalSecondaryIndexDescription>? LocalSecondaryIndexes { get; init; }

    /// <summary>The global secondary indexes, in the order in which they were made.</summary>
    /// <value><see langword="null"/> where there are none.</value>
    public List<GlobalSecondaryIndexDescription>? GlobalSecondaryIndexes { get; init; }

    /// <summary>The vector indexes.</summary>
    public List<VectorIndexDescription>? VectorIndexes { get; init; }

    /// <summary>What the stream's records hold.</summary>
    public StreamSpecification? StreamSpecification { get; init; }

    /// <summary>When the newest stream was turned on.</summary>
    public string? LatestStreamLabel { get; init; }

    /// <summary>The newest stream's ARN.</summary>
    public string? LatestStreamArn { get; init; }

    /// <summary>The version of global tables in use.</summary>
    public string? GlobalTableVersion { get; init; }

    /// <summary>The replicas.</summary>
    public List<ReplicaDescription>? Replicas { get; init; }

    /// <summary>The witnesses.</summary>
    public List<GlobalTableWitnessDescription>? GlobalTableWitnesses { get; init; }

    /// <summary>What reads of the global table see.</summary>
    public MultiRegionConsistency? MultiRegionConsistency { get; init; }

    /// <summary>Whether settings are replicated.</summary>
    public GlobalTableSettingsReplicationMode? GlobalTableSettingsReplicationMode { get; init; }

    /// <summary>What the table was restored from.</summary>
    public RestoreSummary? RestoreSummary { get; init; }

    /// <summary>How the table was archived.</summary>
    public ArchivalSummary? ArchivalSummary { get; init; }

    /// <summary>The encryption at rest.</summary>
    /// <value><see langword="null"/> for the service's own key.</value>
    public SSEDescription? SSEDescription { get; init; }
}

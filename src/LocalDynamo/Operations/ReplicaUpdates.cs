namespace LocalDynamo.Operations;

/// <summary>One change to the replicas of a global table; exactly one member is set.</summary>
public sealed record ReplicationGroupUpdate
{
    /// <summary>The replica to add.</summary>
    public CreateReplicationGroupMemberAction? Create { get; init; }

    /// <summary>The replica to change.</summary>
    public UpdateReplicationGroupMemberAction? Update { get; init; }

    /// <summary>The replica to remove.</summary>
    public DeleteReplicationGroupMemberAction? Delete { get; init; }
}

/// <summary>A replica to add.</summary>
public sealed record CreateReplicationGroupMemberAction
{
    /// <summary>Its region.</summary>
    public string? RegionName { get; init; }

    /// <summary>Its key for encryption at rest.</summary>
    public string? KMSMasterKeyId { get; init; }

    /// <summary>Its own set-up capacity.</summary>
    public ProvisionedThroughputOverride? ProvisionedThroughputOverride { get; init; }

    /// <summary>Its own capacity bound.</summary>
    public OnDemandThroughputOverride? OnDemandThroughputOverride { get; init; }

    /// <summary>Its own settings for indexes.</summary>
    public List<ReplicaGlobalSecondaryIndex>? GlobalSecondaryIndexes { get; init; }

    /// <summary>Its own storage class.</summary>
    public TableClass? TableClassOverride { get; init; }
}

/// <summary>A replica to change.</summary>
public sealed record UpdateReplicationGroupMemberAction
{
    /// <summary>Its region.</summary>
    public string? RegionName { get; init; }

    /// <summary>Its key for encryption at rest.</summary>
    public string? KMSMasterKeyId { get; init; }

    /// <summary>Its own set-up capacity.</summary>
    public ProvisionedThroughputOverride? ProvisionedThroughputOverride { get; init; }

    /// <summary>Its own capacity bound.</summary>
    public OnDemandThroughputOverride? OnDemandThroughputOverride { get; init; }

    /// <summary>Its own settings for indexes.</summary>
    public List<ReplicaGlobalSecondaryIndex>? GlobalSecondaryIndexes { get; init; }

    /// <summary>Its own storage class.</summary>
    public TableClass? TableClassOverride { get; init; }
}

/// <summary>A replica to remove.</summary>
public sealed record DeleteReplicationGroupMemberAction
{
    /// <summary>Its region.</summary>
    public string? RegionName { get; init; }
}

/// <summary>A replica's own settings for one index.</summary>
public sealed record ReplicaGlobalSecondaryIndex
{
    /// <summary>The index.</summary>
    public string? IndexName { get; init; }

    /// <summary>The set-up capacity.</summary>
    public ProvisionedThroughputOverride? ProvisionedThroughputOverride { get; init; }

    /// <summary>The capacity bound.</summary>
    public OnDemandThroughputOverride? OnDemandThroughputOverride { get; init; }
}

/// <summary>A replica's own set-up capacity; writes are the same everywhere.</summary>
public sealed record ProvisionedThroughputOverride
{
    /// <summary>Read units a second.</summary>
    public long? ReadCapacityUnits { get; init; }
}

/// <summary>A replica's own capacity bound; writes are the same everywhere.</summary>
public sealed record OnDemandThroughputOverride
{
    /// <summary>Read units a second.</summary>
    public long? MaxReadRequestUnits { get; init; }
}

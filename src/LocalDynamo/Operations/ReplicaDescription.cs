namespace LocalDynamo.Operations;

/// <summary>The state of a replica.</summary>
/// <param name="Value">
/// The service's text; a text that is no member is carried as it is, and refused when the request is validated.
/// </param>
public readonly record struct ReplicaStatus(string Value)
{
    /// <summary>Being made.</summary>
    public static ReplicaStatus CREATING => new("CREATING");

    /// <summary>Could not be made.</summary>
    public static ReplicaStatus CREATION_FAILED => new("CREATION_FAILED");

    /// <summary>Being changed.</summary>
    public static ReplicaStatus UPDATING => new("UPDATING");

    /// <summary>Being deleted.</summary>
    public static ReplicaStatus DELETING => new("DELETING");

    /// <summary>Ready.</summary>
    public static ReplicaStatus ACTIVE => new("ACTIVE");

    /// <summary>Not to be used: its region is turned off.</summary>
    public static ReplicaStatus REGION_DISABLED => new("REGION_DISABLED");

    /// <summary>Not to be used: its key cannot be reached.</summary>
    public static ReplicaStatus INACCESSIBLE_ENCRYPTION_CREDENTIALS => new("INACCESSIBLE_ENCRYPTION_CREDENTIALS");

    /// <summary>Being archived.</summary>
    public static ReplicaStatus ARCHIVING => new("ARCHIVING");

    /// <summary>Archived.</summary>
    public static ReplicaStatus ARCHIVED => new("ARCHIVED");

    /// <summary>Not replicated, for want of a permission.</summary>
    public static ReplicaStatus REPLICATION_NOT_AUTHORIZED => new("REPLICATION_NOT_AUTHORIZED");

    /// <summary>Takes the service's text as it stands.</summary>
    /// <param name="value">The text, also one that is no member.</param>
    public static implicit operator ReplicaStatus(string value) => new(value);

    /// <summary>The service's text.</summary>
    public override string ToString() => Value ?? string.Empty;
}

/// <summary>A replica as it is.</summary>
public sealed record ReplicaDescription
{
    /// <summary>Its region.</summary>
    public string? RegionName { get; init; }

    /// <summary>Its ARN.</summary>
    public string? ReplicaArn { get; init; }

    /// <summary>Its state.</summary>
    public ReplicaStatus? ReplicaStatus { get; init; }

    /// <summary>Its state in words.</summary>
    public string? ReplicaStatusDescription { get; init; }

    /// <summary>How far it is made, in percent.</summary>
    public string? ReplicaStatusPercentProgress { get; init; }

    /// <summary>Its key for encryption at rest.</summary>
    public string? KMSMasterKeyId { get; init; }

    /// <summary>Its own set-up capacity.</summary>
    public ProvisionedThroughputOverride? ProvisionedThroughputOverride { get; init; }

    /// <summary>Its own capacity bound.</summary>
    public OnDemandThroughputOverride? OnDemandThroughputOverride { get; init; }

    /// <summary>Its warm capacity.</summary>
    public TableWarmThroughputDescription? WarmThroughput { get; init; }

    /// <summary>Its own settings for indexes.</summary>
    public List<ReplicaGlobalSecondaryIndexDescription>? GlobalSecondaryIndexes { get; init; }

    /// <summary>Since when it cannot be reached, in UTC.</summary>
    public DateTime? ReplicaInaccessibleDateTime { get; init; }

    /// <summary>Its own storage class.</summary>
    public TableClassSummary? ReplicaTableClassSummary { get; init; }

    /// <summary>Whether settings are replicated to it.</summary>
    public GlobalTableSettingsReplicationMode? GlobalTableSettingsReplicationMode { get; init; }
}

/// <summary>A replica's own settings for one index, as they are.</summary>
public sealed record ReplicaGlobalSecondaryIndexDescription
{
    /// <summary>The index.</summary>
    public string? IndexName { get; init; }

    /// <summary>The set-up capacity.</summary>
    public ProvisionedThroughputOverride? ProvisionedThroughputOverride { get; init; }

    /// <summary>The capacity bound.</summary>
    public OnDemandThroughputOverride? OnDemandThroughputOverride { get; init; }

    /// <summary>The warm capacity.</summary>
    public GlobalSecondaryIndexWarmThroughputDescription? WarmThroughput { get; init; }
}

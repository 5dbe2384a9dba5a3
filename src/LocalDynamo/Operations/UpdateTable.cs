namespace LocalDynamo.Operations;

/// <summary>A request to change a table's settings; what is <see langword="null"/> stays as it is.</summary>
public sealed class UpdateTableRequest : DynamoRequest<UpdateTableResponse>
{
    /// <summary>The table, by name or by ARN.</summary>
    /// <value>Required. A name has 3 to 255 characters of a-z, A-Z, 0-9, _, - and dot; an ARN at most 1,024.</value>
    public string? TableName { get; set; }

    /// <summary>The types of the key attributes, for a new index.</summary>
    /// <value>
    /// Required with a new index. Those of attributes that table and indexes have already may be left out, and those that nothing uses
    /// are not looked at.
    /// </value>
    public List<AttributeDefinition>? AttributeDefinitions { get; set; }

    /// <summary>How capacity is paid for.</summary>
    /// <value><see langword="null"/> leaves it.</value>
    public BillingMode? BillingMode { get; set; }

    /// <summary>The set-up capacity.</summary>
    /// <value>Needed when the table changes to PROVISIONED, refused for PAY_PER_REQUEST.</value>
    public ProvisionedThroughput? ProvisionedThroughput { get; set; }

    /// <summary>Upper bounds on the capacity.</summary>
    /// <value>For PAY_PER_REQUEST only.</value>
    public OnDemandThroughput? OnDemandThroughput { get; set; }

    /// <summary>The capacity to have ready.</summary>
    /// <value><see langword="null"/> leaves it.</value>
    public WarmThroughput? WarmThroughput { get; set; }

    /// <summary>The storage class.</summary>
    /// <value><see langword="null"/> means no change.</value>
    public TableClass? TableClass { get; set; }

    /// <summary>Whether DeleteTable is refused.</summary>
    /// <value><see langword="null"/> means no change.</value>
    public bool? DeletionProtectionEnabled { get; set; }

    /// <summary>Changes to the global secondary indexes.</summary>
    /// <value>At most one that makes or deletes an index, and one for each index.</value>
    public List<GlobalSecondaryIndexUpdate>? GlobalSecondaryIndexUpdates { get; set; }

    /// <summary>The vector indexes to make or delete.</summary>
    /// <value>LocalDynamo has none and refuses them.</value>
    public List<VectorIndexUpdate>? VectorIndexUpdates { get; set; }

    /// <summary>The stream.</summary>
    /// <value>LocalDynamo has no streams yet: only a specification that turns none on is taken.</value>
    public StreamSpecification? StreamSpecification { get; set; }

    /// <summary>The encryption at rest.</summary>
    /// <value>LocalDynamo has none: only a specification that asks for no key of one's own is taken.</value>
    public SSESpecification? SSESpecification { get; set; }

    /// <summary>Changes to the replicas.</summary>
    /// <value>LocalDynamo refuses them.</value>
    public List<ReplicationGroupUpdate>? ReplicaUpdates { get; set; }

    /// <summary>What reads of the global table see.</summary>
    /// <value>LocalDynamo refuses it.</value>
    public MultiRegionConsistency? MultiRegionConsistency { get; set; }

    /// <summary>Changes to the witnesses.</summary>
    /// <value>LocalDynamo refuses them.</value>
    public List<GlobalTableWitnessGroupUpdate>? GlobalTableWitnessUpdates { get; set; }

    /// <summary>Whether settings are replicated.</summary>
    /// <value>LocalDynamo refuses it.</value>
    public GlobalTableSettingsReplicationMode? GlobalTableSettingsReplicationMode { get; set; }
}

/// <summary>The table as the change left it.</summary>
public sealed class UpdateTableResponse
{
    /// <summary>The table.</summary>
    public TableDescription? TableDescription { get; set; }
}

public static partial class DynamoEngineExtensions
{
    /// <summary>Changes a table's settings.</summary>
    /// <param name="engine">The engine that carries it out.</param>
    /// <param name="request">The request.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ValidationException">The request breaks a rule of the service.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such table, or no such index of it.</exception>
    /// <exception cref="ResourceInUseException">An index is being made, and the change has to wait for it.</exception>
    /// <exception cref="LimitExceededException">More than one index would be made or deleted at a time.</exception>
    public static UpdateTableResponse UpdateTable(this IDynamoEngine engine, UpdateTableRequest request) => engine.Execute(request);

    /// <summary>Changes a table's settings.</summary>
    /// <param name="engine">The engine that carries it out.</param>
    /// <param name="request">The request; not to be changed until the answer is there.</param>
    /// <param name="cancellationToken">Gives up waiting; what was begun may still be carried out.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ValidationException">The request breaks a rule of the service.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such table, or no such index of it.</exception>
    /// <exception cref="ResourceInUseException">An index is being made, and the change has to wait for it.</exception>
    /// <exception cref="LimitExceededException">More than one index would be made or deleted at a time.</exception>
    public static ValueTask<UpdateTableResponse> UpdateTableAsync(
        this IDynamoEngine engine, UpdateTableRequest request, CancellationToken cancellationToken = default) =>
        engine.ExecuteAsync(request, cancellationToken);
}

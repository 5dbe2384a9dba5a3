namespace LocalDynamo.Operations;

/// <summary>A request to make a table.</summary>
public sealed class CreateTableRequest : DynamoRequest<CreateTableResponse>
{
    /// <summary>The table's name.</summary>
    /// <value>Required, 3 to 255 characters of a-z, A-Z, 0-9, _, - and dot.</value>
    public string? TableName { get; set; }

    /// <summary>The types of the key attributes of table and indexes, and of no others.</summary>
    /// <value>Required.</value>
    public List<AttributeDefinition>? AttributeDefinitions { get; set; }

    /// <summary>The key: the partition key, then the sort key if there is one.</summary>
    /// <value>Required, one or two elements.</value>
    public List<KeySchemaElement>? KeySchema { get; set; }

    /// <summary>How capacity is paid for.</summary>
    /// <value><see langword="null"/> means PROVISIONED.</value>
    public BillingMode? BillingMode { get; set; }

    /// <summary>The set-up capacity.</summary>
    /// <value>Required for PROVISIONED, refused for PAY_PER_REQUEST.</value>
    public ProvisionedThroughput? ProvisionedThroughput { get; set; }

    /// <summary>Upper bounds on the capacity.</summary>
    /// <value>For PAY_PER_REQUEST only.</value>
    public OnDemandThroughput? OnDemandThroughput { get; set; }

    /// <summary>The capacity to have ready.</summary>
    /// <value><see langword="null"/> leaves it to the service.</value>
    public WarmThroughput? WarmThroughput { get; set; }

    /// <summary>The storage class.</summary>
    /// <value><see langword="null"/> means STANDARD.</value>
    public TableClass? TableClass { get; set; }

    /// <summary>Whether DeleteTable is refused.</summary>
    /// <value><see langword="null"/> means <see langword="false"/>.</value>
    public bool? DeletionProtectionEnabled { get; set; }

    /// <summary>The tags to begin with.</summary>
    /// <value>At most 50.</value>
    public List<Tag>? Tags { get; set; }

    /// <summary>The local secondary indexes.</summary>
    /// <value>At most 5, for tables with a sort key. They stay as they are for the table's life.</value>
    public List<LocalSecondaryIndex>? LocalSecondaryIndexes { get; set; }

    /// <summary>The global secondary indexes.</summary>
    /// <value>At most 20. UpdateTable adds and removes them.</value>
    public List<GlobalSecondaryIndex>? GlobalSecondaryIndexes { get; set; }

    /// <summary>The vector indexes.</summary>
    /// <value>LocalDynamo has none and refuses them.</value>
    public List<VectorIndex>? VectorIndexes { get; set; }

    /// <summary>The stream.</summary>
    /// <value>LocalDynamo has no streams yet: only a specification that turns none on is taken.</value>
    public StreamSpecification? StreamSpecification { get; set; }

    /// <summary>The encryption at rest.</summary>
    /// <value>LocalDynamo has none: only a specification that asks for no key of one's own is taken.</value>
    public SSESpecification? SSESpecification { get; set; }

    /// <summary>Who may use the table, as a JSON document.</summary>
    /// <value>LocalDynamo knows no users and refuses it.</value>
    public string? ResourcePolicy { get; set; }

    /// <summary>The table whose settings a replica takes over.</summary>
    /// <value>LocalDynamo refuses it.</value>
    public string? GlobalTableSourceArn { get; set; }

    /// <summary>Whether settings are replicated.</summary>
    /// <value>LocalDynamo refuses it.</value>
    public GlobalTableSettingsReplicationMode? GlobalTableSettingsReplicationMode { get; set; }
}

/// <summary>The table that was made.</summary>
public sealed class CreateTableResponse
{
    /// <summary>The table as it is now.</summary>
    public TableDescription? TableDescription { get; set; }
}

public static partial class DynamoEngineExtensions
{
    /// <summary>Makes a table.</summary>
    /// <param name="engine">The engine that carries it out.</param>
    /// <param name="request">The request.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ValidationException">The request breaks a rule of the service.</exception>
    /// <exception cref="ResourceInUseException">A table of that name exists.</exception>
    public static CreateTableResponse CreateTable(this IDynamoEngine engine, CreateTableRequest request) => engine.Execute(request);

    /// <summary>Makes a table.</summary>
    /// <param name="engine">The engine that carries it out.</param>
    /// <param name="request">The request; not to be changed until the answer is there.</param>
    /// <param name="cancellationToken">Gives up waiting; what was begun may still be carried out.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ValidationException">The request breaks a rule of the service.</exception>
    /// <exception cref="ResourceInUseException">A table of that name exists.</exception>
    public static ValueTask<CreateTableResponse> CreateTableAsync(
        this IDynamoEngine engine, CreateTableRequest request, CancellationToken cancellationToken = default) =>
        engine.ExecuteAsync(request, cancellationToken);
}

namespace LocalDynamo.Operations;

/// <summary>Which attributes an index holds.</summary>
/// <param name="Value">
/// The service's text; a text that is no member is carried as it is, and refused when the request is validated.
/// </param>
public readonly record struct ProjectionType(string Value)
{
    /// <summary>All.</summary>
    public static ProjectionType ALL => new("ALL");

    /// <summary>The keys of index and table.</summary>
    public static ProjectionType KEYS_ONLY => new("KEYS_ONLY");

    /// <summary>The keys, and those named beside.</summary>
    public static ProjectionType INCLUDE => new("INCLUDE");

    /// <summary>Takes the service's text as it stands.</summary>
    /// <param name="value">The text, also one that is no member.</param>
    public static implicit operator ProjectionType(string value) => new(value);

    /// <summary>The service's text.</summary>
    public override string ToString() => Value ?? string.Empty;
}

/// <summary>The state of a global secondary index.</summary>
/// <param name="Value">
/// The service's text; a text that is no member is carried as it is, and refused when the request is validated.
/// </param>
public readonly record struct IndexStatus(string Value)
{
    /// <summary>Being built.</summary>
    public static IndexStatus CREATING => new("CREATING");

    /// <summary>Being changed.</summary>
    public static IndexStatus UPDATING => new("UPDATING");

    /// <summary>Being deleted.</summary>
    public static IndexStatus DELETING => new("DELETING");

    /// <summary>Ready.</summary>
    public static IndexStatus ACTIVE => new("ACTIVE");

    /// <summary>Takes the service's text as it stands.</summary>
    /// <param name="value">The text, also one that is no member.</param>
    public static implicit operator IndexStatus(string value) => new(value);

    /// <summary>The service's text.</summary>
    public override string ToString() => Value ?? string.Empty;
}

/// <summary>Which attributes an index holds.</summary>
public sealed record Projection
{
    /// <summary>The kind of choice.</summary>
    public ProjectionType? ProjectionType { get; init; }

    /// <summary>The attributes held beside the keys.</summary>
    /// <value>
    /// For <see cref="ProjectionType.INCLUDE"/> only: 1 to 20 names of at most 255 bytes, and at most 100 in all indexes of a table together.
    /// </value>
    public List<string>? NonKeyAttributes { get; init; }
}

/// <summary>An index to make: the table's partition key, with a sort key of its own.</summary>
public sealed record LocalSecondaryIndex
{
    /// <summary>Its name, 3 to 255 characters.</summary>
    public string? IndexName { get; init; }

    /// <summary>Its key.</summary>
    /// <value>The table's partition key, then one sort key.</value>
    public List<KeySchemaElement>? KeySchema { get; init; }

    /// <summary>What it holds.</summary>
    public Projection? Projection { get; init; }
}

/// <summary>An index to make, with a key of its own.</summary>
public sealed record GlobalSecondaryIndex
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

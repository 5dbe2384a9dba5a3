namespace LocalDynamo.Operations;

/// <summary>How a table's capacity is paid for.</summary>
/// <param name="Value">
/// The service's text; a text that is no member is carried as it is, and refused when the request is validated.
/// </param>
public readonly record struct BillingMode(string Value)
{
    /// <summary>By the capacity that is set up; the service's default.</summary>
    public static BillingMode PROVISIONED => new("PROVISIONED");

    /// <summary>By the requests made.</summary>
    public static BillingMode PAY_PER_REQUEST => new("PAY_PER_REQUEST");

    /// <summary>Takes the service's text as it stands.</summary>
    /// <param name="value">The text, also one that is no member.</param>
    public static implicit operator BillingMode(string value) => new(value);

    /// <summary>The service's text.</summary>
    public override string ToString() => Value ?? string.Empty;
}

/// <summary>The capacity set up for a table or index in <see cref="BillingMode.PROVISIONED"/> mode.</summary>
public sealed record ProvisionedThroughput
{
    /// <summary>Read units a second.</summary>
    /// <value>Required, at least 1.</value>
    public long? ReadCapacityUnits { get; init; }

    /// <summary>Write units a second.</summary>
    /// <value>Required, at least 1.</value>
    public long? WriteCapacityUnits { get; init; }
}

/// <summary>Upper bounds on the capacity of a table or index in <see cref="BillingMode.PAY_PER_REQUEST"/> mode.</summary>
public sealed record OnDemandThroughput
{
    /// <summary>Read units a second.</summary>
    /// <value>-1 means no bound.</value>
    public long? MaxReadRequestUnits { get; init; }

    /// <summary>Write units a second.</summary>
    /// <value>-1 means no bound.</value>
    public long? MaxWriteRequestUnits { get; init; }
}

/// <summary>The capacity that a table or index can serve at once, without growing first.</summary>
public sealed record WarmThroughput
{
    /// <summary>Read units a second.</summary>
    /// <value>At least 1.</value>
    public long? ReadUnitsPerSecond { get; init; }

    /// <summary>Write units a second.</summary>
    /// <value>At least 1.</value>
    public long? WriteUnitsPerSecond { get; init; }
}

/// <summary>A table's billing mode and since when.</summary>
public sealed record BillingModeSummary
{
    /// <summary>The mode.</summary>
    public BillingMode? BillingMode { get; init; }

    /// <summary>When the table last became <see cref="BillingMode.PAY_PER_REQUEST"/>, in UTC.</summary>
    public DateTime? LastUpdateToPayPerRequestDateTime { get; init; }
}

/// <summary>A table's or index's set-up capacity and its last changes.</summary>
public sealed record ProvisionedThroughputDescription
{
    /// <summary>When it was last raised, in UTC.</summary>
    /// <value><see langword="null"/> if never.</value>
    public DateTime? LastIncreaseDateTime { get; init; }

    /// <summary>When it was last lowered, in UTC.</summary>
    /// <value><see langword="null"/> if never.</value>
    public DateTime? LastDecreaseDateTime { get; init; }

    /// <summary>How often it was lowered this UTC day.</summary>
    public long? NumberOfDecreasesToday { get; init; }

    /// <summary>Read units a second; 0 in <see cref="BillingMode.PAY_PER_REQUEST"/> mode.</summary>
    public long? ReadCapacityUnits { get; init; }

    /// <summary>Write units a second; 0 in <see cref="BillingMode.PAY_PER_REQUEST"/> mode.</summary>
    public long? WriteCapacityUnits { get; init; }
}

/// <summary>A table's warm capacity and the state of its last change.</summary>
public sealed record TableWarmThroughputDescription
{
    /// <summary>Read units a second.</summary>
    public long? ReadUnitsPerSecond { get; init; }

    /// <summary>Write units a second.</summary>
    public long? WriteUnitsPerSecond { get; init; }

    /// <summary><see cref="TableStatus.UPDATING"/> while a change is under way, otherwise <see cref="TableStatus.ACTIVE"/>.</summary>
    public TableStatus? Status { get; init; }
}

namespace LocalDynamo.Operations;

/// <summary>The capacity units that a request consumed on one table and its indexes.</summary>
public sealed record ConsumedCapacity
{
    /// <summary>The table, by the name or ARN that the request gave.</summary>
    public string? TableName { get; init; }

    /// <summary>The sum of all units.</summary>
    public double? CapacityUnits { get; init; }

    /// <summary>The read units of a request that tells reads and writes apart; the operations on single items do not.</summary>
    public double? ReadCapacityUnits { get; init; }

    /// <summary>The write units of a request that tells reads and writes apart; the operations on single items do not.</summary>
    public double? WriteCapacityUnits { get; init; }

    /// <summary>The table's own part.</summary>
    /// <value><see langword="null"/> unless <see cref="ReturnConsumedCapacity.INDEXES"/> was asked for.</value>
    public Capacity? Table { get; init; }

    /// <summary>The part of each local secondary index, by name.</summary>
    /// <value><see langword="null"/> where none took part.</value>
    public Dictionary<string, Capacity>? LocalSecondaryIndexes { get; init; }

    /// <summary>The part of each global secondary index, by name.</summary>
    /// <value><see langword="null"/> where none took part.</value>
    public Dictionary<string, Capacity>? GlobalSecondaryIndexes { get; init; }

    /// <summary>The part of each vector index, by name.</summary>
    /// <value>Always <see langword="null"/> from LocalDynamo, which has no vector indexes yet.</value>
    public Dictionary<string, VectorCapacity>? VectorIndexes { get; init; }
}

/// <summary>The capacity units that a request consumed on one table or index.</summary>
public sealed record Capacity
{
    /// <summary>The sum of all units.</summary>
    public double? CapacityUnits { get; init; }

    /// <summary>The read units, where reads and writes are told apart.</summary>
    public double? ReadCapacityUnits { get; init; }

    /// <summary>The write units, where reads and writes are told apart.</summary>
    public double? WriteCapacityUnits { get; init; }
}

/// <summary>What a request consumed on one vector index.</summary>
public sealed record VectorCapacity
{
    /// <summary>Bytes searched.</summary>
    public double? VectorSearchRequestBytes { get; init; }

    /// <summary>Bytes written.</summary>
    public double? VectorWriteRequestBytes { get; init; }
}

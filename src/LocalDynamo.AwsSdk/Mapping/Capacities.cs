namespace LocalDynamo.AwsSdk.Mapping;

/// <summary>What an operation consumed.</summary>
internal static class Capacities
{
    public static List<Model.ConsumedCapacity>? Of(List<Operations.ConsumedCapacity>? capacities) => Responses.List(capacities, OfTable);

    public static Model.ConsumedCapacity? Of(Operations.ConsumedCapacity? capacity) => capacity is null ? null : OfTable(capacity);

    private static Model.ConsumedCapacity OfTable(Operations.ConsumedCapacity capacity) => new()
    {
        TableName = capacity.TableName,
        CapacityUnits = capacity.CapacityUnits,
        ReadCapacityUnits = capacity.ReadCapacityUnits,
        WriteCapacityUnits = capacity.WriteCapacityUnits,
        Table = capacity.Table is null ? null : Part(capacity.Table),
        LocalSecondaryIndexes = Responses.Dictionary(capacity.LocalSecondaryIndexes, Part),
        GlobalSecondaryIndexes = Responses.Dictionary(capacity.GlobalSecondaryIndexes, Part),
        VectorIndexes = Responses.Dictionary(capacity.VectorIndexes, static index => new Model.VectorCapacity
        {
            VectorSearchRequestBytes = index.VectorSearchRequestBytes,
            VectorWriteRequestBytes = index.VectorWriteRequestBytes,
        }),
    };

    private static Model.Capacity Part(Operations.Capacity capacity) => new()
    {
        CapacityUnits = capacity.CapacityUnits,
        ReadCapacityUnits = capacity.ReadCapacityUnits,
        WriteCapacityUnits = capacity.WriteCapacityUnits,
    };
}

using LocalDynamo.Operations;
using LocalDynamo.Server.Wire.Json;

namespace LocalDynamo.Server.Wire.Shapes;

/// <summary>What operations consumed, and the sizes of item collections.</summary>
internal static class Capacities
{
    private static readonly Shape<Capacity> Of = new Shape<Capacity>(nameof(Capacity), () => new())
        .Writes("CapacityUnits", Kinds.Double, shape => shape.CapacityUnits)
        .Writes("ReadCapacityUnits", Kinds.Double, shape => shape.ReadCapacityUnits)
        .Writes("WriteCapacityUnits", Kinds.Double, shape => shape.WriteCapacityUnits);

    private static readonly Kind<Dictionary<string, Capacity>> ByIndex = Kinds.MapOf(Of);

    private static readonly Shape<VectorCapacity> OfVector = new Shape<VectorCapacity>(nameof(VectorCapacity), () => new())
        .Writes("VectorSearchRequestBytes", Kinds.Double, shape => shape.VectorSearchRequestBytes)
        .Writes("VectorWriteRequestBytes", Kinds.Double, shape => shape.VectorWriteRequestBytes);

    public static readonly Shape<ConsumedCapacity> Consumed = new Shape<ConsumedCapacity>(nameof(ConsumedCapacity), () => new())
        .Writes("TableName", Kinds.Text, shape => shape.TableName)
        .Writes("CapacityUnits", Kinds.Double, shape => shape.CapacityUnits)
        .Writes("ReadCapacityUnits", Kinds.Double, shape => shape.ReadCapacityUnits)
        .Writes("WriteCapacityUnits", Kinds.Double, shape => shape.WriteCapacityUnits)
        .Writes("Table", Of, shape => shape.Table)
        .Writes("LocalSecondaryIndexes", ByIndex, shape => shape.LocalSecondaryIndexes)
        .Writes("GlobalSecondaryIndexes", ByIndex, shape => shape.GlobalSecondaryIndexes)
        .Writes("VectorIndexes", Kinds.MapOf(OfVector), shape => shape.VectorIndexes);

    public static readonly Kind<List<ConsumedCapacity>> ConsumedList = Kinds.ListOf(Consumed);

    public static readonly Shape<ItemCollectionMetrics> ItemCollection = new Shape<ItemCollectionMetrics>(nameof(ItemCollectionMetrics), () => new())
        .Writes("ItemCollectionKey", Kinds.Item, shape => shape.ItemCollectionKey)
        .Writes("SizeEstimateRangeGB", Kinds.ListOf(Kinds.Double), shape => shape.SizeEstimateRangeGB?.ConvertAll(size => (double?)size));

    public static readonly Kind<Dictionary<string, List<ItemCollectionMetrics>>> ItemCollectionsByTable = Kinds.MapOf(Kinds.ListOf(ItemCollection));
}

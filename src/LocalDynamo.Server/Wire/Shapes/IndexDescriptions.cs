using LocalDynamo.Operations;
using LocalDynamo.Server.Wire.Json;

namespace LocalDynamo.Server.Wire.Shapes;

/// <summary>Secondary indexes as they are described.</summary>
internal static class IndexDescriptions
{
    public static readonly Kind<List<LocalSecondaryIndexDescription>> Locals = Kinds.ListOf(new Shape<LocalSecondaryIndexDescription>(nameof(LocalSecondaryIndexDescription), () => new())
        .Writes("IndexName", Kinds.Text, shape => shape.IndexName)
        .Writes("IndexArn", Kinds.Text, shape => shape.IndexArn)
        .Writes("KeySchema", TableShapes.KeySchema, shape => shape.KeySchema)
        .Writes("Projection", IndexShapes.Projection, shape => shape.Projection)
        .Writes("ItemCount", Kinds.Long, shape => shape.ItemCount)
        .Writes("IndexSizeBytes", Kinds.Long, shape => shape.IndexSizeBytes));

    public static readonly Kind<List<GlobalSecondaryIndexDescription>> Globals = Kinds.ListOf(new Shape<GlobalSecondaryIndexDescription>(nameof(GlobalSecondaryIndexDescription), () => new())
        .Writes("IndexName", Kinds.Text, shape => shape.IndexName)
        .Writes("IndexArn", Kinds.Text, shape => shape.IndexArn)
        .Writes("IndexStatus", Kinds.Text, shape => shape.IndexStatus?.Value)
        .Writes("Backfilling", Kinds.Boolean, shape => shape.Backfilling)
        .Writes("KeySchema", TableShapes.KeySchema, shape => shape.KeySchema)
        .Writes("Projection", IndexShapes.Projection, shape => shape.Projection)
        .Writes("ItemCount", Kinds.Long, shape => shape.ItemCount)
        .Writes("IndexSizeBytes", Kinds.Long, shape => shape.IndexSizeBytes)
        .Writes("ProvisionedThroughput", Throughputs.ProvisionedDescription, shape => shape.ProvisionedThroughput)
        .Writes("OnDemandThroughput", Throughputs.OnDemand, shape => shape.OnDemandThroughput)
        .Writes("WarmThroughput", Throughputs.IndexWarm, shape => shape.WarmThroughput));
}

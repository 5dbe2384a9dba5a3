using LocalDynamo.Operations;
using LocalDynamo.Server.Wire.Json;

namespace LocalDynamo.Server.Wire.Shapes;

/// <summary>What tables and indexes are given to read and write.</summary>
internal static class Throughputs
{
    public static readonly Shape<ProvisionedThroughput> Provisioned = new Shape<ProvisionedThroughput>(nameof(ProvisionedThroughput), () => new())
        .Reads("ReadCapacityUnits", Kinds.Long, (shape, value) => shape with { ReadCapacityUnits = value })
        .Reads("WriteCapacityUnits", Kinds.Long, (shape, value) => shape with { WriteCapacityUnits = value });

    public static readonly Shape<OnDemandThroughput> OnDemand = new Shape<OnDemandThroughput>(nameof(OnDemandThroughput), () => new())
        .Both("MaxReadRequestUnits", Kinds.Long, shape => shape.MaxReadRequestUnits, (shape, value) => shape with { MaxReadRequestUnits = value })
        .Both("MaxWriteRequestUnits", Kinds.Long, shape => shape.MaxWriteRequestUnits, (shape, value) => shape with { MaxWriteRequestUnits = value });

    public static readonly Shape<WarmThroughput> Warm = new Shape<WarmThroughput>(nameof(WarmThroughput), () => new())
        .Reads("ReadUnitsPerSecond", Kinds.Long, (shape, value) => shape with { ReadUnitsPerSecond = value })
        .Reads("WriteUnitsPerSecond", Kinds.Long, (shape, value) => shape with { WriteUnitsPerSecond = value });

    public static readonly Shape<ProvisionedThroughputDescription> ProvisionedDescription = new Shape<ProvisionedThroughputDescription>(nameof(ProvisionedThroughputDescription), () => new())
        .Writes("LastIncreaseDateTime", Kinds.Time, shape => shape.LastIncreaseDateTime)
        .Writes("LastDecreaseDateTime", Kinds.Time, shape => shape.LastDecreaseDateTime)
        .Writes("NumberOfDecreasesToday", Kinds.Long, shape => shape.NumberOfDecreasesToday)
        .Writes("ReadCapacityUnits", Kinds.Long, shape => shape.ReadCapacityUnits)
        .Writes("WriteCapacityUnits", Kinds.Long, shape => shape.WriteCapacityUnits);

    public static readonly Shape<TableWarmThroughputDescription> TableWarm = new Shape<TableWarmThroughputDescription>(nameof(TableWarmThroughputDescription), () => new())
        .Writes("ReadUnitsPerSecond", Kinds.Long, shape => shape.ReadUnitsPerSecond)
        .Writes("WriteUnitsPerSecond", Kinds.Long, shape => shape.WriteUnitsPerSecond)
        .Writes("Status", Kinds.Text, shape => shape.Status?.Value);

    public static readonly Shape<GlobalSecondaryIndexWarmThroughputDescription> IndexWarm = new Shape<GlobalSecondaryIndexWarmThroughputDescription>(nameof(GlobalSecondaryIndexWarmThroughputDescription), () => new())
        .Writes("ReadUnitsPerSecond", Kinds.Long, shape => shape.ReadUnitsPerSecond)
        .Writes("WriteUnitsPerSecond", Kinds.Long, shape => shape.WriteUnitsPerSecond)
        .Writes("Status", Kinds.Text, shape => shape.Status?.Value);
}

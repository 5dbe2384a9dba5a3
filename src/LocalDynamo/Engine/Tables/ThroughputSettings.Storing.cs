using LocalDynamo.Operations;
using LocalDynamo.Values;

namespace LocalDynamo.Engine.Tables;

internal sealed partial record ThroughputSettings
{
    /// <summary>Writes the settings among the attributes of what has them.</summary>
    public void AddTo(ItemBuilder builder)
    {
        builder.Set("ReadUnits", ReadCapacityUnits);
        builder.Set("WriteUnits", WriteCapacityUnits);
        builder.SetTime("LastIncrease", LastIncreaseDateTime);
        builder.SetTime("LastDecrease", LastDecreaseDateTime);
        builder.Set("DecreasesThatDay", DecreasesThatDay);
        builder.SetNumber("MaxReadUnits", OnDemand?.MaxReadRequestUnits);
        builder.SetNumber("MaxWriteUnits", OnDemand?.MaxWriteRequestUnits);
        builder.SetNumber("WarmReadUnits", Warm?.ReadUnitsPerSecond);
        builder.SetNumber("WarmWriteUnits", Warm?.WriteUnitsPerSecond);
    }

    public static ThroughputSettings From(Item item)
    {
        var (maxRead, maxWrite) = (item.NumberOrNull("MaxReadUnits"), item.NumberOrNull("MaxWriteUnits"));
        var (warmRead, warmWrite) = (item.NumberOrNull("WarmReadUnits"), item.NumberOrNull("WarmWriteUnits"));
        return new ThroughputSettings
        {
            ReadCapacityUnits = item.GetInt64("ReadUnits"),
            WriteCapacityUnits = item.GetInt64("WriteUnits"),
            LastIncreaseDateTime = item.TimeOrNull("LastIncrease"),
            LastDecreaseDateTime = item.TimeOrNull("LastDecrease"),
            DecreasesThatDay = item.GetInt32("DecreasesThatDay"),
            OnDemand = maxRead is null && maxWrite is null
                ? null
                : new OnDemandThroughput { MaxReadRequestUnits = maxRead, MaxWriteRequestUnits = maxWrite },
            Warm = warmRead is null && warmWrite is null
                ? null
                : new WarmThroughput { ReadUnitsPerSecond = warmRead, WriteUnitsPerSecond = warmWrite },
        };
    }
}

namespace LocalDynamo.AwsSdk.Mapping;

/// <summary>Throughput, as it is asked for and as it is.</summary>
internal static class Throughputs
{
    public static Operations.ProvisionedThroughput? ToLibrary(Model.ProvisionedThroughput? throughput) => throughput is null
        ? null
        : new() { ReadCapacityUnits = throughput.ReadCapacityUnits, WriteCapacityUnits = throughput.WriteCapacityUnits };

    public static Operations.OnDemandThroughput? ToLibrary(Model.OnDemandThroughput? throughput) => throughput is null
        ? null
        : new() { MaxReadRequestUnits = throughput.MaxReadRequestUnits, MaxWriteRequestUnits = throughput.MaxWriteRequestUnits };

    public static Operations.WarmThroughput? ToLibrary(Model.WarmThroughput? throughput) => throughput is null
        ? null
        : new() { ReadUnitsPerSecond = throughput.ReadUnitsPerSecond, WriteUnitsPerSecond = throughput.WriteUnitsPerSecond };

    public static Model.ProvisionedThroughputDescription? ToSdk(Operations.ProvisionedThroughputDescription? throughput) => throughput is null
        ? null
        : new()
        {
            LastIncreaseDateTime = Responses.Time(throughput.LastIncreaseDateTime),
            LastDecreaseDateTime = Responses.Time(throughput.LastDecreaseDateTime),
            NumberOfDecreasesToday = throughput.NumberOfDecreasesToday,
            ReadCapacityUnits = throughput.ReadCapacityUnits,
            WriteCapacityUnits = throughput.WriteCapacityUnits,
        };

    public static Model.OnDemandThroughput? ToSdk(Operations.OnDemandThroughput? throughput) => throughput is null
        ? null
        : new() { MaxReadRequestUnits = throughput.MaxReadRequestUnits, MaxWriteRequestUnits = throughput.MaxWriteRequestUnits };

    public static Model.TableWarmThroughputDescription? ToSdk(Operations.TableWarmThroughputDescription? throughput) => throughput is null
        ? null
        : new()
        {
            ReadUnitsPerSecond = throughput.ReadUnitsPerSecond,
            WriteUnitsPerSecond = throughput.WriteUnitsPerSecond,
            Status = throughput.Status.ToSdk(),
        };

    public static Model.GlobalSecondaryIndexWarmThroughputDescription? ToSdk(Operations.GlobalSecondaryIndexWarmThroughputDescription? throughput) =>
        throughput is null
            ? null
            : new()
            {
                ReadUnitsPerSecond = throughput.ReadUnitsPerSecond,
                WriteUnitsPerSecond = throughput.WriteUnitsPerSecond,
                Status = throughput.Status.ToSdk(),
            };
}

namespace LocalDynamo.AwsSdk.Mapping;

/// <summary>Secondary indexes: those that are asked for, changes to them, and those that there are.</summary>
internal static class Indexes
{
    public static Operations.LocalSecondaryIndex Local(Model.LocalSecondaryIndex index) => new()
    {
        IndexName = index.IndexName,
        KeySchema = Schemas.Key(index.KeySchema),
        Projection = Projection(index.Projection),
    };

    public static Operations.GlobalSecondaryIndex Global(Model.GlobalSecondaryIndex index) => new()
    {
        IndexName = index.IndexName,
        KeySchema = Schemas.Key(index.KeySchema),
        Projection = Projection(index.Projection),
        ProvisionedThroughput = Throughputs.ToLibrary(index.ProvisionedThroughput),
        OnDemandThroughput = Throughputs.ToLibrary(index.OnDemandThroughput),
        WarmThroughput = Throughputs.ToLibrary(index.WarmThroughput),
    };

    public static Operations.GlobalSecondaryIndexUpdate Update(Model.GlobalSecondaryIndexUpdate update) => new()
    {
        Create = update.Create is { } create ? Create(create) : null,
        Update = update.Update is { } change ? Change(change) : null,
        Delete = update.Delete is { } delete ? new() { IndexName = delete.IndexName } : null,
    };

    public static Operations.Projection? Projection(Model.Projection? projection) => projection is null
        ? null
        : new()
        {
            ProjectionType = projection.ProjectionType.ToLibrary(),
            NonKeyAttributes = Requests.List(projection.NonKeyAttributes),
        };

    public static Model.Projection? Projection(Operations.Projection? projection) => projection is null
        ? null
        : new()
        {
            ProjectionType = projection.ProjectionType.ToSdk(),
            NonKeyAttributes = Responses.List(projection.NonKeyAttributes),
        };

    public static Model.LocalSecondaryIndexDescription Local(Operations.LocalSecondaryIndexDescription index) => new()
    {
        IndexName = index.IndexName,
        IndexArn = index.IndexArn,
        KeySchema = Schemas.Key(index.KeySchema),
        Projection = Projection(index.Projection),
        ItemCount = index.ItemCount,
        IndexSizeBytes = index.IndexSizeBytes,
    };

    public static Model.GlobalSecondaryIndexDescription Global(Operations.GlobalSecondaryIndexDescription index) => new()
    {
        IndexName = index.IndexName,
        IndexArn = index.IndexArn,
        IndexStatus = index.IndexStatus.ToSdk(),
        Backfilling = index.Backfilling,
        KeySchema = Schemas.Key(index.KeySchema),
        Projection = Projection(index.Projection),
        ItemCount = index.ItemCount,
        IndexSizeBytes = index.IndexSizeBytes,
        ProvisionedThroughput = Throughputs.ToSdk(index.ProvisionedThroughput),
        OnDemandThroughput = Throughputs.ToSdk(index.OnDemandThroughput),
        WarmThroughput = Throughputs.ToSdk(index.WarmThroughput),
    };

    private static Operations.CreateGlobalSecondaryIndexAction Create(Model.CreateGlobalSecondaryIndexAction index) => new()
    {
        IndexName = index.IndexName,
        KeySchema = Schemas.Key(index.KeySchema),
        Projection = Projection(index.Projection),
        ProvisionedThroughput = Throughputs.ToLibrary(index.ProvisionedThroughput),
        OnDemandThroughput = Throughputs.ToLibrary(index.OnDemandThroughput),
        WarmThroughput = Throughputs.ToLibrary(index.WarmThroughput),
    };

    private static Operations.UpdateGlobalSecondaryIndexAction Change(Model.UpdateGlobalSecondaryIndexAction index) => new()
    {
        IndexName = index.IndexName,
        ProvisionedThroughput = Throughputs.ToLibrary(index.ProvisionedThroughput),
        OnDemandThroughput = Throughputs.ToLibrary(index.OnDemandThroughput),
        WarmThroughput = Throughputs.ToLibrary(index.WarmThroughput),
    };
}

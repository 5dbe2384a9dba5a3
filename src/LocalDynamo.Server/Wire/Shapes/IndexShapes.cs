using LocalDynamo.Operations;
using LocalDynamo.Server.Wire.Json;

namespace LocalDynamo.Server.Wire.Shapes;

/// <summary>Secondary indexes as they are asked for.</summary>
internal static class IndexShapes
{
    public static readonly Shape<Projection> Projection = new Shape<Projection>(nameof(Projection), () => new())
        .Both("ProjectionType", Kinds.Text, shape => shape.ProjectionType?.Value, (shape, value) => shape with { ProjectionType = value })
        .Both("NonKeyAttributes", Kinds.Texts, shape => shape.NonKeyAttributes, (shape, value) => shape with { NonKeyAttributes = value });

    private static readonly Shape<LocalSecondaryIndex> Local = new Shape<LocalSecondaryIndex>(nameof(LocalSecondaryIndex), () => new())
        .Reads("IndexName", Kinds.Text, (shape, value) => shape with { IndexName = value })
        .Reads("KeySchema", TableShapes.KeySchema, (shape, value) => shape with { KeySchema = value })
        .Reads("Projection", Projection, (shape, value) => shape with { Projection = value });

    private static readonly Shape<GlobalSecondaryIndex> Global = new Shape<GlobalSecondaryIndex>(nameof(GlobalSecondaryIndex), () => new())
        .Reads("IndexName", Kinds.Text, (shape, value) => shape with { IndexName = value })
        .Reads("KeySchema", TableShapes.KeySchema, (shape, value) => shape with { KeySchema = value })
        .Reads("Projection", Projection, (shape, value) => shape with { Projection = value })
        .Reads("ProvisionedThroughput", Throughputs.Provisioned, (shape, value) => shape with { ProvisionedThroughput = value })
        .Reads("OnDemandThroughput", Throughputs.OnDemand, (shape, value) => shape with { OnDemandThroughput = value })
        .Reads("WarmThroughput", Throughputs.Warm, (shape, value) => shape with { WarmThroughput = value });

    private static readonly Shape<CreateGlobalSecondaryIndexAction> Create = new Shape<CreateGlobalSecondaryIndexAction>(nameof(CreateGlobalSecondaryIndexAction), () => new())
        .Reads("IndexName", Kinds.Text, (shape, value) => shape with { IndexName = value })
        .Reads("KeySchema", TableShapes.KeySchema, (shape, value) => shape with { KeySchema = value })
        .Reads("Projection", Projection, (shape, value) => shape with { Projection = value })
        .Reads("ProvisionedThroughput", Throughputs.Provisioned, (shape, value) => shape with { ProvisionedThroughput = value })
        .Reads("OnDemandThroughput", Throughputs.OnDemand, (shape, value) => shape with { OnDemandThroughput = value })
        .Reads("WarmThroughput", Throughputs.Warm, (shape, value) => shape with { WarmThroughput = value });

    private static readonly Shape<UpdateGlobalSecondaryIndexAction> Update = new Shape<UpdateGlobalSecondaryIndexAction>(nameof(UpdateGlobalSecondaryIndexAction), () => new())
        .Reads("IndexName", Kinds.Text, (shape, value) => shape with { IndexName = value })
        .Reads("ProvisionedThroughput", Throughputs.Provisioned, (shape, value) => shape with { ProvisionedThroughput = value })
        .Reads("OnDemandThroughput", Throughputs.OnDemand, (shape, value) => shape with { OnDemandThroughput = value })
        .Reads("WarmThroughput", Throughputs.Warm, (shape, value) => shape with { WarmThroughput = value });

    private static readonly Shape<DeleteGlobalSecondaryIndexAction> Delete = new Shape<DeleteGlobalSecondaryIndexAction>(nameof(DeleteGlobalSecondaryIndexAction), () => new())
        .Reads("IndexName", Kinds.Text, (shape, value) => shape with { IndexName = value });

    private static readonly Shape<GlobalSecondaryIndexUpdate> GlobalUpdate = new Shape<GlobalSecondaryIndexUpdate>(nameof(GlobalSecondaryIndexUpdate), () => new())
        .Reads("Create", Create, (shape, value) => shape with { Create = value })
        .Reads("Update", Update, (shape, value) => shape with { Update = value })
        .Reads("Delete", Delete, (shape, value) => shape with { Delete = value });

    public static readonly Kind<List<LocalSecondaryIndex>> Locals = Kinds.ListOf(Local);

    public static readonly Kind<List<GlobalSecondaryIndex>> Globals = Kinds.ListOf(Global);

    public static readonly Kind<List<GlobalSecondaryIndexUpdate>> GlobalUpdates = Kinds.ListOf(GlobalUpdate);
}

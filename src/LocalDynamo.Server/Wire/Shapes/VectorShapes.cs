using LocalDynamo.Operations;
using LocalDynamo.Server.Wire.Json;

namespace LocalDynamo.Server.Wire.Shapes;

/// <summary>Vector indexes.</summary>
internal static class VectorShapes
{
    private static readonly Shape<VectorAttributeDefinition> Attribute = new Shape<VectorAttributeDefinition>(nameof(VectorAttributeDefinition), () => new())
        .Both("AttributeName", Kinds.Text, shape => shape.AttributeName, (shape, value) => shape with { AttributeName = value });

    private static readonly Kind<List<SearchSchemaElement>> SearchSchema = Kinds.ListOf(new Shape<SearchSchemaElement>(nameof(SearchSchemaElement), () => new())
        .Both("AttributeName", Kinds.Text, shape => shape.AttributeName, (shape, value) => shape with { AttributeName = value })
        .Both("SearchSchemaElementType", Kinds.Text, shape => shape.SearchSchemaElementType?.Value, (shape, value) => shape with { SearchSchemaElementType = value }));

    private static readonly Shape<VectorIndex> Index = new Shape<VectorIndex>(nameof(VectorIndex), () => new())
        .Reads("IndexName", Kinds.Text, (shape, value) => shape with { IndexName = value })
        .Reads("VectorAttribute", Attribute, (shape, value) => shape with { VectorAttribute = value })
        .Reads("Dimensions", Kinds.Long, (shape, value) => shape with { Dimensions = value })
        .Reads("DistanceFunction", Kinds.Text, (shape, value) => shape with { DistanceFunction = value })
        .Reads("SearchSchema", SearchSchema, (shape, value) => shape with { SearchSchema = value })
        .Reads("Projection", IndexShapes.Projection, (shape, value) => shape with { Projection = value });

    private static readonly Shape<CreateVectorIndexAction> Create = new Shape<CreateVectorIndexAction>(nameof(CreateVectorIndexAction), () => new())
        .Reads("IndexName", Kinds.Text, (shape, value) => shape with { IndexName = value })
        .Reads("VectorAttribute", Attribute, (shape, value) => shape with { VectorAttribute = value })
        .Reads("Dimensions", Kinds.Long, (shape, value) => shape with { Dimensions = value })
        .Reads("DistanceFunction", Kinds.Text, (shape, value) => shape with { DistanceFunction = value })
        .Reads("SearchSchema", SearchSchema, (shape, value) => shape with { SearchSchema = value })
        .Reads("Projection", IndexShapes.Projection, (shape, value) => shape with { Projection = value });

    private static readonly Shape<DeleteVectorIndexAction> Delete = new Shape<DeleteVectorIndexAction>(nameof(DeleteVectorIndexAction), () => new())
        .Reads("IndexName", Kinds.Text, (shape, value) => shape with { IndexName = value });

    private static readonly Shape<VectorIndexUpdate> Update = new Shape<VectorIndexUpdate>(nameof(VectorIndexUpdate), () => new())
        .Reads("Create", Create, (shape, value) => shape with { Create = value })
        .Reads("Delete", Delete, (shape, value) => shape with { Delete = value });

    private static readonly Shape<VectorIndexDescription> Description = new Shape<VectorIndexDescription>(nameof(VectorIndexDescription), () => new())
        .Writes("IndexName", Kinds.Text, shape => shape.IndexName)
        .Writes("IndexArn", Kinds.Text, shape => shape.IndexArn)
        .Writes("IndexStatus", Kinds.Text, shape => shape.IndexStatus?.Value)
        .Writes("Backfilling", Kinds.Boolean, shape => shape.Backfilling)
        .Writes("VectorAttribute", Attribute, shape => shape.VectorAttribute)
        .Writes("Dimensions", Kinds.Long, shape => shape.Dimensions)
        .Writes("DistanceFunction", Kinds.Text, shape => shape.DistanceFunction?.Value)
        .Writes("SearchSchema", SearchSchema, shape => shape.SearchSchema)
        .Writes("Projection", IndexShapes.Projection, shape => shape.Projection)
        .Writes("ItemCount", Kinds.Long, shape => shape.ItemCount)
        .Writes("IndexSizeBytes", Kinds.Long, shape => shape.IndexSizeBytes);

    public static readonly Kind<List<VectorIndex>> Indexes = Kinds.ListOf(Index);

    public static readonly Kind<List<VectorIndexUpdate>> Updates = Kinds.ListOf(Update);

    public static readonly Kind<List<VectorIndexDescription>> Descriptions = Kinds.ListOf(Description);
}

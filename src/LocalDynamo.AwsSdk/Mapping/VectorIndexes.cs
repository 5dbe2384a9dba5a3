namespace LocalDynamo.AwsSdk.Mapping;

/// <summary>Vector indexes: those that are asked for, changes to them, and those that there are.</summary>
internal static class VectorIndexes
{
    public static Operations.VectorIndex Index(Model.VectorIndex index) => new()
    {
        IndexName = index.IndexName,
        VectorAttribute = Attribute(index.VectorAttribute),
        Dimensions = index.Dimensions,
        DistanceFunction = index.DistanceFunction.ToLibrary(),
        SearchSchema = Requests.List(index.SearchSchema, Element),
        Projection = Indexes.Projection(index.Projection),
    };

    public static Operations.VectorIndexUpdate Update(Model.VectorIndexUpdate update) => new()
    {
        Create = update.Create is { } create ? Create(create) : null,
        Delete = update.Delete is { } delete ? new() { IndexName = delete.IndexName } : null,
    };

    public static Model.VectorIndexDescription Description(Operations.VectorIndexDescription index) => new()
    {
        IndexName = index.IndexName,
        IndexArn = index.IndexArn,
        IndexStatus = index.IndexStatus.ToSdk(),
        Backfilling = index.Backfilling,
        VectorAttribute = index.VectorAttribute is { } attribute ? new() { AttributeName = attribute.AttributeName } : null,
        Dimensions = index.Dimensions,
        DistanceFunction = index.DistanceFunction.ToSdk(),
        SearchSchema = Responses.List(index.SearchSchema, static element => new Model.SearchSchemaElement
        {
            AttributeName = element.AttributeName,
            SearchSchemaElementType = element.SearchSchemaElementType.ToSdk(),
        }),
        Projection = Indexes.Projection(index.Projection),
        ItemCount = index.ItemCount,
        IndexSizeBytes = index.IndexSizeBytes,
    };

    private static Operations.CreateVectorIndexAction Create(Model.CreateVectorIndexAction index) => new()
    {
        IndexName = index.IndexName,
        VectorAttribute = Attribute(index.VectorAttribute),
        Dimensions = index.Dimensions,
        DistanceFunction = index.DistanceFunction.ToLibrary(),
        SearchSchema = Requests.List(index.SearchSchema, Element),
        Projection = Indexes.Projection(index.Projection),
    };

    private static Operations.VectorAttributeDefinition? Attribute(Model.VectorAttributeDefinition? attribute) =>
        attribute is null ? null : new() { AttributeName = attribute.AttributeName };

    private static Operations.SearchSchemaElement Element(Model.SearchSchemaElement element) => new()
    {
        AttributeName = element.AttributeName,
        SearchSchemaElementType = element.SearchSchemaElementType.ToLibrary(),
    };
}

using LocalDynamo.AwsSdk.Values;

namespace LocalDynamo.AwsSdk.Mapping;

/// <summary>The sizes of item collections that were written to.</summary>
internal static class CollectionMetrics
{
    public static Model.ItemCollectionMetrics? Of(Operations.ItemCollectionMetrics? metrics) => metrics is null ? null : OfCollection(metrics);

    public static Dictionary<string, List<Model.ItemCollectionMetrics>>? Of(Dictionary<string, List<Operations.ItemCollectionMetrics>>? metrics) =>
        Responses.Dictionary(metrics, static table => Responses.List(table, OfCollection)!);

    private static Model.ItemCollectionMetrics OfCollection(Operations.ItemCollectionMetrics metrics) => new()
    {
        ItemCollectionKey = ResponseValues.ItemOrAbsent(metrics.ItemCollectionKey),
        SizeEstimateRangeGB = Responses.List(metrics.SizeEstimateRangeGB),
    };
}

namespace LocalDynamo.Oracle.Comparison.Known;

/// <summary>Consumed capacity and item collections.</summary>
internal static class Capacities
{
    public static readonly KnownDifference[] All =
    [
        new(
            "collection-metrics", Right.LocalDynamo, "ItemCollectionMetrics are told for tables with a local index.",
            (difference, exchange) => difference is { Path: "ItemCollectionMetrics", Local: null } && exchange.Sends("\"ReturnItemCollectionMetrics\":\"SIZE\"")),
    ];
}

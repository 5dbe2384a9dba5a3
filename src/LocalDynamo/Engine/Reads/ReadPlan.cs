using LocalDynamo.Engine.Tables;
using LocalDynamo.Expressions;
using LocalDynamo.Schema;

namespace LocalDynamo.Engine.Reads;

/// <summary>
/// A query or a scan with everything bound: what to read, from where, and what of it to give back. Made once and read page by page.
/// </summary>
internal sealed record ReadPlan
{
    public required ReadSource Source { get; init; }

    public TableState Table => Source.Table;

    /// <summary>The comparable bytes of the partition key to query; null for a scan.</summary>
    public byte[]? PartitionKey { get; init; }

    /// <summary>The sort keys to query.</summary>
    public SortKeyRange Range { get; init; }

    public bool Forward { get; init; } = true;

    /// <summary>The share of the partitions that a scan covers: segment s of n, all of them as 0 of 1.</summary>
    public int Segment { get; init; }

    public int TotalSegments { get; init; } = 1;

    /// <summary>How many items a page reads at most, before the filter.</summary>
    public int Limit { get; init; } = int.MaxValue;

    public BoundCondition? Filter { get; init; }

    public BoundProjection? Projection { get; init; }

    /// <summary>Whether items are given back at all, and not only counted.</summary>
    public bool ReturnsItems { get; init; } = true;

    /// <summary>
    /// Whether the table's item is fetched for each entry of a local index, since more of it is asked for than the index holds.
    /// </summary>
    public bool FetchesItems { get; init; }

    /// <exception cref="ValidationException">A path leads into a key attribute of the table or of any of its indexes.</exception>
    public static void VerifyScalars(TableState table, BoundCondition? filter, BoundProjection? projection)
    {
        var indexKeyNames = table.Definition.IndexKeys.Names;
        filter?.VerifyKeysAreScalars(table.Schema.Names, indexKeyNames);
        projection?.VerifyKeysAreScalars(table.Schema.Names, indexKeyNames);
    }
}

/// <summary>One page of a query or scan.</summary>
/// <param name="Items">The items that passed the filter, projected; empty where they are only counted.</param>
/// <param name="Count">How many passed the filter.</param>
/// <param name="ScannedCount">How many were read.</param>
/// <param name="ScannedBytes">The size of what was read, before filter and projection: what capacity is counted by.</param>
/// <param name="FetchedBytes">The size of the items that were fetched from the table, each rounded up to whole read units.</param>
/// <param name="LastItem">The last item read, if the page stopped there on a limit; null when it reached the end.</param>
internal readonly record struct ItemPage(List<Item> Items, int Count, int ScannedCount, long ScannedBytes, long FetchedBytes, Item? LastItem);

using LocalDynamo.Engine.Reads;

namespace LocalDynamo;

/// <summary>The items of one partition key, in the order of the sort key. Made by <see cref="Table.Query"/>.</summary>
public sealed class ItemQuery : ItemSequence<ItemQuery>
{
    internal ItemQuery(TableReader reader, ReadOptions options)
        : base(reader, options)
    {
    }

    internal static ReadOptions OptionsFor(AttributeValue partitionKey, SortKey? sortKey)
    {
        if (!partitionKey.HasValue)
            throw new ArgumentException("A query needs the partition key's value.", nameof(partitionKey));
        return new ReadOptions
        {
            PartitionKey = partitionKey,
            SortKeyComparison = sortKey?.Comparison,
            SortKeyValues = sortKey?.Values ?? [],
        };
    }

    /// <summary>Walks from the highest sort key down.</summary>
    /// <returns>The query in the other direction.</returns>
    public ItemQuery Descending() => With(Options with { Forward = false });

    private protected override ItemQuery With(ReadOptions options) => new(Reader, options);
}

using LocalDynamo.Engine.Reads;

namespace LocalDynamo;

/// <summary>The items of one partition key, in the order of the sort key. Made by <see cref="Table.Query"/> and <see cref="TableIndex.Query"/>.</summary>
public sealed class ItemQuery : ItemSequence<ItemQuery>
{
    internal ItemQuery(ItemReader reader, ReadOptions options)
        : base(reader, options)
    {
    }

    internal static ReadOptions OptionsFor(AttributeValue partitionKey, SortKey? sortKey)
    {
        if (!partitionKey.HasValue)
            throw new ArgumentException("A query needs the partition key's value.", nameof(partitionKey));
        return new ReadOptions { PartitionKey = partitionKey, SortKey = sortKey };
    }

    internal static ReadOptions OptionsFor(IndexKey partitionKey, SortKey? sortKey)
    {
        if (partitionKey.Values is not { Length: > 0 } values || Array.Exists(values, static value => !value.HasValue))
            throw new ArgumentException("A query needs the partition key's values.", nameof(partitionKey));
        return new ReadOptions { PartitionKey = values[0], PartitionKeys = values, SortKey = sortKey };
    }

    /// <summary>Walks from the highest sort key down.</summary>
    /// <returns>The query in the other direction.</returns>
    public ItemQuery Descending() => With(Options with { Forward = false });

    private protected override ItemQuery With(ReadOptions options) => new(Reader, options);
}

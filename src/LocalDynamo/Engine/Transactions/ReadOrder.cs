using LocalDynamo.Engine.Reads;
using LocalDynamo.Storage;

namespace LocalDynamo.Engine.Transactions;

/// <summary>Where a query or scan meets an item or an entry of an index, as storage would.</summary>
internal sealed class ReadOrder(ReadPlan plan)
{
    private readonly ReadSource _source = plan.Source;
    private readonly HashRange _segment = HashRange.Segment(plan.Segment, plan.TotalSegments);

    /// <summary>What would be read of an item of the table, if it were stored: itself, or its entry in the index; null for nothing.</summary>
    public Item? Covered(Item item)
    {
        var entry = _source is IndexSource index ? index.Schema.EntryOf(item) : item;
        if (entry is null)
            return null;

        var partitionKey = _source.PartitionKeyOf(entry);
        if (plan.PartitionKey is not null)
            return partitionKey.AsSpan().SequenceEqual(plan.PartitionKey) && plan.Range.Contains(_source.SortKeyOf(entry)) ? entry : null;

        var hash = _source.Partitions.HashOf(partitionKey);
        return hash >= _segment.First && hash <= _segment.Last ? entry : null;
    }

    /// <summary>Which of two is met first.</summary>
    public int Compare(Item left, Item right)
    {
        if (plan.PartitionKey is not null)
        {
            var order = BySortKey(left, right);
            return plan.Forward ? order : -order;
        }

        var leftKey = _source.PartitionKeyOf(left);
        var rightKey = _source.PartitionKeyOf(right);
        var byPartition = _source.Partitions.HashOf(leftKey).CompareTo(_source.Partitions.HashOf(rightKey));
        if (byPartition == 0)
            byPartition = leftKey.AsSpan().SequenceCompareTo(rightKey);
        return byPartition != 0 ? byPartition : BySortKey(left, right);
    }

    private int BySortKey(Item left, Item right) => _source.SortKeyOf(left).AsSpan().SequenceCompareTo(_source.SortKeyOf(right));
}

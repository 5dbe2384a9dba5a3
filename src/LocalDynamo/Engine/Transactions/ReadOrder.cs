using LocalDynamo.Engine.Reads;
using LocalDynamo.Storage;

namespace LocalDynamo.Engine.Transactions;

/// <summary>Where a query or scan meets an item, as storage would.</summary>
internal sealed class ReadOrder(ReadPlan plan)
{
    private readonly HashRange _segment = HashRange.Segment(plan.Segment, plan.TotalSegments);

    /// <summary>Whether the item, if it were stored, would be read.</summary>
    public bool Covers(Item item)
    {
        if (plan.PartitionKey is not null)
            return PartitionKeyOf(item).SequenceEqual(plan.PartitionKey) && plan.Range.Contains(SortKeyOf(item));

        var hash = plan.Table.Partitions.HashOf(PartitionKeyOf(item));
        return hash >= _segment.First && hash <= _segment.Last;
    }

    /// <summary>Which of two items is met first.</summary>
    public int Compare(Item left, Item right)
    {
        if (plan.PartitionKey is not null)
        {
            var order = SortKeyOf(left).SequenceCompareTo(SortKeyOf(right));
            return plan.Forward ? order : -order;
        }

        var leftKey = PartitionKeyOf(left);
        var rightKey = PartitionKeyOf(right);
        var byPartition = plan.Table.Partitions.HashOf(leftKey).CompareTo(plan.Table.Partitions.HashOf(rightKey));
        if (byPartition == 0)
            byPartition = leftKey.SequenceCompareTo(rightKey);
        return byPartition != 0 ? byPartition : SortKeyOf(left).SequenceCompareTo(SortKeyOf(right));
    }

    private ReadOnlySpan<byte> PartitionKeyOf(Item item) => KeyBytes.Of(plan.Table.Schema, item).Partition;

    private ReadOnlySpan<byte> SortKeyOf(Item item) => KeyBytes.Of(plan.Table.Schema, item).Sort;
}

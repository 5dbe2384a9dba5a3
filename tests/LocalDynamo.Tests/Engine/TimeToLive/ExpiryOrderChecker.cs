using LocalDynamo.Engine.Tables;
using LocalDynamo.Engine.TimeToLive;
using LocalDynamo.Storage;

namespace LocalDynamo.Tests.Engine.TimeToLive;

/// <summary>Holds a table's order of expiry against the table. No writer may be at work, and no snapshot open.</summary>
internal static class ExpiryOrderChecker
{
    public static void Check(TableState table)
    {
        var order = table.ExpiryOrder!;
        var attribute = ((ExpiryLayout)order.Layout).Attribute;
        table.Partitions.CheckInvariants();
        order.Partitions.CheckInvariants();

        var expected = ItemsOf(table.Partitions).Where(item => item.GetValueOrDefault(attribute).Type == AttributeType.N).ToList();
        var entries = new List<Item>();
        for (var i = 0; i < table.Partitions.Stripes.Length; i++)
        {
            // Each stripe of the table has its entries in the order's stripe of the same number, in the order of their numbers.
            var part = ItemsOf(order.Partitions, i);
            part.Should().NotContain(entry => table.Partitions.IndexOf(HashOf(table, entry)) != i);
            part.Select(entry => entry.GetValueOrDefault(attribute).AsNumber()).Should().BeInAscendingOrder();
            entries.AddRange(part);
        }

        entries.Should().HaveCount(expected.Count);
        entries.ToHashSet().SetEquals(expected.Select(item => order.Layout.EntryOf(item)!)).Should().BeTrue();
        order.Totals.ItemCount.Should().Be(expected.Count);
    }

    private static ulong HashOf(TableState table, Item item) => table.Partitions.HashOf(item.KeyBytes(table.Schema.PartitionKey));

    private static List<Item> ItemsOf(PartitionMap partitions) =>
        [.. Enumerable.Range(0, partitions.Stripes.Length).SelectMany(stripe => ItemsOf(partitions, stripe))];

    private static List<Item> ItemsOf(PartitionMap partitions, int stripe)
    {
        var items = new List<Item>();
        for (var partition = partitions.Stripes[stripe].First; partition is not null; partition = partition.Next)
        {
            var cursor = partition.Range(KeyBound.Open, KeyBound.Open);
            while (cursor.MoveNext(out var chain))
            {
                if (chain.Newest is { } entry)
                    items.Add(entry);
            }
        }

        return items;
    }
}

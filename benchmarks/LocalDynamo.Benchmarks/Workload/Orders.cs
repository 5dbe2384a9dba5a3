namespace LocalDynamo.Benchmarks.Workload;

/// <summary>
/// The items of all benchmarks: orders of about 300 bytes, two keys, two strings, a number, a string of 100 bytes and a list, 100
/// to a partition. Everything follows from an order's index, so that both sides of a comparison have the same data.
/// </summary>
internal static class Orders
{
    public const int PerPartition = 100;
    public const int Count = 100_000;
    public const int Partitions = Count / PerPartition;

    private const int Seed = 20_120_810;

    private static readonly int[] ArticleCycles = [977, 811, 613, 409, 211];

    public static string CustomerOf(int index) => $"customer#{index / PerPartition:D7}";

    public static string OrderOf(int index) => $"order#2026-11-{index % PerPartition:D6}";

    /// <param name="index">Which order.</param>
    /// <param name="edition">Which state of it: they differ in the total and the city.</param>
    public static TypedItem Typed(int index, int edition = 0) => new(
        CustomerOf(index),
        OrderOf(index),
        $"Customer with the number {index / PerPartition}",
        edition % 2 == 0 ? "Kopenhagen" : "Rotterdam",
        index + edition,
        RemarkOf(index),
        ArticlesOf(index));

    /// <summary>The same order as an item, encoded already: as any item is that was put or read before.</summary>
    public static Item Item(int index, int edition = 0) => Encode(Typed(index, edition));

    /// <summary>An item, encoded already.</summary>
    public static Item Encode(TypedItem order)
    {
        var item = Convert(order);
        _ = item.SizeBytes;
        return item;
    }

    public static Item Convert(TypedItem order) => new()
    {
        ["Customer"] = order.Customer,
        ["Order"] = order.Order,
        ["Name"] = order.Name,
        ["City"] = order.City,
        ["Amount"] = order.Total,
        ["Remark"] = order.Remark,
        ["Articles"] = AttributeValue.List([.. order.Articles.Select(article => (AttributeValue)article)]),
    };

    /// <summary>The keys of the first orders in an order that no cache foresees. The strings are not those that any store holds.</summary>
    public static (string Customer, string Order)[] ShuffledKeys(int count = Count) =>
        [.. ShuffledIndexes(count).Select(index => (CustomerOf(index), OrderOf(index)))];

    public static int[] ShuffledIndexes(int count = Count)
    {
        var indexes = Enumerable.Range(0, count).ToArray();
        new Random(Seed).Shuffle(indexes);
        return indexes;
    }

    public static Table NewTable(DynamoDatabase database, params SecondaryIndex[] indexes) => database.CreateTable("Orders", "Customer", "Order", indexes);

    public static Table NewFilledTable(DynamoDatabase database, int count = Count)
    {
        var table = NewTable(database);
        for (var i = 0; i < count; i++)
            table.Put(Convert(Typed(i)));
        return table;
    }

    private static List<string> ArticlesOf(int index) => [.. ArticleCycles.Select(cycle => $"article-{index % cycle:D6}")];

    private static string RemarkOf(int index) =>
        $"{index:D8} to be left with the neighbours on the second floor, who are at home from nine to five daily".PadRight(100, '.')[..100];
}

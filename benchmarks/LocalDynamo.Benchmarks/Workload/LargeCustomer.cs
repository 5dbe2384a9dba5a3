namespace LocalDynamo.Benchmarks.Workload;

/// <summary>A customer with more orders than a page of 1 MB holds.</summary>
internal static class LargeCustomer
{
    public const int Count = 5_000;

    private const int PageBytes = 1 << 20;

    public static string Name { get; } = Workload.Orders.CustomerOf(0);

    /// <summary>All of them, in their order: of every other one the state differs.</summary>
    public static TypedItem[] Orders { get; } =
        [.. Enumerable.Range(0, Count).Select(static index => Workload.Orders.Typed(index, index % 2) with { Customer = Name, Order = $"order#2026-11-{index:D6}" })];

    /// <summary>How many a page holds.</summary>
    public static int PageLength { get; } = LengthOfPage();

    /// <summary>The last one of the first page.</summary>
    public static string LastOfPage { get; } = Orders[PageLength - 1].Order;

    private static int LengthOfPage()
    {
        var (length, bytes) = (0, 0);
        while (bytes < PageBytes)
            bytes += Workload.Orders.Convert(Orders[length++]).SizeBytes;
        return length;
    }
}

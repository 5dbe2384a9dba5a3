using LocalDynamo.Engine.Reads;

namespace LocalDynamo;

/// <summary>All items of a table or index, partition after partition. Made by <see cref="Table.Scan"/> and <see cref="TableIndex.Scan"/>.</summary>
public sealed class ItemScan : ItemSequence<ItemScan>
{
    internal ItemScan(ItemReader reader, ReadOptions options)
        : base(reader, options)
    {
    }

    /// <summary>Reads one of several disjoint parts of the table or index, so that as many threads can scan side by side.</summary>
    /// <param name="segment">Which part, from 0.</param>
    /// <param name="totalSegments">How many parts there are: 1 to 1,000,000.</param>
    /// <returns>The scan of that part.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such part, or there are too many.</exception>
    public ItemScan Segment(int segment, int totalSegments)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(segment);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(segment, totalSegments);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(totalSegments, 1_000_000);
        return With(Options with { Segment = segment, TotalSegments = totalSegments });
    }

    private protected override ItemScan With(ReadOptions options) => new(Reader, options);
}

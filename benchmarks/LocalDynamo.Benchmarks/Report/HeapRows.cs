using LocalDynamo.Benchmarks.Peers;

namespace LocalDynamo.Benchmarks.Report;

/// <summary>What a million items hold of the managed heap, and how long a full collection then stops the program.</summary>
internal static class HeapRows
{
    public const string HeapKey = "heap";
    public const string CollectionKey = "collection";

    private const double MaxBytes = 450;
    private const double MaxMilliseconds = 110;

    public static IEnumerable<Row> Measure(int count)
    {
        string[] peers = [LocalDynamoPeer.Name, DictionaryPeer.Name, SkipListPeer.Name, FasterPeer.Name, ZoneTreePeer.Name, LiteDbPeer.Name];
        using var stores = new SideBySide(peers, count);
        var heaps = stores.Heaps();
        string[] floors = [DictionaryPeer.Name, SkipListPeer.Name];

        yield return RowGroup.NewRow(
            HeapKey, "managed heap an item", RowGroup.ScaleOf(count), "B",
            [.. heaps.Select(heap => new Figure(heap.Peer, floors.Contains(heap.Peer), heap.ManagedBytes, heaps[0].ManagedBytes / heap.ManagedBytes))],
            Target.AtMost("bytes", heaps[0].ManagedBytes, MaxBytes));
        yield return RowGroup.NewRow(
            CollectionKey, "full collection", RowGroup.ScaleOf(count), "ms",
            [.. heaps.Select(heap => new Figure(
                heap.Peer, floors.Contains(heap.Peer), heap.CollectionMilliseconds, heaps[0].CollectionMilliseconds / heap.CollectionMilliseconds))],
            Target.AtMost("ms", heaps[0].CollectionMilliseconds, MaxMilliseconds));
    }
}

using LocalDynamo.Benchmarks.Workload;
using LocalDynamo.Engine.Commits;
using LocalDynamo.Log;

namespace LocalDynamo.Benchmarks.DurableWrites;

/// <summary>What all stores write: the same orders, each in the form that the store takes, made before anything is measured.</summary>
internal static class Payload
{
    /// <summary>Each writer has as many keys of its own, which it overwrites in turn: no store grows, and no two writers meet on one.</summary>
    public const int KeysPerWriter = 64;

    public const int MaxWriters = 64;

    public const int KeyCount = KeysPerWriter * MaxWriters;

    public static Item[] Items { get; } = [.. Enumerable.Range(0, KeyCount).Select(key => Orders.Item(IndexOf(key)))];

    /// <summary>Key and value as text and bytes, for stores that know no items.</summary>
    public static (string Key, byte[] Value)[] Pairs { get; } =
        [.. Enumerable.Range(0, KeyCount).Select(key => ($"{Orders.CustomerOf(IndexOf(key))}/{Orders.OrderOf(IndexOf(key))}", ValueOf(Items[key])))];

    /// <summary>How many bytes LocalDynamo's log takes for one of them, so how many the bare log writes.</summary>
    public static int RecordBytes { get; } = RecordBytesOf(Items[0]);

    // A partition for each writer.
    private static int IndexOf(int key) => (key / KeysPerWriter * Orders.PerPartition) + (key % KeysPerWriter);

    private static byte[] ValueOf(Item item) => item.Block.AsSpan(item.Offset).ToArray();

    private static int RecordBytesOf(Item item)
    {
        var record = CommitRecordWriter.Begin(DateTimeOffset.UnixEpoch);
        record.Add(ChangeKind.PutItem, 1, item);
        record.Complete();
        return LogFormat.RecordHeaderBytes + record.Length;
    }
}

using LocalDynamo.Benchmarks.Workload;
using LocalDynamo.Engine.Commits;
using LocalDynamo.Log;

namespace LocalDynamo.Benchmarks.DurableWrites;

/// <summary>What all stores write: the same orders, each in the form that the store takes, made before anything is measured.</summary>
internal static class Payload
{
    /// <summary>
    /// Each writer has as many records of its own, two of each of its keys, and writes them in turn: no store grows, no two writers meet on a key,
    /// and no write leaves all as it was.
    /// </summary>
    public const int RecordsPerWriter = 2 * KeysPerWriter;

    public const int MaxWriters = 64;

    private const int KeysPerWriter = 64;
    private const int Count = RecordsPerWriter * MaxWriters;

    public static Item[] Items { get; } = [.. Enumerable.Range(0, Count).Select(record => Orders.Item(IndexOf(record), EditionOf(record)))];

    /// <summary>Key and value as text and bytes, for stores that know no items.</summary>
    public static (string Key, byte[] Value)[] Pairs { get; } =
        [.. Enumerable.Range(0, Count).Select(record => (KeyOf(IndexOf(record)), ValueOf(Items[record])))];

    /// <summary>How many bytes LocalDynamo's log takes for one of them, so how many the bare log writes.</summary>
    public static int RecordBytes { get; } = RecordBytesOf([Items[0]]);

    /// <summary>How many bytes LocalDynamo's log takes for a commit of these.</summary>
    public static int RecordBytesOf(IEnumerable<Item> items)
    {
        var record = CommitRecordWriter.Begin(DateTimeOffset.UnixEpoch);
        foreach (var item in items)
            record.Add(ChangeKind.PutItem, 1, item);
        record.Complete();
        return LogFormat.RecordHeaderBytes + record.Length;
    }

    // A partition for each writer.
    private static int IndexOf(int record) => (record / RecordsPerWriter * Orders.PerPartition) + (record % KeysPerWriter);

    private static int EditionOf(int record) => record / KeysPerWriter % 2;

    private static string KeyOf(int index) => $"{Orders.CustomerOf(index)}/{Orders.OrderOf(index)}";

    private static byte[] ValueOf(Item item) => item.Block.AsSpan(item.Offset).ToArray();
}

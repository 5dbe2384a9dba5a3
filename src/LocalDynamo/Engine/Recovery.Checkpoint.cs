using System.Buffers;
using System.Runtime.InteropServices;
using LocalDynamo.Engine.Commits;
using LocalDynamo.Engine.Opening;
using LocalDynamo.Engine.Reads;
using LocalDynamo.Engine.Tables;
using LocalDynamo.Log;
using LocalDynamo.Log.Checkpoints;

namespace LocalDynamo.Engine;

/// <content>The checkpoint. Its items come in the order in which they are stored, so that whole partitions are made at once.</content>
internal sealed partial class Recovery
{
    // Room for a block but of very large items.
    private const int BufferBytes = 128 << 10;

    /// <summary>Takes the newest checkpoint, before any record. Its blocks are read and decoded by all processors.</summary>
    /// <exception cref="CorruptDatabaseException">A block is not as it was written, or holds what can't be.</exception>
    public void Load(CheckpointReader checkpoint)
    {
        LastCommitNumber = checkpoint.Header.CommitNumber;
        _checkpointNumber = LastCommitNumber;
        reporter?.Begin(OpenPhase.Checkpoint, checkpoint.Length);
        foreach (var block in checkpoint.Blocks.Where(static block => block.Kind != BlockKind.Items))
            Load(checkpoint, block);
        LastTableNumber = checkpoint.LastTableNumber;
        using var pause = new CollectionPause(checkpoint.Length);
        InParallel.ForEach(checkpoint.Blocks.Where(static block => block.Kind == BlockKind.Items), block => Load(checkpoint, block));
    }

    private void Load(CheckpointReader checkpoint, in BlockEntry block)
    {
        // Read one after the other, blocks share a buffer for each thread.
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            var record = new CommitRecordReader(checkpoint.Read(block, buffer));
            var itemCount = block.Kind == BlockKind.Items ? LoadItems(record, checkpoint.Header.Lsn) : ReplayChanges(record, checkpoint.Header.Lsn);
            reporter?.Add(block.Length, itemCount);
        }
        catch (InvalidDataException refusal)
        {
            throw new CorruptDatabaseException(checkpoint.Path, block.Offset, refusal.Message, Remedies.Checkpoint);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private int LoadItems(CommitRecordReader record, long lsn)
    {
        var itemCount = 0;
        var ofPartition = new List<Item>();
        TableState? table = null;
        while (record.TryRead(out var change))
        {
            if (change.Kind != ChangeKind.PutItem || !_tables.TryGetValue(change.TableNumber, out var ofItem))
            {
                Apply(change, lsn);
                continue;
            }

            if (table is not null && (ofItem != table || !AreOfOnePartition(table, ofPartition[0], change.Value!)))
                Fill(table, ofPartition);
            table = ofItem;
            ofPartition.Add(change.Value!);
            itemCount++;
        }

        if (table is not null)
            Fill(table, ofPartition);
        return itemCount;
    }

    private static bool AreOfOnePartition(TableState table, Item one, Item other) =>
        one.KeyBytes(table.Schema.PartitionKey).SequenceEqual(other.KeyBytes(table.Schema.PartitionKey));

    // Of a partition that lies in more than one block, only the first to be loaded is made at once.
    private void Fill(TableState table, List<Item> ofPartition)
    {
        if (!TryFill(table, CollectionsMarshal.AsSpan(ofPartition)))
        {
            foreach (var item in ofPartition)
                Write(table, new RecordedChange(ChangeKind.PutItem, table.Number, item));
        }

        ofPartition.Clear();
    }

    private static bool TryFill(TableState table, ReadOnlySpan<Item> ofPartition)
    {
        var key = KeyBytes.Of(table.Schema, ofPartition[0]);
        var hash = table.Partitions.HashOf(key.Partition);
        var stripe = table.Partitions.StripeOf(hash);
        lock (stripe.Lock)
        {
            if (!stripe.GetOrAddLocked(key.Partition, hash).TryFillLocked(ofPartition))
                return false;
            foreach (var item in ofPartition)
                table.Totals.Count(null, item);
            return true;
        }
    }
}

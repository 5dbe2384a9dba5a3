using LocalDynamo.Engine.Commits;
using LocalDynamo.Engine.Reads;
using LocalDynamo.Engine.Tables;
using LocalDynamo.Engine.Transactions;
using LocalDynamo.Log.Checkpoints;
using LocalDynamo.Storage;

namespace LocalDynamo.Engine.Checkpoints;

/// <summary>
/// Puts a snapshot into the blocks of a checkpoint: each table's definition, then its items in the order of stripes, partitions and sort
/// keys. A block's payload is that of a commit record, so that items have one encoding on the disk, and each block can be read alone.
/// </summary>
/// <param name="view">The snapshot.</param>
/// <param name="writer">The file.</param>
/// <param name="time">When the checkpoint was begun.</param>
/// <param name="pause">Called after each block with the file's length; may wait, and throws to give up.</param>
internal sealed class CheckpointBuilder(SnapshotView view, CheckpointWriter writer, DateTimeOffset time, Action<long> pause)
{
    /// <summary>
    /// From how many bytes on a block ends: large enough that checksums and calls cost nothing, small enough that a partition is read alone
    /// without reading much else. With most items it also stays below the size at which .NET takes an array for a large object, which is
    /// collected with the oldest generation alone.
    /// </summary>
    private const int BlockBytes = 64 << 10;

    private CommitRecordWriter? _record;
    private ulong _firstHash;

    public long ItemCount { get; private set; }

    /// <summary>Adds everything that the snapshot has, and the client request tokens.</summary>
    public void AddAll(RequestTokens tokens)
    {
        foreach (var table in view.Tables)
            AddTable(table);
        AddTokens(tokens.Completed());
    }

    private void AddTable(TableState table)
    {
        // The definition may be newer than the snapshot. Then the log has it behind the checkpoint, and opening comes to the same end.
        var record = CommitRecordWriter.Begin(time);
        record.Add(ChangeKind.PutTable, table.Number, table.Definition.ToItem());
        Write(BlockKind.Table, table.Number, 0, record);

        var partitions = table.Partitions.Scan(HashRange.All);
        while (partitions.MoveNext(out var partition))
        {
            var chains = partition.Range(KeyBound.Open, KeyBound.Open);
            while (chains.MoveNext(out var chain))
            {
                if (chain.At(view.CommitNumber) is { } item)
                    AddItem(table.Number, partition.Hash, item);
            }
        }

        FinishItems(table.Number);
    }

    // Those that still count.
    private void AddTokens(IEnumerable<(RecordedToken Token, DateTimeOffset CompletedAt)> tokens)
    {
        // A record has one time, and tokens expire by theirs: those of one moment share a block.
        foreach (var moment in tokens.GroupBy(static token => token.CompletedAt))
        {
            var record = CommitRecordWriter.Begin(moment.Key);
            foreach (var (token, _) in moment)
                token.AddTo(record);
            Write(BlockKind.Tokens, 0, 0, record);
        }
    }

    private void AddItem(int tableNumber, ulong hash, Item item)
    {
        if (_record is null)
        {
            _record = CommitRecordWriter.Begin(time);
            _firstHash = hash;
        }

        _record.Add(ChangeKind.PutItem, tableNumber, item);
        ItemCount++;
        if (_record.Length >= BlockBytes)
            FinishItems(tableNumber);
    }

    private void FinishItems(int tableNumber)
    {
        if (_record is null)
            return;
        Write(BlockKind.Items, tableNumber, _firstHash, _record);
        _record = null;
    }

    private void Write(BlockKind kind, int tableNumber, ulong firstHash, CommitRecordWriter record)
    {
        record.Complete();
        writer.Add(kind, tableNumber, firstHash, record.WithNumber(view.CommitNumber));
        pause(writer.Position);
    }
}

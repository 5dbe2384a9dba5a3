using LocalDynamo.Engine.Commits;
using LocalDynamo.Engine.Opening;
using LocalDynamo.Engine.Tables;
using LocalDynamo.Log;
using LocalDynamo.Log.Checkpoints;

namespace LocalDynamo.Engine;

/// <content>The checkpoint: its tables at once, their items part by part (<see cref="TableLoad"/>).</content>
internal sealed partial class Recovery
{
    // 4 MB: enough parts for all processors, and next to no block decoded twice.
    private const int BlocksPerPart = 64;

    /// <summary>
    /// Takes the newest checkpoint, before any record, and disposes of it. Items are read and decoded by all processors, now or later.
    /// </summary>
    /// <exception cref="CorruptDatabaseException">A block is not as it was written, or holds what can't be.</exception>
    public void Load(CheckpointReader checkpoint)
    {
        if (later is not null)
        {
            later.Begin(checkpoint, LoadTables);
            return;
        }

        using (checkpoint)
        {
            using var pause = new CollectionPause(checkpoint.Length);
            var tables = TableLoad.Of(checkpoint, LoadTables(checkpoint), BlocksPerPart, reporter);
            InParallel.ForEach(TableLoad.PartsOf(tables), static next => next.Table.LoadPart(next.Part));
        }
    }

    /// <summary>What is in the checkpoint but for the items.</summary>
    private Dictionary<int, TableState> LoadTables(CheckpointReader checkpoint)
    {
        LastCommitNumber = checkpoint.Header.CommitNumber;
        _checkpointNumber = LastCommitNumber;
        var others = checkpoint.Blocks.Where(static block => block.Kind != BlockKind.Items).ToList();
        reporter?.Begin(OpenPhase.Checkpoint, later is null ? checkpoint.Length : others.Sum(static block => (long)block.Length));
        foreach (var block in others)
            Load(checkpoint, block);
        LastTableNumber = checkpoint.LastTableNumber;
        return _tables;
    }

    private void Load(CheckpointReader checkpoint, in BlockEntry block)
    {
        try
        {
            var itemCount = ReplayChanges(new CommitRecordReader(checkpoint.Read(block)), checkpoint.Header.Lsn);
            reporter?.Add(block.Length, itemCount);
        }
        catch (InvalidDataException refusal)
        {
            throw new CorruptDatabaseException(checkpoint.Path, block.Offset, refusal.Message, Remedies.Checkpoint);
        }
    }
}

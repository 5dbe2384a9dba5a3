using LocalDynamo.Engine.Commits;
using LocalDynamo.Engine.Reads;
using LocalDynamo.Engine.Tables;
using LocalDynamo.Log;
using LocalDynamo.Log.Checkpoints;

namespace LocalDynamo.Engine.Verification;

/// <summary>Reads a checkpoint wholly: every block, every item, and their order.</summary>
internal sealed class CheckpointVerifier(CheckpointReader checkpoint, Findings findings)
{
    private readonly ChangeChecker _changes = new() { Tables = [] };
    private TableState? _table;
    private Item? _last;
    private bool _isFirstOfBlock;

    /// <summary>The tables that the checkpoint has, without their items; null if not all of them can be read.</summary>
    public Dictionary<int, TableState>? Tables => _changes.Tables;

    public void Run()
    {
        foreach (var block in checkpoint.Blocks)
        {
            try
            {
                if (Check(block) is { } problem)
                    Add(block.Offset, problem);
            }
            catch (CorruptDatabaseException damage)
            {
                findings.Add(damage);
                if (block.Kind == BlockKind.Table)
                    _changes.Tables = null;
            }
        }

        findings.ItemCount += _changes.ItemCount;
        if (!findings.HasProblems && _changes.ItemCount != checkpoint.ItemCount)
            Add(checkpoint.Length, $"it has {_changes.ItemCount} items, and its end mark tells of {checkpoint.ItemCount}");
        if (Tables is { Count: > 0 } && Tables.Keys.Max() > checkpoint.LastTableNumber)
            Add(checkpoint.Length, $"it has table {Tables.Keys.Max()}, and its end mark tells of {checkpoint.LastTableNumber} as the highest");
    }

    private string? Check(BlockEntry block)
    {
        var record = new CommitRecordReader(checkpoint.Read(block));
        if (record.CommitNumber != checkpoint.Header.CommitNumber)
            return $"a block has commit number {record.CommitNumber}, and the checkpoint {checkpoint.Header.CommitNumber}";
        _isFirstOfBlock = true;
        return _changes.Check(record, (table, item) => CheckPlace(block, table, item)) is { } problem ? $"a block is bad: {problem}" : null;
    }

    private string? CheckPlace(in BlockEntry block, TableState table, Item item)
    {
        if (block.Kind != BlockKind.Items || table.Number != block.TableNumber)
            return $"it is told as one of kind {block.Kind} of table {block.TableNumber}, and has an item of table {table.Number}";
        var key = KeyBytes.Of(table.Schema, item);
        var hash = table.Partitions.HashOf(key.Partition);
        if (_isFirstOfBlock && hash != block.FirstHash)
            return "its first item has another hash than the directory says";
        _isFirstOfBlock = false;

        var before = table == _table ? _last : null;
        _table = table;
        _last = item;
        if (before is null)
            return null;
        var keyBefore = KeyBytes.Of(table.Schema, before);
        var order = table.Partitions.HashOf(keyBefore.Partition).CompareTo(hash);
        if (order == 0)
            order = keyBefore.Partition.SequenceCompareTo(key.Partition);
        if (order == 0)
            order = keyBefore.Sort.SequenceCompareTo(key.Sort);
        return order < 0 ? null : "an item is not behind the one before it";
    }

    private void Add(long offset, string problem) => findings.Add(checkpoint.Path, offset, problem, Remedies.Checkpoint);
}

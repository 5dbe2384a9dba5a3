using System.Buffers;
using System.Numerics;
using System.Runtime.ExceptionServices;
using LocalDynamo.Engine.Commits;
using LocalDynamo.Engine.Tables;
using LocalDynamo.Log;
using LocalDynamo.Log.Checkpoints;
using LocalDynamo.Storage;

namespace LocalDynamo.Engine.Opening;

/// <summary>Brings the items of one table from a checkpoint, part by part: all at once, or when they are needed (<see cref="BackgroundLoad"/>).</summary>
/// <remarks>
/// <para>
/// A checkpoint has a table's items in the order of their partitions' hashes, and says with which hash each block begins. So a part of the hashes is
/// a few blocks that follow one another; the first and the last may have items of its neighbours, which are decoded and passed over.
/// </para>
/// <para>
/// Nobody but the thread that brings a part looks for its partitions before all of them are there: all ways to them lead through
/// <see cref="PartitionMap"/>, which asks here first. A thread that holds a part's gate takes locks of stripes, so nobody may ask with one of those held.
/// </para>
/// <para>What failed once is not tried again: all operations that need it get the same error, until the database is opened anew.</para>
/// </remarks>
internal sealed class TableLoad : IPartitionLoader
{
    // Room for a block but of very large items.
    private const int BufferBytes = 128 << 10;

    private readonly CheckpointReader _checkpoint;
    private readonly OpenReporter? _reporter;

    // Of the checkpoint's blocks those of this table, which follow one another.
    private readonly ReadOnlyMemory<BlockEntry> _blockMemory;

    // Made when they are asked for: thousands of them are not what a first get has to wait for.
    private readonly Part?[] _parts;
    private int _missing;

    private TableLoad(
        TableState table, CheckpointReader checkpoint, ReadOnlyMemory<BlockEntry> blocks, int blocksPerPart, OpenReporter? reporter)
    {
        (Table, _checkpoint, _blockMemory, _reporter) = (table, checkpoint, blocks, reporter);
        for (var i = 1; i < Blocks.Length; i++)
        {
            if (Blocks[i].FirstHash < Blocks[i - 1].FirstHash)
                throw Damaged(Blocks[i], "the block is not in its place");
        }

        _parts = new Part[BitOperations.RoundUpToPowerOf2((uint)(blocks.Length / blocksPerPart) + 1)];
        _missing = _parts.Length;
        table.Partitions.LoadBy(this);
    }

    public TableState Table { get; }

    private ReadOnlySpan<BlockEntry> Blocks => _blockMemory.Span;

    /// <param name="checkpoint">The checkpoint.</param>
    /// <param name="tables">Its tables by their numbers, still empty.</param>
    /// <param name="blocksPerPart">How many blocks of 64 KB, roughly, are brought at once; each time another one is decoded for nothing.</param>
    /// <param name="reporter">Is told what is read; null for nobody.</param>
    /// <exception cref="CorruptDatabaseException">There are items of a table that there is not, or blocks are not in their order.</exception>
    public static List<TableLoad> Of(
        CheckpointReader checkpoint, Dictionary<int, TableState> tables, int blocksPerPart, OpenReporter? reporter = null)
    {
        var loads = new List<TableLoad>();
        var seen = new HashSet<int>();
        var blocks = checkpoint.Blocks.AsMemory();
        while (!blocks.IsEmpty)
        {
            var first = blocks.Span[0];
            var count = 1;
            while (count < blocks.Length && (blocks.Span[count].Kind, blocks.Span[count].TableNumber) == (first.Kind, first.TableNumber))
                count++;
            if (first.Kind == BlockKind.Items)
            {
                if (!tables.TryGetValue(first.TableNumber, out var table))
                {
                    throw new CorruptDatabaseException(
                        checkpoint.Path, first.Offset, $"there are items of table {first.TableNumber}, which there is not", Remedies.Checkpoint);
                }

                if (!seen.Add(first.TableNumber))
                    throw new CorruptDatabaseException(checkpoint.Path, first.Offset, "the block is not in its place", Remedies.Checkpoint);
                loads.Add(new TableLoad(table, checkpoint, blocks[..count], blocksPerPart, reporter));
            }

            blocks = blocks[count..];
        }

        return loads;
    }

    /// <summary>The parts of several tables.</summary>
    public static IEnumerable<(TableLoad Table, int Part)> PartsOf(IEnumerable<TableLoad> tables) =>
        tables.SelectMany(static table => Enumerable.Range(0, table._parts.Length).Select(part => (table, part)));

    public long ItemCount => _parts.Sum(static part => part?.ItemCount ?? 0);

    public void Load(HashRange range)
    {
        var (first, last) = (PartOf(range.First), PartOf(range.Last));
        if (first == last)
            LoadPart(first);
        else
            InParallel.ForEach(Enumerable.Range(first, last - first + 1), LoadPart);
    }

    /// <summary>Brings a part of the table, or waits for who is at it.</summary>
    /// <exception cref="CorruptDatabaseException">A block is not as it was written, or holds what can't be.</exception>
    public void LoadPart(int index)
    {
        var part = PartAt(index);
        if (part.IsLoaded)
            return;

        lock (part.Gate)
        {
            part.Failure?.Throw();
            if (part.IsLoaded)
                return;
            try
            {
                Read(part);
            }
            catch (Exception failure)
            {
                part.Failure = ExceptionDispatchInfo.Capture(failure);
                throw;
            }

            part.IsLoaded = true;
        }

        if (Interlocked.Decrement(ref _missing) == 0)
            Table.Partitions.LoadBy(null);
    }

    private int PartOf(ulong hash) => (int)(hash >> 1 >> (63 - BitOperations.Log2((uint)_parts.Length)));

    private Part PartAt(int index) => Volatile.Read(ref _parts[index])
        ?? Interlocked.CompareExchange(ref _parts[index], new Part(HashRange.Segment(index, _parts.Length)), null)
        ?? _parts[index]!;

    private void Read(Part part)
    {
        // The block before the first that begins in the range may end in it.
        var blocks = Blocks;
        var filler = new PartitionFiller(Table, part.Range);
        for (var i = Math.Max(0, FirstFrom(part.Range.First) - 1); i < blocks.Length && blocks[i].FirstHash <= part.Range.Last; i++)
        {
            try
            {
                Read(blocks[i], i + 1 < blocks.Length ? blocks[i + 1].FirstHash : ulong.MaxValue, filler);

                // A block counts where it begins.
                if (blocks[i].FirstHash >= part.Range.First)
                    _reporter?.Add(blocks[i].Length, 0);
            }
            catch (InvalidDataException refusal)
            {
                throw Damaged(blocks[i], refusal.Message);
            }
        }

        filler.Finish();
        part.ItemCount = filler.ItemCount;
        _reporter?.Add(0, filler.ItemCount);
    }

    private void Read(in BlockEntry block, ulong lastHash, PartitionFiller filler)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            var record = new CommitRecordReader(_checkpoint.Read(block, buffer));
            while (record.TryRead(out var change))
            {
                if (change.Kind != ChangeKind.PutItem || change.TableNumber != Table.Number)
                {
                    throw new InvalidDataException(
                        $"among the items of table {Table.Number} is a change of kind {change.Kind} to table {change.TableNumber}");
                }

                filler.Add(change.Value!, block.FirstHash, lastHash);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private int FirstFrom(ulong hash)
    {
        var (low, high) = (0, Blocks.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (Blocks[middle].FirstHash < hash)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private CorruptDatabaseException Damaged(in BlockEntry block, string damage) =>
        new(_checkpoint.Path, block.Offset, damage, Remedies.Checkpoint);

    /// <summary>What is brought at once: a power of two of them have all hashes.</summary>
    private sealed class Part(HashRange range)
    {
        private volatile bool _isLoaded;

        public HashRange Range => range;

        public Lock Gate { get; } = new();

        public bool IsLoaded
        {
            get => _isLoaded;
            set => _isLoaded = value;
        }

        /// <summary>Why it can't be brought. Under the gate.</summary>
        public ExceptionDispatchInfo? Failure { get; set; }

        public long ItemCount { get; set; }
    }
}

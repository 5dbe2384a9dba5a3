using LocalDynamo.Engine.Reads;
using LocalDynamo.Operations;
using LocalDynamo.Schema;
using LocalDynamo.Storage;

namespace LocalDynamo.Engine.Tables;

/// <summary>A table as the engine has it: what it is, the partitions with its items, and its indexes.</summary>
internal sealed partial class TableState
{
    /// <summary>64 stripes: two writers of a table meet in one of 64 writes, and an empty table or index costs some 10 KB.</summary>
    private const int StripeBits = 6;

    private volatile bool _isDropped;
    private volatile TableDefinition _definition;
    private volatile TableTransition? _transition;

    /// <param name="number">Tells it from all others that the database ever had.</param>
    /// <param name="definition">What it is.</param>
    /// <param name="maxItemCollectionBytes">How large an item collection may become, where it has local indexes.</param>
    public TableState(int number, TableDefinition definition, long maxItemCollectionBytes = Limits.MaxItemCollectionBytes)
    {
        Number = number;
        _definition = definition;
        Schema = definition.KeySchema;
        Partitions = new PartitionMap(new TableKeyLayout(Schema), StripeBits, definition.HashSeed);
        Source = new TableSource(this);
        Totals = new TableTotals(ItemCollections.Of(definition, maxItemCollectionBytes));
    }

    /// <summary>Tells the table from all others that the database ever had: the log names it so.</summary>
    public int Number { get; }

    public string Name => _definition.Name;

    public KeySchema Schema { get; }

    public PartitionMap Partitions { get; }

    /// <summary>The table as what is read.</summary>
    public TableSource Source { get; }

    public TableTotals Totals { get; }

    /// <summary>What the table is now. Changed under the catalog's lock.</summary>
    public TableDefinition Definition
    {
        get => _definition;
        set
        {
            _definition = value;
            Throttle?.Follow();
        }
    }

    /// <summary>The state that the table is in for a time; null, or over, for none. Changed under the catalog's lock.</summary>
    public TableTransition? Transition
    {
        get => _transition;
        set => _transition = value;
    }

    public TableStatus Status => _transition is { IsOver: false } transition ? transition.Status : TableStatus.ACTIVE;

    /// <summary>Whether items can be read and written: not while the table is told to be made.</summary>
    public bool IsUsable => _transition is null || Status != TableStatus.CREATING;

    /// <summary>
    /// Whether the table has been deleted. Set with all its stripes locked, so that a write under a stripe's lock that finds it
    /// unset comes before the deletion, in the log too.
    /// </summary>
    public bool IsDropped
    {
        get => _isDropped;
        set => _isDropped = value;
    }

    /// <summary>Items lie in their partition in the order of the table's sort key, whose bytes are in their blocks.</summary>
    private sealed class TableKeyLayout(KeySchema schema) : KeyLayout
    {
        public override int ScratchBytes => 0;

        public override ReadOnlySpan<byte> SortKeyOf(Item item, Span<byte> scratch) =>
            schema.SortKey is null ? default : item.KeyBytes(schema.SortKey);

        public override bool IsInPartition(Item item, ReadOnlySpan<byte> partitionKey) => item.KeyBytes(schema.PartitionKey).SequenceEqual(partitionKey);
    }
}

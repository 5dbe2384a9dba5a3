using LocalDynamo.Engine.Indexes;
using LocalDynamo.Engine.Tables;
using LocalDynamo.Expressions;
using LocalDynamo.Schema;
using LocalDynamo.Storage;
using LocalDynamo.Values;

namespace LocalDynamo.Engine.Reads;

/// <summary>A secondary index as what is read. Its items are its entries.</summary>
internal sealed class IndexSource : ReadSource
{
    private readonly IndexState _index;

    public IndexSource(TableState table, IndexState index)
        : base(table)
    {
        _index = index;
        Schema = (IndexSchema)index.Layout;
    }

    public IndexSchema Schema { get; }

    /// <summary>The index's name if it is a global one, which has a throughput of its own; null otherwise.</summary>
    public string? GlobalName => Schema.IsGlobal ? Schema.Name : null;

    /// <summary>Whether the index has been taken away.</summary>
    public bool IsDropped => _index.DroppedAt != long.MaxValue;

    public override PartitionMap Partitions => _index.Partitions;

    public override QueryKey Key => Schema.QueryKey;

    public override ReadOnlySpan<AttributeName> KeyNames => Schema.Names;

    public override bool HasSingleItems => false;

    public override bool IsEventual => Schema.IsGlobal;

    public override long ReadableFrom => _index.ActiveFrom;

    public override void ThrowIfDropped()
    {
        base.ThrowIfDropped();
        if (IsDropped)
            throw IndexReadRules.NoSuchIndex(Schema.Name);
    }

    public override byte[] PartitionKeyOf(in KeyCondition condition) => Schema.PartitionKeyOf(condition.PartitionKeys);

    public override SortKeyRange RangeOf(in KeyCondition condition) => Schema.RangeOf(condition);

    public override byte[] PartitionKeyOf(Item item) => Schema.PartitionKeyOf(item, new byte[Schema.PartitionScratchBytes]).ToArray();

    public override byte[] SortKeyOf(Item item) => Schema.SortKeyOf(item, new byte[Schema.ScratchBytes]).ToArray();

    public override Item KeyOf(Item item) => Schema.KeyOf(item);

    public override void VerifyStartKey(Item key, string misfit) => IndexStartKey.Verify(key, Schema);
}

using LocalDynamo.Engine.Indexes;
using LocalDynamo.Schema;
using LocalDynamo.Storage;
using LocalDynamo.Values;

namespace LocalDynamo.Engine.TimeToLive;

/// <summary>
/// The order of expiry of a table's items: an index that nobody but the sweeper sees. It holds the items whose attribute is a number,
/// each as its key and that attribute, in the order of the number.
/// </summary>
/// <remarks>
/// It has a partition for each stripe of the table, and that lies in the index's stripe of the same number: two writers who do not meet
/// in the table do not meet here. One partition for all would put every write of the table under one lock.
/// </remarks>
internal sealed class ExpiryLayout : EntryLayout
{
    /// <summary>As many bits of the hash as choose a table's stripe.</summary>
    private const int PartitionBits = 6;

    private readonly KeySchema _schema;
    private readonly PartitionMap _table;
    private readonly AttributeName[] _shown;

    /// <param name="schema">The table's key.</param>
    /// <param name="table">The table's partitions.</param>
    /// <param name="attribute">The attribute with the time of expiry.</param>
    public ExpiryLayout(KeySchema schema, PartitionMap table, AttributeName attribute)
    {
        _schema = schema;
        _table = table;
        Attribute = attribute;
        _shown = schema.IsKey(attribute) ? schema.Names.ToArray() : [.. schema.Names, attribute];
        ScratchBytes = CompositeKey.MaxLength(DynamoNumber.MaxEncodedBytes)
            + CompositeKey.MaxLength(Limits.MaxPartitionKeyBytes)
            + (schema.SortKey is null ? 0 : Limits.MaxSortKeyBytes);
    }

    /// <summary>The attribute with the time of expiry.</summary>
    public AttributeName Attribute { get; }

    public override int ScratchBytes { get; }

    public override int PartitionScratchBytes => 1;

    public override KeyHash Hash => static key => (ulong)key[0] << (64 - PartitionBits);

    /// <summary>Where numbers begin in the order, whatever their items: what is below it is less, what is not is not.</summary>
    public static byte[] BoundOf(DynamoNumber number)
    {
        Span<byte> code = stackalloc byte[DynamoNumber.MaxEncodedBytes];
        Span<byte> bound = stackalloc byte[CompositeKey.MaxLength(DynamoNumber.MaxEncodedBytes)];
        return bound[..CompositeKey.Write(code[..number.Encode(code)], bound)].ToArray();
    }

    public override Item? EntryOf(Item item)
    {
        if (item.GetValueOrDefault(Attribute).Type != AttributeType.N)
            return null;

        var builder = new ItemBuilder();
        foreach (var name in _shown)
            builder.Set(name, item.GetValueOrDefault(name));
        return builder.Build();
    }

    public override bool ShowsSame(Item before, Item after) =>
        before.GetValueOrDefault(Attribute) == after.GetValueOrDefault(Attribute);

    public override Item KeyOf(Item entry) => entry;

    public override ReadOnlySpan<byte> PartitionKeyOf(Item entry, Span<byte> scratch)
    {
        scratch[0] = (byte)(_table.HashOf(entry.KeyBytes(_schema.PartitionKey)) >> (64 - PartitionBits));
        return scratch[..1];
    }

    public override ReadOnlySpan<byte> SortKeyOf(Item item, Span<byte> scratch)
    {
        var length = CompositeKey.Write(item.KeyBytes(Attribute), scratch);
        length += CompositeKey.Write(item.KeyBytes(_schema.PartitionKey), scratch[length..]);
        if (_schema.SortKey is { } sortKey)
        {
            var last = item.KeyBytes(sortKey);
            last.CopyTo(scratch[length..]);
            length += last.Length;
        }

        return scratch[..length];
    }
}

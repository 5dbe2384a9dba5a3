using LocalDynamo.Schema;

namespace LocalDynamo.Engine.Reads;

/// <summary>A key of a table, checked against its schema, as the bytes that storage knows it by.</summary>
internal readonly ref struct KeyBytes
{
    /// <summary>Room for any valid key's parts, which differ in their limits.</summary>
    public const int ScratchBytes = Limits.MaxPartitionKeyBytes + Limits.MaxSortKeyBytes;

    private KeyBytes(ReadOnlySpan<byte> partition, ReadOnlySpan<byte> sort)
    {
        Partition = partition;
        Sort = sort;
    }

    public ReadOnlySpan<byte> Partition { get; }

    /// <summary>Empty for tables without a sort key.</summary>
    public ReadOnlySpan<byte> Sort { get; }

    /// <summary>The bytes of a native key. Parts that are not encoded yet are written to the scratch, of <see cref="ScratchBytes"/>.</summary>
    /// <exception cref="ValidationException">The key has another shape than the schema's, or is empty or too large.</exception>
    public static KeyBytes Of(KeySchema schema, in Key key, Span<byte> scratch)
    {
        if (key.PartitionKey.Type != schema.PartitionKeyType || key.SortKey.Type != schema.SortKeyType)
            throw new ValidationException(KeyErrors.DoesNotMatch);

        var partition = key.PartitionKey.KeyBytes(scratch[..Limits.MaxPartitionKeyBytes]);
        if (partition.Length is 0 or > Limits.MaxPartitionKeyBytes)
            schema.VerifyKey(schema.ToItem(key));
        if (schema.SortKey is null)
            return new KeyBytes(partition, default);

        var sort = key.SortKey.KeyBytes(scratch[Limits.MaxPartitionKeyBytes..]);
        if (sort.Length is 0 or > Limits.MaxSortKeyBytes)
            schema.VerifyKey(schema.ToItem(key));
        return new KeyBytes(partition, sort);
    }

    /// <summary>The key of an item that has the schema's key attributes.</summary>
    public static KeyBytes Of(KeySchema schema, Item item) =>
        new(item.KeyBytes(schema.PartitionKey), schema.SortKey is null ? default : item.KeyBytes(schema.SortKey));
}

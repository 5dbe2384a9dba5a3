using LocalDynamo.Engine.Indexes;
using LocalDynamo.Schema;

namespace LocalDynamo.Engine.Reads;

/// <summary>The exclusive start key of a read of an index: the key attributes of the index and those of the table, no more and no less.</summary>
internal static class IndexStartKey
{
    /// <exception cref="ValidationException">It has not exactly these attributes and types, or one is empty or too large.</exception>
    public static void Verify(Item key, IndexSchema index)
    {
        KeyPart[] tableKey = [.. KeyPart.PartitionKeyOf(index.Table), .. KeyPart.SortKeyOf(index.Table)];
        KeyPart[] indexKey = [.. index.PartitionKey, .. index.SortKey];
        KeyPart[] parts = [.. tableKey, .. indexKey];
        if (key.Count != index.KeyNames.Length || !Array.TrueForAll(parts, part => key.GetValueOrDefault(part.Name).Type == part.Type))
            throw new ValidationException(KeyErrors.StartKeyInvalid);

        foreach (var part in parts)
        {
            if (SizeError(key.GetValueOrDefault(part.Name), part, index) is { } error)
                throw new ValidationException($"{KeyErrors.StartKeyInvalid}: {error}");
        }
    }

    private static string? SizeError(AttributeValue value, KeyPart part, IndexSchema index)
    {
        var sizeBytes = value.SizeBytes;
        if (sizeBytes == 0)
        {
            return index.Table.IsKey(part.Name)
                ? KeyErrors.Empty(part.Name.Text, part.Type)
                : KeyErrors.EmptyIndexKey(part.Name.Text, part.Type, index.Name);
        }

        var isSortKey = part.Name.Equals(index.Table.SortKey) || Array.IndexOf(index.SortKey, part) >= 0;
        var maxBytes = isSortKey ? Limits.MaxSortKeyBytes : Limits.MaxPartitionKeyBytes;
        return sizeBytes > maxBytes ? KeyErrors.TooLarge(maxBytes) : null;
    }
}

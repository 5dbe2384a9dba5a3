using LocalDynamo.Values;

namespace LocalDynamo.Schema;

/// <summary>
/// A table's key: its attributes with their types, and what the service says of items and keys that do not fit them. Immutable.
/// </summary>
/// <remarks>
/// The partition key is judged before the sort key, and of each in this order: is it there, has it the type, is it empty, is it too
/// large. A request with several faults gets the first one's text, as in the service.
/// </remarks>
internal sealed class KeySchema
{
    private readonly AttributeName[] _names;

    public KeySchema(AttributeName partitionKey, AttributeType partitionKeyType)
        : this(partitionKey, partitionKeyType, null, AttributeType.None)
    {
    }

    public KeySchema(AttributeName partitionKey, AttributeType partitionKeyType, AttributeName? sortKey, AttributeType sortKeyType)
    {
        PartitionKey = partitionKey;
        PartitionKeyType = partitionKeyType;
        SortKey = sortKey;
        SortKeyType = sortKeyType;
        _names = sortKey is null ? [partitionKey] : [partitionKey, sortKey];
    }

    public AttributeName PartitionKey { get; }

    /// <summary>S, N or B.</summary>
    public AttributeType PartitionKeyType { get; }

    /// <summary>The sort key; <see langword="null"/> where the partition key alone identifies an item.</summary>
    public AttributeName? SortKey { get; }

    /// <summary>S, N or B; None without a sort key.</summary>
    public AttributeType SortKeyType { get; }

    /// <summary>The key attributes' names, the partition key first.</summary>
    public ReadOnlySpan<AttributeName> Names => _names;

    /// <summary>How many attributes the key has, one or two.</summary>
    public int Count => _names.Length;

    public bool IsKey(AttributeName name) => name.Equals(PartitionKey) || (SortKey is not null && name.Equals(SortKey));

    public KeyPlaces PlacesIn(Item item)
    {
        var attributes = new MapReader(item.Block, item.Offset);
        return new KeyPlaces(PlaceOf(PartitionKey, attributes, item.Offset), SortKey is null ? -1 : PlaceOf(SortKey, attributes, item.Offset));
    }

    /// <summary>The key attributes of an item that passed <see cref="VerifyItem(Item)"/>.</summary>
    public Item KeyOf(Item item)
    {
        _ = item.TryGetValue(PartitionKey, out var partitionKey);
        if (SortKey is null)
            return Item.Of(new MapEntry(PartitionKey, partitionKey));

        _ = item.TryGetValue(SortKey, out var sortKey);
        return Item.Of(new MapEntry(PartitionKey, partitionKey), new MapEntry(SortKey, sortKey));
    }

    /// <summary>A native key as the item that a request would have; parts that the key or the schema lacks show when it is verified.</summary>
    public Item ToItem(in Key key)
    {
        var partitionKey = new MapEntry(PartitionKey, key.PartitionKey);
        if (!key.SortKey.HasValue)
            return key.PartitionKey.HasValue ? Item.Of(partitionKey) : Item.Of();

        var sortKey = new MapEntry(SortKey ?? throw new ValidationException(KeyErrors.DoesNotMatch), key.SortKey);
        return key.PartitionKey.HasValue ? Item.Of(partitionKey, sortKey) : Item.Of(sortKey);
    }

    /// <summary>Holds an item that is to be written against the key.</summary>
    /// <exception cref="ValidationException">A key attribute is missing, has another type, is empty or too large.</exception>
    public void VerifyItem(Item item) => VerifyItem(item, PlacesIn(item));

    /// <inheritdoc cref="VerifyItem(Item)"/>
    public void VerifyItem(Item item, KeyPlaces places)
    {
        VerifyItemAttribute(item, places.PartitionKey, PartitionKey, PartitionKeyType, Limits.MaxPartitionKeyBytes);
        if (SortKey is not null)
            VerifyItemAttribute(item, places.SortKey, SortKey, SortKeyType, Limits.MaxSortKeyBytes);
    }

    /// <summary>Holds the key of a GetItem, UpdateItem or DeleteItem against the key.</summary>
    /// <exception cref="ValidationException">It has not exactly the key attributes and types, or one is empty or too large.</exception>
    public void VerifyKey(Item key) => VerifyKey(key, PlacesIn(key));

    /// <inheritdoc cref="VerifyKey(Item)"/>
    public void VerifyKey(Item key, KeyPlaces places)
    {
        if (key.Count != Count)
            throw new ValidationException(KeyErrors.DoesNotMatch);

        VerifyKeyAttribute(key, places.PartitionKey, PartitionKey, PartitionKeyType, Limits.MaxPartitionKeyBytes);
        if (SortKey is not null)
            VerifyKeyAttribute(key, places.SortKey, SortKey, SortKeyType, Limits.MaxSortKeyBytes);
    }

    /// <summary>
    /// Holds an item or a key against the one rule about keys that transactions apply before all others: an empty string or binary.
    /// </summary>
    /// <exception cref="ValidationException">A key attribute is empty.</exception>
    public void VerifyNotEmpty(Item itemOrKey, KeyPlaces places)
    {
        VerifyNotEmpty(ValueAt(itemOrKey, places.PartitionKey), PartitionKey, PartitionKeyType);
        if (SortKey is not null)
            VerifyNotEmpty(ValueAt(itemOrKey, places.SortKey), SortKey, SortKeyType);
    }

    /// <summary>Holds the exclusive start key of a Query or Scan against the key.</summary>
    /// <param name="key">The start key.</param>
    /// <param name="misfit">The text for one that has not exactly the key attributes and types, which is another for a Query than for a Scan.</param>
    /// <remarks>Whether it lies in the range of the query or in the segment of the scan is for those to say.</remarks>
    /// <exception cref="ValidationException">It has not exactly the key attributes and types, or one is empty or too large.</exception>
    public void VerifyStartKey(Item key, string misfit)
    {
        var partitionKey = key.GetValueOrDefault(PartitionKey);
        var sortKey = SortKey is null ? default : key.GetValueOrDefault(SortKey);
        if (key.Count != Count || partitionKey.Type != PartitionKeyType || sortKey.Type != SortKeyType)
            throw new ValidationException(misfit);

        if (SizeError(partitionKey, PartitionKey, Limits.MaxPartitionKeyBytes) is { } partitionKeyError)
            throw new ValidationException($"{KeyErrors.StartKeyInvalid}: {partitionKeyError}");
        if (SortKey is not null && SizeError(sortKey, SortKey, Limits.MaxSortKeyBytes) is { } sortKeyError)
            throw new ValidationException($"{KeyErrors.StartKeyInvalid}: {sortKeyError}");
    }

    /// <summary>The key as the wire has it.</summary>
    public List<KeySchemaElement> ToElements()
    {
        var elements = new List<KeySchemaElement>(2) { new(PartitionKey.Text, KeyType.HASH) };
        if (SortKey is not null)
            elements.Add(new KeySchemaElement(SortKey.Text, KeyType.RANGE));
        return elements;
    }

    private static int PlaceOf(AttributeName name, MapReader attributes, int start) =>
        attributes.Find(name) is >= 0 and var offset ? offset - start : -1;

    private static AttributeValue ValueAt(Item item, int place) => place < 0 ? default : new AttributeValue(item.Block, item.Offset + place);

    private static void VerifyNotEmpty(in AttributeValue value, AttributeName name, AttributeType type)
    {
        if (value.Type == type && value.SizeBytes == 0)
            throw new ValidationException(KeyErrors.Empty(name.Text, type));
    }

    private static void VerifyItemAttribute(Item item, int place, AttributeName name, AttributeType type, int maxBytes)
    {
        if (place < 0)
            throw new ValidationException(KeyErrors.Missing(name.Text));
        var value = ValueAt(item, place);
        if (value.Type != type)
            throw new ValidationException(KeyErrors.OtherType(name.Text, type, value.Type));
        if (SizeError(value, name, maxBytes) is { } error)
            throw new ValidationException(error);
    }

    private static void VerifyKeyAttribute(Item key, int place, AttributeName name, AttributeType type, int maxBytes)
    {
        var value = ValueAt(key, place);
        if (value.Type != type)
            throw new ValidationException(KeyErrors.DoesNotMatch);
        if (SizeError(value, name, maxBytes) is { } error)
            throw new ValidationException(error);
    }

    private static string? SizeError(in AttributeValue value, AttributeName name, int maxBytes)
    {
        // The size of a string or binary is its bytes; a number has at least 1 and at most 21.
        var sizeBytes = value.SizeBytes;
        if (sizeBytes == 0)
            return KeyErrors.Empty(name.Text, value.Type);
        return sizeBytes > maxBytes ? KeyErrors.TooLarge(maxBytes) : null;
    }
}

using LocalDynamo.Expressions;
using LocalDynamo.Schema;
using LocalDynamo.Values;

namespace LocalDynamo.Engine.Indexes;

/// <summary>The key and the projection of a secondary index. Immutable.</summary>
/// <remarks>
/// <para>
/// An item is in the index if it has all the index's key attributes, with their types, neither empty nor too long. A write that would make
/// one of them anything else is refused before; what lies in a table from before the index was made may still have it.
/// </para>
/// <para>
/// Entries may share an index key, so an entry's sort key in storage is the index's sort key followed by the table's whole key
/// (<see cref="CompositeKey"/>): unique, in the index's order, and found again from a LastEvaluatedKey, which has all of these.
/// </para>
/// </remarks>
internal sealed partial class IndexSchema : EntryLayout
{
    private readonly AttributeName[] _shown;
    private readonly AttributeName[] _keyNames;

    /// <param name="name">The index's name.</param>
    /// <param name="isGlobal">Whether it has a partition key of its own.</param>
    /// <param name="partitionKey">One to four attributes; of a local index the table's.</param>
    /// <param name="sortKey">None to four attributes.</param>
    /// <param name="table">The table's key.</param>
    /// <param name="projection">Which attributes it holds.</param>
    /// <param name="nonKeyAttributes">Those that are named, for <see cref="IndexProjection.Include"/>.</param>
    public IndexSchema(
        string name,
        bool isGlobal,
        KeyPart[] partitionKey,
        KeyPart[] sortKey,
        KeySchema table,
        IndexProjection projection = IndexProjection.All,
        params ReadOnlySpan<AttributeName> nonKeyAttributes)
    {
        Name = name;
        IsGlobal = isGlobal;
        PartitionKey = partitionKey;
        SortKey = sortKey;
        Table = table;
        Projection = projection;
        QueryKey = new QueryKey(name, partitionKey, sortKey, table);
        Names = [.. partitionKey.Select(static part => part.Name), .. sortKey.Select(static part => part.Name)];
        _keyNames = [.. Names.Concat(table.Names.ToArray()).Distinct()];
        _shown = [.. _keyNames.Concat(nonKeyAttributes.ToArray()).Distinct()];
        ScratchBytes = SortScratchBytes();
        PartitionScratchBytes = partitionKey.Length == 1 ? 0 : partitionKey.Sum(part => MaxPartBytes(part, Limits.MaxPartitionKeyBytes));
    }

    public string Name { get; }

    public bool IsGlobal { get; }

    public KeyPart[] PartitionKey { get; }

    public KeyPart[] SortKey { get; }

    /// <summary>The key of the table.</summary>
    public KeySchema Table { get; }

    /// <summary>The key as the key conditions of queries have to fit it.</summary>
    public QueryKey QueryKey { get; }

    public IndexProjection Projection { get; }

    /// <summary>The names of the index's own key attributes, those of the partition key first.</summary>
    public AttributeName[] Names { get; }

    /// <summary>The names of the key attributes of index and table, each once: what a LastEvaluatedKey has.</summary>
    public ReadOnlySpan<AttributeName> KeyNames => _keyNames;

    /// <summary>Whether an entry has this attribute of its item.</summary>
    public bool Shows(AttributeName name) => Projection == IndexProjection.All || Array.IndexOf(_shown, name) >= 0;

    public override Item? EntryOf(Item item)
    {
        if (!Holds(item))
            return null;
        return Projection == IndexProjection.All ? item : Select(item, _shown);
    }

    public override bool ShowsSame(Item before, Item after)
    {
        if (Projection == IndexProjection.All)
            return ReferenceEquals(before, after);

        foreach (var name in _shown)
        {
            if (before.GetValueOrDefault(name) != after.GetValueOrDefault(name))
                return false;
        }

        return true;
    }

    public override Item KeyOf(Item entry) => Select(entry, _keyNames);

    /// <param name="item">An item.</param>
    /// <param name="parts">The attributes of a key.</param>
    /// <param name="maxBytes">How large they may be together.</param>
    private static bool Fit(Item item, KeyPart[] parts, int maxBytes)
    {
        var sizeBytes = 0;
        foreach (var part in parts)
        {
            var value = item.GetValueOrDefault(part.Name);
            if (value.Type != part.Type || value.SizeBytes == 0)
                return false;
            sizeBytes += value.SizeBytes;
        }

        return sizeBytes <= maxBytes;
    }

    private static Item Select(Item item, AttributeName[] names)
    {
        var builder = new ItemBuilder();
        foreach (var name in names)
        {
            if (item.TryGetValue(name, out var value))
                builder.Set(name, value);
        }

        return builder.Build();
    }

    private bool Holds(Item item) =>
        Fit(item, PartitionKey, Limits.MaxPartitionKeyBytes) && Fit(item, SortKey, Limits.MaxSortKeyBytes);
}

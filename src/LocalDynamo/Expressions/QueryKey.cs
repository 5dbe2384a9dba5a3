using LocalDynamo.Schema;
using LocalDynamo.Values;

namespace LocalDynamo.Expressions;

/// <summary>The key of what is queried, a table or an index: what a key condition has to fit.</summary>
/// <param name="indexName">The index's name; null for a table.</param>
/// <param name="partitionKey">The partition key attributes: one, or of an index up to four.</param>
/// <param name="sortKey">The sort key attributes: none, one, or of an index up to four.</param>
/// <param name="table">The key of the table.</param>
internal sealed class QueryKey(string? indexName, KeyPart[] partitionKey, KeyPart[] sortKey, KeySchema table)
{
    public QueryKey(KeySchema table)
        : this(null, KeyPart.PartitionKeyOf(table), KeyPart.SortKeyOf(table), table)
    {
    }

    public ReadOnlySpan<KeyPart> PartitionKey => partitionKey;

    public ReadOnlySpan<KeyPart> SortKey => sortKey;

    /// <summary>The names of the key attributes of the table.</summary>
    public ReadOnlySpan<AttributeName> TableNames => table.Names;

    /// <summary>The names of the key attributes of the index; none for a table.</summary>
    public AttributeName[] IndexNames =>
        indexName is null ? [] : [.. partitionKey.Select(static part => part.Name), .. sortKey.Select(static part => part.Name)];

    /// <summary>What is said of an empty value for a key attribute.</summary>
    public string EmptyValueError(KeyPart part) => indexName is null || table.IsKey(part.Name)
        ? KeyErrors.Empty(part.Name.Text, part.Type)
        : KeyErrors.EmptyIndexKey(part.Name.Text, part.Type, indexName);
}

using System.Diagnostics.CodeAnalysis;
using LocalDynamo.Engine.Tables;
using LocalDynamo.Operations;

namespace LocalDynamo;

/// <content>Tables.</content>
public sealed partial class DynamoDatabase
{
    private TableCatalog Catalog
    {
        get
        {
            _engine.ThrowIfDisposed();
            return _engine.Catalog;
        }
    }

    /// <summary>The names of all tables, in the order of their names.</summary>
    /// <exception cref="ObjectDisposedException">The database has been disposed of.</exception>
    public IReadOnlyList<string> TableNames => Catalog.Names;

    /// <summary>Makes a table, on demand: without provisioned throughput. It can be used at once.</summary>
    /// <param name="name">3 to 255 characters of a-z, A-Z, 0-9, _, - and dot.</param>
    /// <param name="partitionKey">The partition key; a name alone makes it a string.</param>
    /// <param name="sortKey">The sort key; <see langword="null"/> for a table without one.</param>
    /// <param name="indexes">Its secondary indexes: up to five local and twenty global ones.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ResourceInUseException">There is a table of this name.</exception>
    /// <exception cref="ValidationException">A name or type breaks a rule.</exception>
    /// <example>
    /// <code>
    /// var films = database.CreateTable("Movies", ("year", ScalarAttributeType.N), "title");
    /// </code>
    /// </example>
    public Table CreateTable(string name, KeyAttribute partitionKey, KeyAttribute? sortKey = null, params SecondaryIndex[] indexes)
    {
        ArgumentNullException.ThrowIfNull(indexes);
        KeyAttribute[] key = sortKey is { } sort ? [partitionKey, sort] : [partitionKey];
        var request = new CreateTableRequest
        {
            TableName = name,
            BillingMode = BillingMode.PAY_PER_REQUEST,
            KeySchema = [.. key.Select((part, i) => new KeySchemaElement(part.Name, i == 0 ? KeyType.HASH : KeyType.RANGE))],
            AttributeDefinitions = SecondaryIndex.DefinitionsOf(key, indexes),
            LocalSecondaryIndexes = NullIfEmpty(indexes.Where(index => !index.IsGlobal).Select(index => index.ToLocal(partitionKey))),
            GlobalSecondaryIndexes = NullIfEmpty(indexes.Where(index => index.IsGlobal).Select(index => index.ToGlobal())),
        };
        _ = _engine.CreateTable(request);
        return new Table(_engine, name);
    }

    /// <summary>The table of this name.</summary>
    /// <param name="name">The table's name.</param>
    /// <returns>The table, to be kept for as long as you like: it goes by the name.</returns>
    /// <exception cref="ResourceNotFoundException">There is no such table.</exception>
    /// <exception cref="ObjectDisposedException">The database has been disposed of.</exception>
    public Table Table(string name) => TryGetTable(name, out var table) ? table : throw new ResourceNotFoundException();

    /// <summary>Looks a table up.</summary>
    /// <param name="name">The table's name.</param>
    /// <param name="table">The table, if there is one.</param>
    /// <returns>Whether there is a table of this name.</returns>
    /// <exception cref="ObjectDisposedException">The database has been disposed of.</exception>
    public bool TryGetTable(string name, [NotNullWhen(true)] out Table? table)
    {
        table = Catalog.TryGet(name, out _) ? new Table(_engine, name) : null;
        return table is not null;
    }

    /// <summary>Deletes a table with everything in it.</summary>
    /// <param name="name">The table's name.</param>
    /// <exception cref="ResourceNotFoundException">There is no such table.</exception>
    /// <exception cref="ValidationException">The table is protected against deletion.</exception>
    public void DeleteTable(string name) => _ = _engine.DeleteTable(new DeleteTableRequest { TableName = name });

    private static List<T>? NullIfEmpty<T>(IEnumerable<T> items) => items.ToList() is { Count: > 0 } list ? list : null;
}

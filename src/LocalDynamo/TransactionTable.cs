using LocalDynamo.Engine.Reads;
using LocalDynamo.Engine.Transactions;
using LocalDynamo.Operations;

namespace LocalDynamo;

/// <summary>A table in a <see cref="Transaction"/>: read as it was when the transaction began, with the transaction's own writes in it.</summary>
/// <remarks>
/// <para>
/// Conditions and updates are decided at once, on what the transaction sees; nobody else sees the result before the commit. A write that
/// fails leaves the transaction as it was, to go on or to be given up.
/// </para>
/// <para>After the transaction has ended, all of this fails with <see cref="InvalidOperationException"/>.</para>
/// <para>Thread safety: for one thread at a time, with all else of the transaction.</para>
/// </remarks>
public sealed class TransactionTable
{
    private readonly TransactionTableReader _reader;

    internal TransactionTable(string name, TransactionTableReader reader) => (Name, _reader) = (name, reader);

    /// <summary>The table's name.</summary>
    public string Name { get; }

    /// <summary>Reads an item.</summary>
    /// <param name="key">Its key: the partition key's value alone converts by itself.</param>
    /// <returns>The item as this transaction sees it; <see langword="null"/> if there is none.</returns>
    /// <exception cref="ValidationException">The key is not one of this table's.</exception>
    public Item? Get(Key key) => _reader.Get(key);

    /// <summary>Reads an item of a table with a sort key.</summary>
    /// <param name="partitionKey">The partition key's value.</param>
    /// <param name="sortKey">The sort key's value.</param>
    /// <returns>The item as this transaction sees it; <see langword="null"/> if there is none.</returns>
    /// <exception cref="ValidationException">The key is not one of this table's.</exception>
    public Item? Get(AttributeValue partitionKey, AttributeValue sortKey) => Get(new Key(partitionKey, sortKey));

    /// <summary>Writes an item, in place of whatever had its key.</summary>
    /// <param name="item">The item, with all key attributes; at most 400 KB.</param>
    /// <param name="condition">A condition on what is stored under its key; <see langword="null"/> for none.</param>
    /// <param name="values">What names with <c>:</c> in it stand for.</param>
    /// <param name="names">What names with <c>#</c> in it stand for.</param>
    /// <returns>The item that it replaces; <see langword="null"/> if there was none.</returns>
    /// <exception cref="ConditionalCheckFailedException">The condition does not hold; the error carries the stored item.</exception>
    /// <exception cref="ValidationException">The item or the condition breaks a rule, or the transaction has written too much.</exception>
    public Item? Put(
        Item item, string? condition = null, Dictionary<string, AttributeValue>? values = null, Dictionary<string, string>? names = null)
    {
        ArgumentNullException.ThrowIfNull(item);
        return _reader.Write(new Put
        {
            TableName = Name,
            Item = item,
            ConditionExpression = condition,
            ExpressionAttributeValues = values,
            ExpressionAttributeNames = names,
            ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
        }).Before;
    }

    /// <summary>Changes an item, or makes it if there is none.</summary>
    /// <param name="key">The item's key.</param>
    /// <param name="update">An update expression, such as <c>SET #n = :n ADD Visits :one</c>.</param>
    /// <param name="values">What names with <c>:</c> in the expressions stand for.</param>
    /// <param name="names">What names with <c>#</c> in the expressions stand for.</param>
    /// <param name="condition">A condition that must hold of the item as it is; <see langword="null"/> for none.</param>
    /// <returns>The item as it is afterwards; <see langword="null"/> if it neither was nor is there.</returns>
    /// <exception cref="ConditionalCheckFailedException">The condition does not hold; the error carries the stored item.</exception>
    /// <exception cref="ValidationException">The key, the update or its result breaks a rule, or the transaction has written too much.</exception>
    public Item? Update(
        Key key,
        string update,
        Dictionary<string, AttributeValue>? values = null,
        Dictionary<string, string>? names = null,
        string? condition = null)
    {
        ArgumentNullException.ThrowIfNull(update);
        return _reader.Write(new Update
        {
            TableName = Name,
            Key = _reader.Table.Schema.ToItem(key),
            UpdateExpression = update,
            ConditionExpression = condition,
            ExpressionAttributeValues = values,
            ExpressionAttributeNames = names,
            ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
        }).After;
    }

    /// <summary>Deletes an item.</summary>
    /// <param name="key">The item's key.</param>
    /// <param name="condition">A condition that must hold of the item as it is; <see langword="null"/> for none.</param>
    /// <param name="values">What names with <c>:</c> in it stand for.</param>
    /// <param name="names">What names with <c>#</c> in it stand for.</param>
    /// <returns>The item that was deleted; <see langword="null"/> if there was none.</returns>
    /// <exception cref="ConditionalCheckFailedException">The condition does not hold; the error carries the stored item.</exception>
    /// <exception cref="ValidationException">The key or the condition breaks a rule, or the transaction has written too much.</exception>
    public Item? Delete(
        Key key,
        string? condition = null,
        Dictionary<string, AttributeValue>? values = null,
        Dictionary<string, string>? names = null) =>
        _reader.Write(new Delete
        {
            TableName = Name,
            Key = _reader.Table.Schema.ToItem(key),
            ConditionExpression = condition,
            ExpressionAttributeValues = values,
            ExpressionAttributeNames = names,
            ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
        }).Before;

    /// <summary>Reads the items of one partition key, in the order of the sort key.</summary>
    /// <param name="partitionKey">The partition key's value.</param>
    /// <param name="sortKey">What the sort key must be; <see langword="null"/> for all.</param>
    /// <returns>A query to refine and to walk over; nothing is read before. What is written during the walk shows from the next page on.</returns>
    public ItemQuery Query(AttributeValue partitionKey, SortKey? sortKey = null) =>
        new(_reader, ItemQuery.OptionsFor(partitionKey, sortKey));

    /// <summary>Reads all items, partition after partition.</summary>
    /// <returns>A scan to refine and to walk over; nothing is read before. What is written during the walk shows from the next page on.</returns>
    public ItemScan Scan() => new(_reader, new ReadOptions());

    /// <summary>A secondary index of the table, in this transaction.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The index, to be read until the transaction ends.</returns>
    /// <exception cref="ValidationException">The table had no such index when the transaction began, or it was still being filled.</exception>
    public TransactionIndex Index(string name) => new(name, _reader.Index(name));
}

using LocalDynamo.Operations;

namespace LocalDynamo;

/// <content>Writes.</content>
public sealed partial class Table
{
    /// <summary>Writes an item, in place of whatever had its key.</summary>
    /// <param name="item">The item, with all key attributes; at most 400 KB.</param>
    /// <returns>The item that it replaces; <see langword="null"/> if there was none.</returns>
    /// <exception cref="ValidationException">The item lacks a key attribute, is too large, or breaks another rule.</exception>
    /// <exception cref="ResourceNotFoundException">The table has been deleted.</exception>
    /// <exception cref="TransactionConflictException">A transaction is at work on the same item; nothing was written.</exception>
    /// <exception cref="ProvisionedThroughputExceededException">The table enforces its throughput, and there is none left.</exception>
    /// <exception cref="DatabaseReadOnlyException">The folder's log takes no more writes, since one has failed; this one may be kept or not.</exception>
    public Item? Put(Item item) => _engine.Put(_reader.Table, item);

    /// <summary>Writes an item without blocking a thread until it is durable.</summary>
    /// <inheritdoc cref="Put(Item)"/>
    /// <param name="item">The item, with all key attributes; at most 400 KB.</param>
    /// <param name="cancellationToken">Gives up waiting; the item may be written all the same.</param>
    public ValueTask<Item?> PutAsync(Item item, CancellationToken cancellationToken = default) =>
        _engine.PutAsync(_reader.Table, item, cancellationToken);

    /// <summary>Writes an item if a condition holds of what is stored under its key.</summary>
    /// <param name="item">The item, with all key attributes; at most 400 KB.</param>
    /// <param name="condition">A condition expression, such as <c>attribute_not_exists(UserId)</c>.</param>
    /// <param name="values">What names with <c>:</c> in it stand for.</param>
    /// <param name="names">What names with <c>#</c> in it stand for.</param>
    /// <returns>The item that it replaces; <see langword="null"/> if there was none.</returns>
    /// <exception cref="ConditionalCheckFailedException">The condition does not hold; the error carries the stored item.</exception>
    /// <exception cref="ValidationException">The item or the condition breaks a rule.</exception>
    /// <exception cref="ResourceNotFoundException">The table has been deleted.</exception>
    /// <exception cref="TransactionConflictException">A transaction is at work on the same item; nothing was written.</exception>
    /// <exception cref="ProvisionedThroughputExceededException">The table enforces its throughput, and there is none left.</exception>
    /// <exception cref="DatabaseReadOnlyException">The folder's log takes no more writes, since one has failed; this one may be kept or not.</exception>
    public Item? Put(
        Item item, string condition, Dictionary<string, AttributeValue>? values = null, Dictionary<string, string>? names = null) =>
        _engine.PutItem(PutRequest(item, condition, values, names)).Attributes;

    /// <summary>Writes an item if a condition holds, without blocking a thread until it is durable.</summary>
    /// <inheritdoc cref="Put(Item, string, Dictionary{string, AttributeValue}?, Dictionary{string, string}?)"/>
    /// <param name="item">The item, with all key attributes; at most 400 KB.</param>
    /// <param name="condition">A condition expression, such as <c>attribute_not_exists(UserId)</c>.</param>
    /// <param name="values">What names with <c>:</c> in it stand for.</param>
    /// <param name="names">What names with <c>#</c> in it stand for.</param>
    /// <param name="cancellationToken">Gives up waiting; the item may be written all the same.</param>
    public async ValueTask<Item?> PutAsync(
        Item item,
        string condition,
        Dictionary<string, AttributeValue>? values = null,
        Dictionary<string, string>? names = null,
        CancellationToken cancellationToken = default) =>
        (await _engine.PutItemAsync(PutRequest(item, condition, values, names), cancellationToken).ConfigureAwait(false)).Attributes;

    /// <summary>Changes an item, or makes it if there is none.</summary>
    /// <param name="key">The item's key.</param>
    /// <param name="update">An update expression, such as <c>SET #n = :n ADD Visits :one</c>.</param>
    /// <param name="values">What names with <c>:</c> in the expressions stand for.</param>
    /// <param name="names">What names with <c>#</c> in the expressions stand for.</param>
    /// <param name="condition">A condition that must hold of the item as it is stored; <see langword="null"/> for none.</param>
    /// <returns>The item as it is afterwards; <see langword="null"/> if it neither was nor is there.</returns>
    /// <exception cref="ConditionalCheckFailedException">The condition does not hold; the error carries the stored item.</exception>
    /// <exception cref="ValidationException">The key, the update or its result breaks a rule.</exception>
    /// <exception cref="ResourceNotFoundException">The table has been deleted.</exception>
    /// <exception cref="TransactionConflictException">A transaction is at work on the same item; nothing was written.</exception>
    /// <exception cref="ProvisionedThroughputExceededException">The table enforces its throughput, and there is none left.</exception>
    /// <exception cref="DatabaseReadOnlyException">The folder's log takes no more writes, since one has failed; this one may be kept or not.</exception>
    public Item? Update(
        Key key,
        string update,
        Dictionary<string, AttributeValue>? values = null,
        Dictionary<string, string>? names = null,
        string? condition = null) =>
        _engine.UpdateItem(UpdateRequest(key, update, values, names, condition)).Attributes;

    /// <summary>Changes an item without blocking a thread until that is durable.</summary>
    /// <inheritdoc cref="Update"/>
    /// <param name="key">The item's key.</param>
    /// <param name="update">An update expression, such as <c>SET #n = :n ADD Visits :one</c>.</param>
    /// <param name="values">What names with <c>:</c> in the expressions stand for.</param>
    /// <param name="names">What names with <c>#</c> in the expressions stand for.</param>
    /// <param name="condition">A condition that must hold of the item as it is stored; <see langword="null"/> for none.</param>
    /// <param name="cancellationToken">Gives up waiting; the change may be made all the same.</param>
    public async ValueTask<Item?> UpdateAsync(
        Key key,
        string update,
        Dictionary<string, AttributeValue>? values = null,
        Dictionary<string, string>? names = null,
        string? condition = null,
        CancellationToken cancellationToken = default) =>
        (await _engine.UpdateItemAsync(UpdateRequest(key, update, values, names, condition), cancellationToken)
            .ConfigureAwait(false)).Attributes;

    /// <summary>Deletes an item.</summary>
    /// <param name="key">The item's key.</param>
    /// <param name="condition">A condition that must hold of the stored item; <see langword="null"/> for none.</param>
    /// <param name="values">What names with <c>:</c> in it stand for.</param>
    /// <param name="names">What names with <c>#</c> in it stand for.</param>
    /// <returns>The item that was deleted; <see langword="null"/> if there was none.</returns>
    /// <exception cref="ConditionalCheckFailedException">The condition does not hold; the error carries the stored item.</exception>
    /// <exception cref="ValidationException">The key or the condition breaks a rule.</exception>
    /// <exception cref="ResourceNotFoundException">The table has been deleted.</exception>
    /// <exception cref="TransactionConflictException">A transaction is at work on the same item; nothing was written.</exception>
    /// <exception cref="ProvisionedThroughputExceededException">The table enforces its throughput, and there is none left.</exception>
    /// <exception cref="DatabaseReadOnlyException">The folder's log takes no more writes, since one has failed; this one may be kept or not.</exception>
    public Item? Delete(
        Key key,
        string? condition = null,
        Dictionary<string, AttributeValue>? values = null,
        Dictionary<string, string>? names = null) =>
        _engine.DeleteItem(DeleteRequest(key, condition, values, names)).Attributes;

    /// <summary>Deletes an item without blocking a thread until that is durable.</summary>
    /// <inheritdoc cref="Delete"/>
    /// <param name="key">The item's key.</param>
    /// <param name="condition">A condition that must hold of the stored item; <see langword="null"/> for none.</param>
    /// <param name="values">What names with <c>:</c> in it stand for.</param>
    /// <param name="names">What names with <c>#</c> in it stand for.</param>
    /// <param name="cancellationToken">Gives up waiting; the item may be deleted all the same.</param>
    public async ValueTask<Item?> DeleteAsync(
        Key key,
        string? condition = null,
        Dictionary<string, AttributeValue>? values = null,
        Dictionary<string, string>? names = null,
        CancellationToken cancellationToken = default) =>
        (await _engine.DeleteItemAsync(DeleteRequest(key, condition, values, names), cancellationToken).ConfigureAwait(false)).Attributes;

    private PutItemRequest PutRequest(
        Item item, string condition, Dictionary<string, AttributeValue>? values, Dictionary<string, string>? names) => new()
        {
            TableName = Name,
            Item = item,
            ConditionExpression = condition,
            ExpressionAttributeValues = values,
            ExpressionAttributeNames = names,
            ReturnValues = ReturnValue.ALL_OLD,
            ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
        };

    private UpdateItemRequest UpdateRequest(
        Key key, string update, Dictionary<string, AttributeValue>? values, Dictionary<string, string>? names, string? condition) => new()
        {
            TableName = Name,
            Key = _reader.Table.Schema.ToItem(key),
            UpdateExpression = update,
            ConditionExpression = condition,
            ExpressionAttributeValues = values,
            ExpressionAttributeNames = names,
            ReturnValues = ReturnValue.ALL_NEW,
            ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
        };

    private DeleteItemRequest DeleteRequest(
        Key key, string? condition, Dictionary<string, AttributeValue>? values, Dictionary<string, string>? names) => new()
        {
            TableName = Name,
            Key = _reader.Table.Schema.ToItem(key),
            ConditionExpression = condition,
            ExpressionAttributeValues = values,
            ExpressionAttributeNames = names,
            ReturnValues = ReturnValue.ALL_OLD,
            ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
        };
}

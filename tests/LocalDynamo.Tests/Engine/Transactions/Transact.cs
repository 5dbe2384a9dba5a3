using LocalDynamo.Operations;

namespace LocalDynamo.Tests.Engine.Transactions;

/// <summary>Short forms of transactions, on the table Users with the key <c>id</c> unless it is said.</summary>
internal static class Transact
{
    public const string Users = "Users";

    public static Item Item(string id, params (string Name, AttributeValue Value)[] attributes) =>
        attributes.Aggregate(new Item { ["id"] = id }, (item, attribute) => item.With(attribute.Name, attribute.Value));

    public static TransactWriteItem Put(Item item, string? condition = null, string table = Users) =>
        new() { Put = new Put { TableName = table, Item = item, ConditionExpression = condition } };

    public static TransactWriteItem Put(string id) => Put(Item(id));

    public static TransactWriteItem Delete(string id, string? condition = null, string table = Users) =>
        new() { Delete = new Delete { TableName = table, Key = Item(id), ConditionExpression = condition } };

    public static TransactWriteItem Update(string id, string update, Dictionary<string, AttributeValue>? values = null, string? condition = null) =>
        new()
        {
            Update = new Update
            {
                TableName = Users,
                Key = Item(id),
                UpdateExpression = update,
                ConditionExpression = condition,
                ExpressionAttributeValues = values,
            },
        };

    public static TransactWriteItem Check(string id, string condition = "attribute_exists(id)", bool returnsItem = false) =>
        new()
        {
            ConditionCheck = new ConditionCheck
            {
                TableName = Users,
                Key = Item(id),
                ConditionExpression = condition,
                ReturnValuesOnConditionCheckFailure = returnsItem ? ReturnValuesOnConditionCheckFailure.ALL_OLD : ReturnValuesOnConditionCheckFailure.NONE,
            },
        };

    public static TransactGetItem Get(string id, string? projection = null, string table = Users) =>
        new() { Get = new Get { TableName = table, Key = Item(id), ProjectionExpression = projection } };

    public static TransactWriteItemsResponse Write(this DynamoDatabase database, params TransactWriteItem[] items) =>
        database.TransactWriteItems(new TransactWriteItemsRequest { TransactItems = [.. items] });

    public static TransactWriteItemsResponse Write(this DynamoDatabase database, string token, params TransactWriteItem[] items) =>
        database.TransactWriteItems(new TransactWriteItemsRequest
        {
            TransactItems = [.. items],
            ClientRequestToken = token,
            ReturnConsumedCapacity = ReturnConsumedCapacity.TOTAL,
        });

    public static List<Item?> Read(this DynamoDatabase database, params TransactGetItem[] items) =>
        database.TransactGetItems(new TransactGetItemsRequest { TransactItems = [.. items] }).Responses!.ConvertAll(response => response.Item);

    /// <summary>The text of the error that a request is refused with.</summary>
    public static string ErrorOf(this DynamoDatabase database, params TransactWriteItem[] items) =>
        database.ErrorOf(new TransactWriteItemsRequest { TransactItems = [.. items] });

    public static string ErrorOf(this DynamoDatabase database, TransactWriteItemsRequest request) =>
        database.Invoking(engine => engine.TransactWriteItems(request)).Should().Throw<ValidationException>().Which.Message;

    /// <summary>Code and text of each reason why a transaction was not carried out.</summary>
    public static List<(string? Code, string? Message)> ReasonsOf(this DynamoDatabase database, params TransactWriteItem[] items) =>
        [.. database.Invoking(engine => engine.Write(items)).Should().Throw<TransactionCanceledException>()
            .Which.CancellationReasons.Select(reason => (reason.Code, reason.Message))];
}

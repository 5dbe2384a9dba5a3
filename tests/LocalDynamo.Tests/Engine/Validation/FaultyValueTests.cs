using LocalDynamo.Operations;
using LocalDynamo.Values;

namespace LocalDynamo.Tests.Engine.Validation;

/// <summary>When the service tells of a value that is none: behind constraints and the rules of parameters, before the table.</summary>
public sealed class FaultyValueTests : IDisposable
{
    private const string Text = "this is why";

    private static readonly ValueFault Fault = new(Text);
    private static readonly AttributeValue Value = AttributeValue.Faulty(Fault);
    private static readonly Item Item = Item.Faulty(Fault);
    private static readonly Item Key = new() { ["pk"] = "a" };

    private readonly DynamoDatabase _database = DynamoDatabase.InMemory();

    public FaultyValueTests() => _database.CreateTable("Tab", "pk");

    public void Dispose() => _database.Dispose();

    // Each is given the name of a table, and holds a faulty value that is the first thing wrong with it but for that name.
    public static TheoryData<string, Func<DynamoDatabase, string, object>> Requests => new()
    {
        { "Put", (db, table) => db.PutItem(new() { TableName = table, Item = Item }) },
        { "Put, expected value", (db, table) => db.PutItem(new() { TableName = table, Item = Key, Expected = new() { ["a"] = new() { Value = Value } } }) },
        {
            "Put, expected list",
            (db, table) => db.PutItem(new()
            {
                TableName = table,
                Item = Key,
                Expected = new() { ["a"] = new() { ComparisonOperator = "EQ", AttributeValueList = [1, Value] } },
            })
        },
        { "Delete", (db, table) => db.DeleteItem(new() { TableName = table, Key = Item }) },
        { "Update", (db, table) => db.UpdateItem(new() { TableName = table, Key = Item, UpdateExpression = "SET a a" }) },
        {
            "Update, AttributeUpdates",
            (db, table) => db.UpdateItem(new() { TableName = table, Key = Key, AttributeUpdates = new() { ["a"] = new() { Action = "ADD", Value = Value } } })
        },
        { "Get", (db, table) => db.GetItem(new() { TableName = table, Key = Item }) },
        {
            "Query, KeyConditions",
            (db, table) => db.Query(new()
            {
                TableName = table,
                KeyConditions = new() { ["pk"] = new() { ComparisonOperator = "EQ", AttributeValueList = [Value] } },
            })
        },
        {
            "Query, start key",
            (db, table) => db.Query(new()
            {
                TableName = table,
                KeyConditionExpression = "pk = :a",
                ExpressionAttributeValues = new() { [":a"] = "a" },
                ExclusiveStartKey = Item,
            })
        },
        { "Scan, start key", (db, table) => db.Scan(new() { TableName = table, ExclusiveStartKey = Item }) },
        {
            "Scan, ScanFilter",
            (db, table) => db.Scan(new() { TableName = table, ScanFilter = new() { ["a"] = new() { ComparisonOperator = "LT", AttributeValueList = [Value] } } })
        },
        { "batch get", (db, table) => db.BatchGetItem(new() { RequestItems = new() { [table] = new() { Keys = [Key, Item] } } }) },
        { "batch put", (db, table) => db.BatchWriteItem(new() { RequestItems = new() { [table] = [new() { PutRequest = new() { Item = Item } }] } }) },
        { "batch delete", (db, table) => db.BatchWriteItem(new() { RequestItems = new() { [table] = [new() { DeleteRequest = new() { Key = Item } }] } }) },
        { "transact put", (db, table) => db.TransactWriteItems(new() { TransactItems = [new() { Put = new() { TableName = table, Item = Item } }] }) },
        { "transact delete", (db, table) => db.TransactWriteItems(new() { TransactItems = [new() { Delete = new() { TableName = table, Key = Item } }] }) },
        {
            "transact update",
            (db, table) => db.TransactWriteItems(new() { TransactItems = [new() { Update = new() { TableName = table, Key = Item, UpdateExpression = "REMOVE a" } }] })
        },
        { "transact get", (db, table) => db.TransactGetItems(new() { TransactItems = [new() { Get = new() { TableName = table, Key = Item } }] }) },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public void FaultyValue_IsTold_BeforeATableThatDoesNotExist(string request, Func<DynamoDatabase, string, object> send) =>
        send.Invoking(call => call(_database, "Missing")).Should().Throw<ValidationException>(request).WithMessage(Text);

    [Theory]
    [MemberData(nameof(Requests))]
    public void FaultyValue_OnATable_LeavesItAsItWas(string request, Func<DynamoDatabase, string, object> send)
    {
        send.Invoking(call => call(_database, "Tab")).Should().Throw<ValidationException>(request).WithMessage(Text);
        _database.Scan(new() { TableName = "Tab" }).Count.Should().Be(0);
    }

    [Fact]
    public void FaultyItem_IsTold_BehindConstraintsAndParameters()
    {
        Error(new PutItemRequest { TableName = "Tab", Item = Item, ReturnValues = "X" }).Should().StartWith("1 validation error detected: ");
        Error(new PutItemRequest { TableName = "Tab", Item = Item, ReturnValues = "ALL_NEW" }).Should().Be("Return values set to invalid value");
        Error(new PutItemRequest { TableName = "Tab", Item = Item, ExpressionAttributeNames = [] })
            .Should().Be("ExpressionAttributeNames can only be specified when using expressions");
    }

    [Fact]
    public void FaultyKeyOfAGet_IsTold_BehindItsProjection() =>
        FluentActions.Invoking(() => _database.GetItem(new() { TableName = "Tab", Key = Item, ProjectionExpression = "a a" }))
            .Should().Throw<ValidationException>().WithMessage("Invalid ProjectionExpression: Syntax error*");

    [Fact]
    public void FaultyValueOfAnExpression_IsTold_WithItsName()
    {
        var request = new ScanRequest
        {
            TableName = "Missing",
            FilterExpression = "a = = :v",
            ExpressionAttributeValues = new() { [":ok"] = 1, [":v"] = Value },
        };

        request.Invoking(scan => _database.Scan(scan)).Should().Throw<ValidationException>()
            .WithMessage($"ExpressionAttributeValues contains invalid value: {Text} for key :v");
    }

    [Fact]
    public void FaultyExpectedValue_IsTold_BehindItsMisuse() =>
        Error(new PutItemRequest { TableName = "Tab", Item = Key, Expected = new() { ["a"] = new() { Value = Value, Exists = false } } })
            .Should().EndWith("Value cannot be used when Exists is false for Attribute: a");

    [Fact]
    public void FaultyKeyOfABatch_BesideABadTableName_LeavesTheFaultUntold() =>
        FluentActions.Invoking(() => _database.BatchGetItem(new() { RequestItems = new() { ["a!"] = new() { Keys = [Item] } } }))
            .Should().Throw<ValidationException>().WithMessage("1 validation error detected: Value '{\"a!\":{\"Keys\":[{}]}}' at 'requestItems'*");

    private string Error(PutItemRequest request) =>
        request.Invoking(put => _database.PutItem(put)).Should().Throw<ValidationException>().Which.Message;
}

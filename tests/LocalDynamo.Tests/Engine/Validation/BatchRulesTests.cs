using LocalDynamo.Engine.Validation;
using LocalDynamo.Operations;

namespace LocalDynamo.Tests.Engine.Validation;

public sealed class BatchRulesTests
{
    private const string BadName =
        "Map keys must satisfy constraint: [Member must have length less than or equal to 255, Member must have length greater than or " +
        "equal to 3, Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+]";

    private const string NotExactlyOne =
        "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes";

    private const string BadCapacity =
        "Value 'x' at 'returnConsumedCapacity' failed to satisfy constraint: Member must satisfy enum value set: [INDEXES, TOTAL, NONE]";

    private static readonly Item A = new() { ["pk"] = "a" };

    public static TheoryData<string, BatchGetItemRequest, string> BadGets => new()
    {
        { "nothing", new(), One("Value null at 'requestItems' failed to satisfy constraint: Member must not be null") },
        { "no table", Get([]), One("Value at 'RequestItems' failed to satisfy constraint: Member must have length greater than or equal to 1") },
        { "no keys", Get(("Tab", new())), One("Value null at 'requestItems.Tab.member.keys' failed to satisfy constraint: Member must not be null") },
        { "null", Get(("Tab", null!)), One("Value null at 'requestItems.Tab.member.keys' failed to satisfy constraint: Member must not be null") },
        {
            "empty keys", Get(("Tab", new() { Keys = [] })),
            One("Value at 'RequestItems.Tab.member.Keys' failed to satisfy constraint: Member must have length greater than or equal to 1")
        },
        {
            "null key", Get(("Tab", new() { Keys = [A, null!] })),
            One("Value null at 'requestItems.Tab.member.keys.2.member' failed to satisfy constraint: Member must not be null")
        },
        {
            "101 keys of a table", Get(("Tab", Keys(101))),
            One("Value at 'RequestItems.Tab.member.Keys' failed to satisfy constraint: Member must have length less than or equal to 100")
        },
        { "101 keys of two tables", Get(("Tab", Keys(50)), ("Tba", Keys(51))), "Too many items requested for the BatchGetItem call" },
        {
            "bad name and bad enumeration",
            new() { RequestItems = new() { ["bad!name"] = new() { Keys = [A] } }, ReturnConsumedCapacity = "x" },
            "2 validation errors detected: Value '{\"bad!name\":{\"Keys\":[{\"pk\":{\"S\":\"a\"}}]}}' at 'requestItems' failed to satisfy " +
            $"constraint: {BadName}; {BadCapacity}"
        },
        {
            "short name", Get(("a", new() { Keys = [A] })),
            One($"Value '{{\"a\":{{\"Keys\":[{{\"pk\":{{\"S\":\"a\"}}}}]}}}}' at 'requestItems' failed to satisfy constraint: {BadName}")
        },
        {
            "empty AttributesToGet", Get(("Tab", new() { Keys = [A], AttributesToGet = [] })),
            One("Value '[]' at 'requestItems.Tab.member.attributesToGet' failed to satisfy constraint: Member must have length greater than or equal to 1")
        },
        {
            "AttributesToGet twice", Get(("Tab", new() { Keys = [A], AttributesToGet = ["a", "a"] })),
            "One or more parameter values were invalid: Duplicate value in attribute name: a"
        },
        {
            "both projections", Get(("Tab", new() { Keys = [A], AttributesToGet = ["a"], ProjectionExpression = "a" })),
            "Can not use both expression and non-expression parameters in the same request: Non-expression parameters: {AttributesToGet} " +
            "Expression parameters: {ProjectionExpression}"
        },
        {
            "both projections, of two tables",
            Get(("Tab", new() { Keys = [A], ProjectionExpression = "a" }), ("Tba", new() { Keys = [A], AttributesToGet = ["a"] })),
            "Can not use both expression and non-expression parameters in the same request: Non-expression parameters: {AttributesToGet} " +
            "Expression parameters: {ProjectionExpression}"
        },
        {
            "names alone", Get(("Tab", new() { Keys = [A], ExpressionAttributeNames = new() { ["#a"] = "a" } })),
            "ExpressionAttributeNames can only be specified when using expressions"
        },
        {
            "empty names", Get(("Tab", new() { Keys = [A], ProjectionExpression = "a", ExpressionAttributeNames = [] })),
            "ExpressionAttributeNames must not be empty"
        },
        { "empty attribute name", Get(("Tab", new() { Keys = [new Item { [""] = 1 }] })), "Empty attribute name" },
    };

    public static TheoryData<string, BatchWriteItemRequest, string> BadWrites => new()
    {
        { "nothing", new(), One("Value null at 'requestItems' failed to satisfy constraint: Member must not be null") },
        { "no table", Write([]), One("Value at 'RequestItems' failed to satisfy constraint: Member must have length greater than or equal to 1") },
        {
            "no writes", Write(("Tab", [])),
            One("Value at 'RequestItems.Tab.member' failed to satisfy constraint: Member must have length greater than or equal to 1")
        },
        {
            "null", Write(("Tab", null!)),
            One("Value at 'RequestItems.Tab.member' failed to satisfy constraint: Member must have length greater than or equal to 1")
        },
        {
            "null write", Write(("Tab", [null!])),
            One("Value null at 'requestItems.Tab.member.1.member' failed to satisfy constraint: Member must not be null")
        },
        {
            "26 writes of a table", Write(("Tab", Deletes(26))),
            One("Value at 'RequestItems.Tab.member' failed to satisfy constraint: Member must have length less than or equal to 25")
        },
        { "26 writes of two tables", Write(("Tab", Deletes(13)), ("Tba", Deletes(13))), "Too many items requested for the BatchWriteItem call" },
        {
            "put and delete of nothing, bad enumerations",
            new()
            {
                RequestItems = new() { ["aa;"] = [new() { PutRequest = new(), DeleteRequest = new() }] },
                ReturnConsumedCapacity = "x",
                ReturnItemCollectionMetrics = "x",
            },
            $"4 validation errors detected: {BadCapacity}; Value 'x' at 'returnItemCollectionMetrics' failed to satisfy constraint: Member must " +
            "satisfy enum value set: [SIZE, NONE]; Value null at 'requestItems.aa;.member.1.member.deleteRequest.key' failed to satisfy " +
            "constraint: Member must not be null; Value null at 'requestItems.aa;.member.1.member.putRequest.item' failed to satisfy constraint: " +
            "Member must not be null"
        },
        { "neither put nor delete", Write(("Tab", [new()])), NotExactlyOne },
        { "put and delete", Write(("Tab", [new() { PutRequest = new() { Item = A }, DeleteRequest = new() { Key = A } }])), NotExactlyOne },
        {
            "short name", Write(("a", Deletes(1))),
            "Invalid table/index name.  Table/index names must be between 3 and 255 characters long, and may contain only the characters " +
            "a-z, A-Z, 0-9, '_', '-', and '.'"
        },
        {
            "item of 409,601 bytes", Write(("Tab", [new() { PutRequest = new() { Item = new Item { ["pk"] = new string('x', 409_599) } } }])),
            "Item size has exceeded the maximum allowed size"
        },
        { "empty attribute name", Write(("Tab", [new() { DeleteRequest = new() { Key = new Item { [""] = 1 } } }])), "Empty attribute name" },
    };

    [Theory]
    [MemberData(nameof(BadGets))]
    public void BatchGetItem_ThatBreaksARule_IsRefusedInTheServicesWords(string what, BatchGetItemRequest request, string error)
    {
        var verify = () => RequestRules.Verify(request);
        verify.Should().Throw<ValidationException>(what).WithMessage(error);
    }

    [Theory]
    [MemberData(nameof(BadWrites))]
    public void BatchWriteItem_ThatBreaksARule_IsRefusedInTheServicesWords(string what, BatchWriteItemRequest request, string error)
    {
        var verify = () => RequestRules.Verify(request);
        verify.Should().Throw<ValidationException>(what).WithMessage(error);
    }

    [Fact]
    public void Batches_AtTheirLimitsAndByArn_AreFine()
    {
        const string Arn = "arn:aws:dynamodb:us-east-1:000000000000:table/Tab";
        RequestRules.Verify(Get((Arn, Keys(60)), ("Tba", Keys(40))));
        RequestRules.Verify(Write((Arn, Deletes(12)), ("Tba", Deletes(13))));
    }

    private static string One(string failure) => $"1 validation error detected: {failure}";

    private static KeysAndAttributes Keys(int count) =>
        new() { Keys = [.. Enumerable.Range(0, count).Select(i => new Item { ["pk"] = i })] };

    private static List<WriteRequest> Deletes(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new WriteRequest { DeleteRequest = new() { Key = new Item { ["pk"] = i } } })];

    private static BatchGetItemRequest Get(params ReadOnlySpan<(string Table, KeysAndAttributes Keys)> tables) =>
        new() { RequestItems = tables.ToArray().ToDictionary(table => table.Table, table => table.Keys) };

    private static BatchWriteItemRequest Write(params ReadOnlySpan<(string Table, List<WriteRequest> Writes)> tables) =>
        new() { RequestItems = tables.ToArray().ToDictionary(table => table.Table, table => table.Writes) };
}

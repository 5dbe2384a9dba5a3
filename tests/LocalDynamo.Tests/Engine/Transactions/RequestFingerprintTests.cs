using LocalDynamo.Engine.Transactions;
using LocalDynamo.Operations;
using static LocalDynamo.Tests.Engine.Transactions.Transact;

namespace LocalDynamo.Tests.Engine.Transactions;

public sealed class RequestFingerprintTests
{
    private static readonly TransactWriteItem Some = new()
    {
        Update = new Update
        {
            TableName = Users,
            Key = Item("a"),
            UpdateExpression = "SET #a = :a, #b = :b",
            ConditionExpression = "attribute_exists(id)",
            ExpressionAttributeNames = new() { ["#a"] = "a", ["#b"] = "b" },
            ExpressionAttributeValues = new() { [":a"] = 1, [":b"] = new Item { ["x"] = AttributeValue.List(1, "y"), ["z"] = AttributeValue.StringSet("p", "q") } },
        },
    };

    [Fact]
    public void Of_RequestsThatDifferInNothingThatCounts_IsTheSame()
    {
        var same = new TransactWriteItem
        {
            Update = Some.Update! with
            {
                TableName = "arn:aws:dynamodb:us-east-1:000000000000:table/Users",
                ExpressionAttributeNames = new() { ["#b"] = "b", ["#a"] = "a" },
                ExpressionAttributeValues = new()
                {
                    [":b"] = new Item { ["z"] = AttributeValue.StringSet("q", "p"), ["x"] = AttributeValue.List(1, "y") },
                    [":a"] = DynamoNumber.Parse("1.0"),
                },
            },
        };
        var request = new TransactWriteItemsRequest
        {
            TransactItems = [same],
            ClientRequestToken = "t",
            ReturnConsumedCapacity = "TOTAL",
            ReturnItemCollectionMetrics = "SIZE",
        };

        RequestFingerprint.Of(request).Should().Be(Of(Some));
    }

    [Fact]
    public void Of_RequestsThatDiffer_Differs()
    {
        var update = Some.Update!;
        var all = new[]
        {
            Of(Some), Of(Some, Put("b")), Of(Put("b"), Some), Of(Put("a")), Of(Delete("a")), Of(Check("a")),
            Of(Put(Item("a", ("n", 1)))), Of(Put(Item("a", ("n", "1")))), Of(Put(Item("a", ("n", AttributeValue.List(1))))),
            Of(Put(Item("a", ("n", AttributeValue.List(1, 2))))), Of(Put(Item("a", ("n", AttributeValue.List(2, 1))))),
            Of(Put(Item("a"), "attribute_exists(id)")), Of(Put(Item("a"), table: "Films")),
            Of(new TransactWriteItem { Update = update with { UpdateExpression = "SET #b = :b, #a = :a" } }),
            Of(new TransactWriteItem { Update = update with { ConditionExpression = null } }),
            Of(new TransactWriteItem { Update = update with { ReturnValuesOnConditionCheckFailure = "ALL_OLD" } }),
            Of(new TransactWriteItem { Update = update with { ExpressionAttributeNames = new() { ["#a"] = "a", ["#b"] = "c" } } }),
            Of(new TransactWriteItem { Update = update with { ExpressionAttributeValues = new() { [":a"] = 1, [":b"] = 2 } } }),
        };

        all.Should().OnlyHaveUniqueItems();
    }

    /// <summary>It is kept on disk for ten minutes: a new version must know the requests of the old one.</summary>
    [Fact]
    public void Of_ARequest_StaysWhatItIs() => Of(Some).ToString("x32").Should().Be("114e69254cb8668c68bfe9c2aa8607a8");

    private static UInt128 Of(params TransactWriteItem[] items) =>
        RequestFingerprint.Of(new TransactWriteItemsRequest { TransactItems = [.. items] });
}

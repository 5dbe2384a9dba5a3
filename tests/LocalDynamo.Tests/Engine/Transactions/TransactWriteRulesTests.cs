using LocalDynamo.Operations;
using static LocalDynamo.Tests.Engine.Transactions.Transact;

namespace LocalDynamo.Tests.Engine.Transactions;

/// <summary>What a TransactWriteItems may say, and in which order its errors are told.</summary>
public sealed class TransactWriteRulesTests : IDisposable
{
    private readonly DynamoDatabase _database = DynamoDatabase.InMemory();

    public TransactWriteRulesTests() => _database.CreateTable(Users, "id");

    public void Dispose()
    {
        _database.Table(Users).Scan().Should().BeEmpty("nothing of a refused request is done");
        _database.Dispose();
    }

    [Fact]
    public void Request_WithoutActions_IsRefused()
    {
        _database.ErrorOf(new TransactWriteItemsRequest()).Should().Be(
            "1 validation error detected: Value null at 'transactItems' failed to satisfy constraint: Member must not be null");
        _database.ErrorOf().Should().Be("1 validation error detected: Value '[]' at 'transactItems' failed to satisfy constraint: " +
            "Member must have length greater than or equal to 1");
    }

    [Fact]
    public void Request_WithMoreThanAHundredActions_IsRefused() =>
        _database.ErrorOf([.. Enumerable.Range(0, 101).Select(i => Put($"u{i}"))]).Should().StartWith("1 validation error detected: ")
            .And.EndWith("at 'transactItems' failed to satisfy constraint: Member must have length less than or equal to 100");

    [Fact]
    public void Request_WithoutRequiredMembers_TellsTheirPaths() =>
        _database.ErrorOf(new() { Put = new() }, new() { Update = new() }, new() { Delete = new() }, new() { ConditionCheck = new() })
            .Should().StartWith("10 validation errors detected: ")
            .And.Contain("Value null at 'transactItems.1.member.put.tableName' failed to satisfy constraint: Member must not be null")
            .And.Contain("Value null at 'transactItems.1.member.put.item' failed")
            .And.Contain("Value null at 'transactItems.2.member.update.updateExpression' failed")
            .And.Contain("Value null at 'transactItems.3.member.delete.key' failed")
            .And.Contain("Value null at 'transactItems.4.member.conditionCheck.conditionExpression' failed");

    [Fact]
    public void Request_WithUnknownTextsAndBadToken_TellsAllOfThem()
    {
        var request = new TransactWriteItemsRequest
        {
            TransactItems = [new() { Put = new() { TableName = Users, Item = Item("a"), ReturnValuesOnConditionCheckFailure = "X" } }],
            ReturnConsumedCapacity = "Y",
            ReturnItemCollectionMetrics = "Z",
            ClientRequestToken = new string('t', 37),
        };
        _database.ErrorOf(request).Should().Be(
            "4 validation errors detected: Value 'Y' at 'returnConsumedCapacity' failed to satisfy constraint: Member must satisfy enum " +
            "value set: [INDEXES, TOTAL, NONE]; Value 'Z' at 'returnItemCollectionMetrics' failed to satisfy constraint: Member must " +
            $"satisfy enum value set: [SIZE, NONE]; Value '{request.ClientRequestToken}' at 'clientRequestToken' failed to satisfy " +
            "constraint: Member must have length less than or equal to 36; Value 'X' at " +
            "'transactItems.1.member.put.returnValuesOnConditionCheckFailure' failed to satisfy constraint: Member must satisfy enum " +
            "value set: [ALL_OLD, NONE]");
        request = new TransactWriteItemsRequest { TransactItems = [Put("a")], ClientRequestToken = "" };
        _database.ErrorOf(request).Should().Contain("at 'clientRequestToken'").And.EndWith("length greater than or equal to 1");
    }

    [Fact]
    public void Action_OfNoKindOrTwo_IsRefused()
    {
        _database.ErrorOf(Put("a"), new TransactWriteItem())
            .Should().Be("Invalid Request: TransactWriteRequest should contain Delete or Put or Update request");
        _database.ErrorOf(Put("a") with { Delete = Delete("b").Delete })
            .Should().Be("TransactItems can only contain one of Check, Put, Update or Delete");
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("a!b")]
    public void Action_WithBadTableName_IsRefused(string name) =>
        _database.ErrorOf(Put(Item("a"), table: name)).Should().StartWith("Invalid table/index name.  Table/index names must be");

    [Fact]
    public void StaticProblems_AreToldInTheOrderOfTheActions()
    {
        var unused = Put(Item("a"), "attribute_exists(id)");
        unused = unused with { Put = unused.Put! with { ExpressionAttributeNames = new() { ["#a"] = "b" } } };
        var syntax = Delete("b", "a = = b");

        _database.ErrorOf(unused, syntax).Should().Be("Value provided in ExpressionAttributeNames unused in expressions: keys: {#a}");
        _database.ErrorOf(syntax, unused).Should().Be("Invalid ConditionExpression: Syntax error; token: \"=\", near: \"= = b\"");
        _database.ErrorOf(Put(Item("b"), unused.Put.ConditionExpression), unused).Should().Be(
            "Value provided in ExpressionAttributeNames unused in expressions: keys: {#a}", "a text that was bound before is no different");
        _database.ErrorOf(Put("x"), Put("x"), syntax, Put(Item("y"), table: "Nowhere")).Should().StartWith("Invalid ConditionExpression");
    }

    [Fact]
    public void NamesAndValues_WithoutExpressions_AreRefused()
    {
        _database.ErrorOf(new TransactWriteItem { Put = Put("a").Put! with { ExpressionAttributeNames = new() { ["#a"] = "b" } } })
            .Should().Be("ExpressionAttributeNames can only be specified when using expressions");
        _database.ErrorOf(new TransactWriteItem { Delete = Delete("a").Delete! with { ExpressionAttributeValues = new() { [":a"] = "b" } } })
            .Should().Be("ExpressionAttributeValues can only be specified when using expressions: ConditionExpression is null");
    }

    [Fact]
    public void ConditionCheck_WithEmptyCondition_IsRefused() =>
        _database.ErrorOf(Check("a", "")).Should().Be("Invalid ConditionExpression: The expression can not be empty;");

    [Fact]
    public void Put_OfAnOversizedItem_IsRefusedAsAWhole() =>
        _database.ErrorOf(Put("a"), Put(Item("b", ("text", new string('x', 409_600)))))
            .Should().Be("Item size has exceeded the maximum allowed size");

    [Fact]
    public void Request_OfMoreThanFourMegabytes_IsRefused()
    {
        var text = new string('x', 400_000);
        var items = Enumerable.Range(0, 11).Select(i => Put(Item($"a{i}", ("x", text)))).ToArray();

        _database.ErrorOf(items).Should().Be("Transaction payload size cannot exceed 4MB. Payload Size: 4400056");
        _database.ErrorOf([.. Enumerable.Range(0, 11).Select(i => Update($"a{i}", "SET x = :x", new() { [":x"] = text }))])
            .Should().Be("Transaction payload size cannot exceed 4MB. Payload Size: 4400155");
    }

    [Fact]
    public void Table_ThatIsMissing_IsToldBeforeAnyCondition() =>
        _database.Invoking(database => database.Write(Check("nobody"), Put("a"), Put(Item("a"), table: "Nowhere")))
            .Should().Throw<ResourceNotFoundException>().WithMessage("Requested resource not found");

    [Fact]
    public void SameItem_Twice_IsRefused()
    {
        const string Twice = "Transaction request cannot include multiple operations on one item";
        _database.ErrorOf(Put("a"), Put("b"), Delete("a")).Should().Be(Twice);
        _database.ErrorOf(Check("nobody"), Update("nobody", "SET a = id")).Should().Be(Twice);
        _database.ErrorOf(Put("a"), Delete("a"), Put(new Item { ["id"] = 1 })).Should().Be(Twice);
        _database.ErrorOf(Put("a"), Put(Item("a"), table: "arn:aws:dynamodb:us-east-1:000000000000:table/Users")).Should().Be(Twice);
    }

    [Fact]
    public void EmptyKey_IsRefusedAsAWhole()
    {
        const string Empty = "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty " +
            "string value. Key: id";
        _database.ErrorOf(Put("a"), Put("")).Should().Be(Empty);
        _database.ErrorOf(Put("a"), Delete("")).Should().Be(Empty);
    }

    [Fact]
    public void KeyThatDoesNotMatch_IsAReasonAndTheFirstAlone()
    {
        const string NoMatch = "The provided key element does not match the schema";
        var wrong = new Item { ["id"] = 1 };
        _database.ReasonsOf(Check("nobody"), Put(wrong), Put(new Item { ["x"] = 1 })).Should().Equal(
            ("None", null),
            ("ValidationError", "One or more parameter values were invalid: Type mismatch for key id expected: S actual: N"),
            ("None", null));
        _database.ReasonsOf(Put(new Item { ["x"] = 1 }))
            .Should().Equal(("ValidationError", "One or more parameter values were invalid: Missing the key id in the item"));
        _database.ReasonsOf(new TransactWriteItem { Delete = new() { TableName = Users, Key = wrong } }).Should().Equal(("ValidationError", NoMatch));
        _database.ReasonsOf(new TransactWriteItem { Delete = new() { TableName = Users, Key = Item("a", ("b", 1)) } })
            .Should().Equal(("ValidationError", NoMatch));
    }

    [Fact]
    public void UpdateOfTheKey_IsAReason() =>
        _database.ReasonsOf(Put("a"), Update("b", "SET id = :x", new() { [":x"] = "c" })).Should().Equal(
            ("None", null),
            ("ValidationError", "One or more parameter values were invalid: Cannot update attribute id. This attribute is part of the key"));
}

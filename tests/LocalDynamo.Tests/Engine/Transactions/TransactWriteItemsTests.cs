using LocalDynamo.Operations;
using static LocalDynamo.Tests.Engine.Transactions.Transact;

namespace LocalDynamo.Tests.Engine.Transactions;

public sealed class TransactWriteItemsTests : IDisposable
{
    private const string Cancelled = "Transaction cancelled, please refer cancellation reasons for specific reasons ";

    private readonly FolderFixture _folder = new();

    public TransactWriteItemsTests()
    {
        var users = _folder.Database.CreateTable(Users, "id");
        users.Put(Item("ada", ("n", 1)));
        users.Put(Item("bob", ("n", 2)));
        users.Put(Item("cyd", ("n", 3)));
        _folder.Database.CreateTable("Films", "id", ("year", ScalarAttributeType.N));
    }

    private DynamoDatabase Database => _folder.Database;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_AllKindsOfActions_IsOneCommit()
    {
        var before = CommitNumber();

        Database.Write(
            Put(Item("dan", ("n", 4)), "attribute_not_exists(id)"),
            Update("ada", "SET n = n + :one", new() { [":one"] = 1 }, "n = :one"),
            Delete("bob"),
            Check("cyd"),
            Put(Item("Rush", ("year", 2013)), table: "Films"));

        CommitNumber().Should().Be(before + 1);
        var users = new[] { Item("ada", ("n", 2)), Item("cyd", ("n", 3)), Item("dan", ("n", 4)) };
        _folder.Table(Users).Scan().OrderBy(user => user.GetString("id")).Should().Equal(users);
        _folder.CutPower();
        _folder.Table(Users).Scan().OrderBy(user => user.GetString("id")).Should().Equal(users);
        _folder.Table("Films").Scan().Should().Equal(Item("Rush", ("year", 2013)));
        CommitNumber().Should().Be(before + 1);
    }

    [Fact]
    public void Write_WithFailedConditions_TellsAllInOrderAndChangesNothing()
    {
        var before = CommitNumber();

        var error = Database.Invoking(database => database.Write(
            Put("new"), Check("nobody"), Delete("bob"), Put(Item("ada"), "attribute_not_exists(id)")))
            .Should().Throw<TransactionCanceledException>().Which;

        error.Message.Should().Be(Cancelled + "[None, ConditionalCheckFailed, None, ConditionalCheckFailed]");
        error.ErrorCode.Should().Be("TransactionCanceledException");
        error.CancellationReasons.Select(reason => reason.Message)
            .Should().Equal(null, "The conditional request failed", null, "The conditional request failed");
        CommitNumber().Should().Be(before);
        _folder.Table(Users).Scan().Should().HaveCount(3);
        Database.Write(Put("new"));
        _folder.Table(Users).Get("new").Should().NotBeNull("the stripes were unlocked");
    }

    [Fact]
    public void Write_AskedForTheItemsThatFailed_TellsThemEach()
    {
        var check = Check("ada", "n > :n", returnsItem: true).ConditionCheck! with { ExpressionAttributeValues = new() { [":n"] = 5 } };
        var error = Database.Invoking(database => database.Write(
            new TransactWriteItem { ConditionCheck = check },
            Check("bob", "attribute_not_exists(id)"),
            Check("nobody", returnsItem: true),
            Check("cyd", returnsItem: true)))
            .Should().Throw<TransactionCanceledException>().Which;

        error.Message.Should().Be(Cancelled + "[ConditionalCheckFailed, ConditionalCheckFailed, ConditionalCheckFailed, None]");
        error.CancellationReasons.Select(reason => reason.Item).Should().Equal(Item("ada", ("n", 1)), null, null, null);
    }

    [Theory]
    [InlineData("SET a.b = :x", "The document path provided in the update expression is invalid for update")]
    [InlineData("SET a = nothing", "The provided expression refers to an attribute that does not exist in the item")]
    [InlineData("SET a = n + id", "An operand in the update expression has an incorrect data type")]
    public void Write_WithAnUpdateThatCannotBeDone_TellsItAlone(string update, string message)
    {
        var values = update.Contains(":x") ? new Dictionary<string, AttributeValue> { [":x"] = "text" } : null;

        Database.ReasonsOf(Check("nobody"), Update("ada", update, values), Update("bob", update, values))
            .Should().Equal(("None", null), ("ValidationError", message), ("None", null));
        Database.ReasonsOf(Update("ada", update, values), Check("nobody")).Should().Equal(("ValidationError", message), ("None", null));
    }

    [Fact]
    public void Write_WithAnUpdateThatMakesTheItemTooLarge_IsAReason()
    {
        _folder.Table(Users).Put(Item("ada", ("text", new string('x', 400_000))));

        Database.ReasonsOf(Update("ada", "SET more = :x", new() { [":x"] = new string('x', 10_000) }))
            .Should().Equal(("ValidationError", "Item size to update has exceeded the maximum allowed size"));
    }

    [Fact]
    public void Write_ThatOnlyChecks_TakesNoCommitNumber()
    {
        var before = CommitNumber();
        Database.Write(Check("ada"), Check("bob"));
        Database.Write(Delete("nobody"), Check("ada"));
        CommitNumber().Should().Be(before);
    }

    [Fact]
    public void Write_OfAHundredActions_IsDoneAndDeletingMoreThanFourMegabytesToo()
    {
        var text = new string('x', 390_000);
        Database.Write([.. Enumerable.Range(0, 10).Select(i => Put(Item($"big{i}", ("text", text))))]);
        Database.Write([.. Enumerable.Range(10, 10).Select(i => Put(Item($"big{i}", ("text", text))))]);

        Database.Write([.. Enumerable.Range(0, 20).Select(i => Delete($"big{i}")), .. Enumerable.Range(0, 80).Select(i => Put($"u{i}"))]);

        _folder.Table(Users).Scan().Should().HaveCount(83);
    }

    [Fact]
    public void Write_ConsumesTwiceByTable()
    {
        var request = new TransactWriteItemsRequest
        {
            TransactItems =
            [
                Put(Item("ada", ("text", new string('x', 1_500)))), Check("bob"), Delete("nobody"),
                Put(Item("Rush", ("year", 2013)), table: "Films"),
            ],
            ReturnConsumedCapacity = ReturnConsumedCapacity.INDEXES,
        };

        var consumed = Database.TransactWriteItems(request).ConsumedCapacity;

        consumed.Should().BeEquivalentTo(
            [
                new ConsumedCapacity
                {
                    TableName = Users, CapacityUnits = 8, WriteCapacityUnits = 8, Table = new() { CapacityUnits = 8, WriteCapacityUnits = 8 },
                },
                new ConsumedCapacity
                {
                    TableName = "Films", CapacityUnits = 2, WriteCapacityUnits = 2, Table = new() { CapacityUnits = 2, WriteCapacityUnits = 2 },
                },
            ],
            options => options.WithStrictOrdering());
        request.ReturnConsumedCapacity = ReturnConsumedCapacity.TOTAL;
        Database.TransactWriteItems(request).ConsumedCapacity!.Should().OnlyContain(units => units.Table == null && units.WriteCapacityUnits > 0);
        request.ReturnConsumedCapacity = ReturnConsumedCapacity.NONE;
        Database.TransactWriteItems(request).ConsumedCapacity.Should().BeNull();
    }

    [Fact]
    public async Task Write_Asynchronously_DoesTheSame()
    {
        await Database.TransactWriteItemsAsync(new TransactWriteItemsRequest { TransactItems = [Put("dan"), Delete("ada")] });

        var read = await Database.TransactGetItemsAsync(new TransactGetItemsRequest { TransactItems = [Get("dan"), Get("ada")] });
        read.Responses!.Select(response => response.Item).Should().Equal(Item("dan"), null);
    }

    private long CommitNumber()
    {
        using var snapshot = Database.Snapshot();
        return snapshot.CommitNumber;
    }
}

using LocalDynamo.Operations;
using static LocalDynamo.Tests.Engine.Transactions.Transact;

namespace LocalDynamo.Tests.Engine.Transactions;

public sealed class TransactGetItemsTests : IDisposable
{
    private readonly DynamoDatabase _database = DynamoDatabase.InMemory();

    public TransactGetItemsTests()
    {
        _database.CreateTable(Users, "id").Put(Item("ada", ("n", 1), ("m", 2)));
        _database.Table(Users).Put(Item("bob"));
        _database.CreateTable("Films", "id").Put(Item("Rush"));
    }

    public void Dispose() => _database.Dispose();

    [Fact]
    public void Get_AnswersInTheOrderOfTheRequest() =>
        _database.Read(Get("bob"), Get("nobody"), Get("Rush", table: "Films"), Get("ada"))
            .Should().Equal(Item("bob"), null, Item("Rush"), Item("ada", ("n", 1), ("m", 2)));

    [Fact]
    public void Get_WithProjection_LeavesOutAnItemThatHasNothingOfIt() =>
        _database.Read(Get("ada", "n"), Get("bob", "n")).Should().Equal(new Item { ["n"] = 1 }, null);

    [Fact]
    public void Get_ConsumesTwiceByTable()
    {
        _database.Table(Users).Put(Item("large", ("text", new string('x', 5_000))));
        var request = new TransactGetItemsRequest
        {
            TransactItems = [Get("ada"), Get("nobody"), Get("Rush", table: "Films"), Get("large")],
            ReturnConsumedCapacity = ReturnConsumedCapacity.INDEXES,
        };

        var consumed = _database.TransactGetItems(request).ConsumedCapacity!;

        consumed.Select(units => (units.TableName, units.CapacityUnits, units.ReadCapacityUnits, units.WriteCapacityUnits, units.Table))
            .Should().Equal(
                (Users, 8, 8, null, new LocalDynamo.Operations.Capacity { CapacityUnits = 8, ReadCapacityUnits = 8 }),
                ("Films", 2, 2, null, new LocalDynamo.Operations.Capacity { CapacityUnits = 2, ReadCapacityUnits = 2 }));
    }

    [Fact]
    public void Request_ThatBreaksARule_IsRefused()
    {
        ErrorOf(new TransactGetItemsRequest()).Should().Be(
            "1 validation error detected: Value null at 'transactItems' failed to satisfy constraint: Member must not be null");
        ErrorOf().Should().Be("1 validation error detected: Value '[]' at 'transactItems' failed to satisfy constraint: " +
            "Member must have length greater than or equal to 1");
        ErrorOf([.. Enumerable.Range(0, 101).Select(i => Get($"{i}"))]).Should().EndWith("Member must have length less than or equal to 100");
        ErrorOf(new TransactGetItem()).Should().Be("1 validation error detected: Value null at 'transactItems.1.member.get' failed to " +
            "satisfy constraint: Member must not be null");
        ErrorOf(new TransactGetItem { Get = new() }).Should().StartWith("2 validation errors detected: Value null at " +
            "'transactItems.1.member.get.tableName' failed");
        ErrorOf(Get("ada", "n n")).Should().Be("Invalid ProjectionExpression: Syntax error; token: \"n\", near: \"n n\"");
        ErrorOf(Get("ada"), Get("ada")).Should().Be("Transaction request cannot include multiple operations on one item");
        ErrorOf(Get("")).Should().EndWith("cannot contain an empty string value. Key: id");
        ErrorOf(Get("ada", "id.x")).Should().Be(
            "Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: Key: id");
        _database.Invoking(database => database.Read(Get("ada"), Get("x", table: "Nowhere"))).Should().Throw<ResourceNotFoundException>();
    }

    [Fact]
    public void Get_WithAKeyThatDoesNotMatch_IsCancelled()
    {
        var wrong = new TransactGetItem { Get = new() { TableName = Users, Key = new Item { ["id"] = 1 } } };

        var error = _database.Invoking(database => database.Read(Get("ada"), wrong)).Should().Throw<TransactionCanceledException>().Which;

        error.Message.Should().EndWith("[None, ValidationError]");
        error.CancellationReasons[1].Message.Should().Be("The provided key element does not match the schema");
    }

    [Fact]
    public void Get_OfMoreThanFourMegabytes_IsRefused()
    {
        for (var i = 0; i < 11; i++)
            _database.Table(Users).Put(Item($"big{i}", ("text", new string('x', 400_000))));

        ErrorOf([.. Enumerable.Range(0, 11).Select(i => Get($"big{i}"))]).Should().StartWith("Payload in response is too large.");
        _database.Read([.. Enumerable.Range(0, 10).Select(i => Get($"big{i}"))]).Should().HaveCount(10).And.NotContainNulls();
    }

    private string ErrorOf(params TransactGetItem[] items) => ErrorOf(new TransactGetItemsRequest { TransactItems = [.. items] });

    private string ErrorOf(TransactGetItemsRequest request) =>
        _database.Invoking(database => database.TransactGetItems(request)).Should().Throw<ValidationException>().Which.Message;
}

using LocalDynamo.Operations;
using Microsoft.Extensions.Time.Testing;
using static LocalDynamo.Tests.Engine.Transactions.Transact;

namespace LocalDynamo.Tests.Engine.Transactions;

/// <summary>Transactions on a table that enforces its throughput: of one unit a second each way, hence 300 at the beginning.</summary>
public sealed class TransactionThroughputTests : IDisposable
{
    private const string Exceeded = "The level of configured provisioned throughput for the table was exceeded. Consider increasing your " +
        "provisioning level with the UpdateTable API.";

    private readonly FakeTimeProvider _clock = new();
    private readonly DynamoDatabase _database;

    public TransactionThroughputTests()
    {
        _database = DynamoDatabase.InMemory(new DynamoDatabaseOptions { TimeProvider = _clock });
        _database.CreateTable(new CreateTableRequest
        {
            TableName = Users,
            KeySchema = [new("id", KeyType.HASH)],
            AttributeDefinitions = [new("id", ScalarAttributeType.S)],
            ProvisionedThroughput = new() { ReadCapacityUnits = 1, WriteCapacityUnits = 1 },
        });
        _database.CreateTable("Films", "id");
        _database.Table(Users).EnforceProvisionedThroughput = true;
    }

    public void Dispose() => _database.Dispose();

    [Fact]
    public void Write_TakesTwoUnitsForEachAction_AndIsCancelledWhenNoneAreLeft()
    {
        for (var i = 0; i < 75; i++)
            _database.Write(Put($"u{i}"), Check($"v{i}", "attribute_not_exists(id)"));

        _database.ReasonsOf(Put("a"), Put(Item("a"), table: "Films"), Check("b")).Should().Equal(
            ("ProvisionedThroughputExceeded", Exceeded), ("None", null), ("ProvisionedThroughputExceeded", Exceeded));

        _clock.Advance(TimeSpan.FromSeconds(1));
        _database.Write(Put("a"));
        _database.Table("Films").Scan().Should().BeEmpty();
    }

    [Fact]
    public void Write_WhoseConditionFails_PaysAllTheSame()
    {
        for (var i = 0; i < 150; i++)
            _database.ReasonsOf(Check("nobody")).Should().ContainSingle();
        _database.ReasonsOf(Check("nobody")).Should().Equal(("ProvisionedThroughputExceeded", Exceeded));
    }

    [Fact]
    public void Get_TakesTwoUnitsForEachItem_AndIsCancelledWhenNoneAreLeft()
    {
        for (var i = 0; i < 150; i++)
            _database.Read(Get("a"));

        var error = _database.Invoking(database => database.Read(Get("a", table: "Films"), Get("a")))
            .Should().Throw<TransactionCanceledException>().Which;
        error.CancellationReasons.Select(reason => reason.Code).Should().Equal("None", "ProvisionedThroughputExceeded");
    }

    [Fact]
    public void InteractiveTransaction_ThatIsRefused_MayBeCommittedLater()
    {
        for (var i = 0; i < 150; i++)
        {
            using var paying = _database.BeginTransaction();
            paying.Table(Users).Put(Item($"u{i}"));
            paying.Commit();
        }

        using var transaction = _database.BeginTransaction();
        transaction.Table(Users).Put(Item("late"));
        transaction.Invoking(open => open.Commit()).Should().Throw<ProvisionedThroughputExceededException>();
        _clock.Advance(TimeSpan.FromSeconds(1));
        transaction.Commit();
        _database.Table(Users).Scan().Should().HaveCount(151);
    }
}

using LocalDynamo.Operations;

namespace LocalDynamo.Tests.Engine.Capacity;

/// <content>Batches and transactions.</content>
public sealed partial class ThrottlingTests
{
    [Fact]
    public void BatchWriteItem_ThrottledHalfway_HandsBackTheRest()
    {
        var wide = _database.CreateTable("Free", "id");
        Fill(290);
        var writes = Enumerable.Range(1000, 12).Select(i => new WriteRequest { PutRequest = new() { Item = Small(i) } }).ToList();
        var answer = _database.BatchWriteItem(new()
        {
            RequestItems = new() { ["Narrow"] = writes, ["Free"] = writes },
            ReturnConsumedCapacity = ReturnConsumedCapacity.TOTAL,
        });
        answer.UnprocessedItems.Should().ContainKey("Narrow").WhoseValue.Should().Equal(writes[10..]);
        answer.UnprocessedItems.Should().HaveCount(1);
        answer.ConsumedCapacity!.Select(told => told.CapacityUnits).Should().Equal(10, 12);
        wide.Describe().ItemCount.Should().Be(12);

        _clock.Advance(TimeSpan.FromSeconds(2));
        _database.BatchWriteItem(new() { RequestItems = answer.UnprocessedItems }).UnprocessedItems.Should().BeEmpty();
        _table.Get("1011").Should().NotBeNull();
    }

    [Fact]
    public void Batches_OfWhichAllIsRefused_FailLikeOneOperation()
    {
        Fill(300);
        while (true)
        {
            try
            {
                _table.Get("0");
            }
            catch (ProvisionedThroughputExceededException)
            {
                break;
            }
        }

        var write = new WriteRequest { DeleteRequest = new() { Key = new Item { ["id"] = "0" } } };
        _database.Invoking(db => db.BatchWriteItem(new() { RequestItems = new() { ["Narrow"] = [write] } }))
            .Should().Throw<ProvisionedThroughputExceededException>().WithMessage(TableExceeded);
        _database.Invoking(db => db.BatchGetItem(new() { RequestItems = new() { ["Narrow"] = new() { Keys = [Small(0)] } } }))
            .Should().Throw<ProvisionedThroughputExceededException>().WithMessage(TableExceeded);
    }

    [Fact]
    public void BatchGetItem_ThrottledHalfway_HandsBackTheRest()
    {
        for (var i = 0; i < 298; i++)
            _table.Get("nobody");
        var asked = new KeysAndAttributes { Keys = [.. Enumerable.Range(0, 5).Select(Small)], ConsistentRead = true, ProjectionExpression = "id" };
        var rest = _database.BatchGetItem(new() { RequestItems = new() { ["Narrow"] = asked } }).UnprocessedKeys!["Narrow"];
        rest.Keys.Should().Equal(asked.Keys[2..]);
        (rest.ConsistentRead, rest.ProjectionExpression).Should().Be((true, "id"));
    }

    [Fact]
    public void TransactWriteItems_BeyondTheBurst_IsCancelledWithTheReasonAndWritesNothing()
    {
        var wide = _database.CreateTable("Free", "id");
        Fill(300);
        var reasons = _database.Invoking(db => db.TransactWriteItems(new()
        {
            TransactItems =
            [
                new() { Put = new() { TableName = "Free", Item = Small(1) } },
                new() { Put = new() { TableName = "Narrow", Item = Small(1000) } },
            ],
        })).Should().Throw<TransactionCanceledException>().Which.CancellationReasons;
        reasons.Select(reason => (reason.Code, reason.Message)).Should().Equal(("None", null), ("ProvisionedThroughputExceeded", TableExceeded));
        wide.Describe().ItemCount.Should().Be(0);
    }

    [Fact]
    public void TransactWriteItems_PaysDouble()
    {
        for (var i = 0; i < 150; i++)
            _database.TransactWriteItems(new() { TransactItems = [new() { Put = new() { TableName = "Narrow", Item = Small(i) } }] });
        _table.Invoking(table => table.Put(Small(1))).Should().Throw<ProvisionedThroughputExceededException>();
    }

    [Fact]
    public void TransactGetItems_PaysDoubleAndIsCancelledBeyondTheBurst()
    {
        TransactGetItemsRequest get = new() { TransactItems = [new() { Get = new() { TableName = "Narrow", Key = Small(1) } }] };
        for (var i = 0; i < 150; i++)
            _database.TransactGetItems(get);
        _database.Invoking(db => db.TransactGetItems(get)).Should().Throw<TransactionCanceledException>()
            .Which.CancellationReasons.Should().ContainSingle().Which.Code.Should().Be("ProvisionedThroughputExceeded");
    }
}

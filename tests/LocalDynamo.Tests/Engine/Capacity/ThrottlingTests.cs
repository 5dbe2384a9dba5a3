using CsCheck;
using LocalDynamo.Operations;
using Microsoft.Extensions.Time.Testing;

namespace LocalDynamo.Tests.Engine.Capacity;

public sealed partial class ThrottlingTests : IDisposable
{
    private const string TableExceeded =
        "The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with the " +
        "UpdateTable API.";

    private readonly FakeTimeProvider _clock = new();
    private readonly DynamoDatabase _database;
    private readonly Table _table;

    public ThrottlingTests()
    {
        _database = DynamoDatabase.InMemory(new() { TimeProvider = _clock, EnforceProvisionedThroughput = true });
        _table = Create(_database, "Narrow", 1, 1);
    }

    public void Dispose() => _database.Dispose();

    [Fact]
    public void Writes_BeyondTheBurst_AreRefusedAndDoNothing()
    {
        Fill(300);
        var refusal = _table.Invoking(table => table.Put(Small(300))).Should().Throw<ProvisionedThroughputExceededException>().Which;
        refusal.Message.Should().Be(TableExceeded);
        refusal.ErrorCode.Should().Be("ProvisionedThroughputExceededException");
        refusal.ThrottlingReasons.Should().Equal(
            new ThrottlingReason("TableWriteProvisionedThroughputExceeded", "arn:aws:dynamodb:us-east-1:000000000000:table/Narrow"));
        _table.Get("300").Should().BeNull();

        _clock.Advance(TimeSpan.FromSeconds(2));
        _table.Put(Small(300));
        _table.Put(Small(301));
        _table.Invoking(table => table.Put(Small(302))).Should().Throw<ProvisionedThroughputExceededException>();
    }

    [Fact]
    public void EveryKindOfWrite_IsRefused()
    {
        Fill(300);
        var one = new Dictionary<string, AttributeValue> { [":one"] = 1 };
        Action<Table>[] writes =
        [
            table => table.Put(Small(1)),
            table => table.Put(Small(1), "attribute_exists(id)"),
            table => table.Update("1", "ADD n :one", one),
            table => table.Delete("1"),
            table => table.PutMany([Small(1)]),
            table => table.DeleteMany(["1"]),
        ];
        foreach (var write in writes)
            _table.Invoking(write).Should().Throw<ProvisionedThroughputExceededException>();
        _table.Describe().ItemCount.Should().Be(300);
    }

    [Fact]
    public void Reads_BeyondTheBurst_AreRefused()
    {
        for (var i = 0; i < 300; i++)
            _table.Get("nobody");
        _table.Invoking(table => table.Get("nobody")).Should().Throw<ProvisionedThroughputExceededException>().Which
            .ThrottlingReasons[0].Reason.Should().Be("TableReadProvisionedThroughputExceeded");
        _database.Invoking(db => db.GetItem(new() { TableName = "Narrow", Key = new Item { ["id"] = "a" } }))
            .Should().Throw<ProvisionedThroughputExceededException>();
        _table.Put(Small(1));
    }

    [Fact]
    public void EventuallyConsistentReads_CostHalf()
    {
        for (var i = 0; i < 600; i++)
            GetItem();
        this.Invoking(test => test.GetItem()).Should().Throw<ProvisionedThroughputExceededException>();
        _clock.Advance(TimeSpan.FromSeconds(0.5));
        GetItem();
        this.Invoking(test => test.GetItem()).Should().Throw<ProvisionedThroughputExceededException>();
    }

    [Fact]
    public void ALargeWrite_IsPaidForAfterwards()
    {
        _clock.Advance(TimeSpan.FromHours(1));
        Fill(299);
        _table.Put(new Item { ["id"] = "large", ["x"] = new string('x', 100_000) });
        _clock.Advance(TimeSpan.FromSeconds(97));
        _table.Invoking(table => table.Put(Small(1))).Should().Throw<ProvisionedThroughputExceededException>();
        _clock.Advance(TimeSpan.FromSeconds(1));
        _table.Put(Small(1));
    }

    [Fact]
    public void AFailedCondition_CostsWhatIsStored()
    {
        _table.Put(new Item { ["id"] = "large", ["x"] = new string('x', 150_000) });
        _table.Invoking(table => table.Delete("large", "attribute_not_exists(id)")).Should().Throw<ConditionalCheckFailedException>();
        _table.Invoking(table => table.Delete("large", "attribute_not_exists(id)")).Should().Throw<ConditionalCheckFailedException>();
        _table.Invoking(table => table.Delete("large")).Should().Throw<ProvisionedThroughputExceededException>();
    }

    [Fact]
    public void AnInvalidWrite_CostsNothing()
    {
        for (var i = 0; i < 400; i++)
            _table.Invoking(table => table.Put(new Item())).Should().Throw<ValidationException>();
        Fill(300);
    }

    [Fact]
    public void UpdateTable_ChangesTheRateAtOnce()
    {
        Fill(300);
        _database.UpdateTable(new() { TableName = "Narrow", ProvisionedThroughput = new() { ReadCapacityUnits = 1, WriteCapacityUnits = 10 } });
        _clock.Advance(TimeSpan.FromSeconds(1));
        Fill(10);
        _table.Invoking(table => table.Put(Small(1))).Should().Throw<ProvisionedThroughputExceededException>();

        _database.UpdateTable(new() { TableName = "Narrow", BillingMode = BillingMode.PAY_PER_REQUEST });
        Fill(1000);
    }

    [Fact]
    public void OnDemandTable_WithAMaximum_IsThrottledInOtherWords()
    {
        _database.CreateTable(new CreateTableRequest
        {
            TableName = "OnDemand",
            KeySchema = [new("id", KeyType.HASH)],
            AttributeDefinitions = [new("id", ScalarAttributeType.S)],
            BillingMode = BillingMode.PAY_PER_REQUEST,
            OnDemandThroughput = new() { MaxWriteRequestUnits = 2 },
        });
        var table = _database.Table("OnDemand");
        table.PutMany(Enumerable.Range(0, 600).Select(Small));
        var refusal = table.Invoking(table => table.Put(Small(1))).Should().Throw<ThrottlingException>().Which;
        refusal.Message.Should().Be("Throughput exceeds the maximum OnDemandThroughput configured on table or index");
        refusal.ThrottlingReasons[0].Reason.Should().Be("TableWriteMaxOnDemandThroughputExceeded");
        table.GetMany(Enumerable.Range(0, 2000).Select(i => (Key)$"{i}")).OfType<Item>().Should().HaveCount(600);
    }

    [Fact]
    public void OnDemandTable_WithoutAMaximum_HasNoBound()
    {
        var table = _database.CreateTable("Free", "id");
        table.PutMany(Enumerable.Range(0, 2000).Select(Small)).Should().Be(2000);
    }

    [Fact]
    public void DeletionsByTimeToLive_CostNothing()
    {
        _clock.SetUtcNow(DateTimeOffset.FromUnixTimeSeconds(2_000_000_000));
        var table = Create(_database, "Expiring", 1, 1);
        table.EnableTimeToLive("expires");
        table.PutMany(Enumerable.Range(0, 300).Select(i => new Item { ["id"] = $"{i}", ["expires"] = 1_999_999_999 }));
        _database.SweepExpired().Should().Be(300);
        table.Invoking(table => table.Put(Small(1))).Should().Throw<ProvisionedThroughputExceededException>();
        _clock.Advance(TimeSpan.FromSeconds(1));
        table.Put(Small(1));
    }

    [Fact]
    public void Get_OfATableThatEnforcesNothing_AllocatesNothing()
    {
        using var database = DynamoDatabase.InMemory();
        var table = Create(database, "Free", 1, 1);
        table.Put(Small(1));
        Key key = "1";
        for (var i = 0; i < 100; i++)
            table.Get(key);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            table.Get(key);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }

    [Fact]
    public async Task Threads_WritingAtOnce_GetTheBurstAndAnOverdraftEach()
    {
        const int Threads = 4;
        var written = await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Run(() =>
        {
            var count = 0;
            for (var i = 0; i < 200; i++)
            {
                try
                {
                    _table.Put(Small((1000 * thread) + i));
                    count++;
                }
                catch (ProvisionedThroughputExceededException)
                {
                }
            }

            return count;
        })));
        written.Sum().Should().BeInRange(300, 300 + Threads - 1);
        _table.Describe().ItemCount.Should().Be(written.Sum());
    }

    [Fact]
    public void Enforcement_IsOffUnlessAskedFor_AndSetForOneTable()
    {
        using var database = DynamoDatabase.InMemory(new() { TimeProvider = _clock });
        var (table, other) = (Create(database, "Narrow", 1, 1), Create(database, "Other", 1, 1));
        table.EnforceProvisionedThroughput.Should().BeFalse();
        table.PutMany(Enumerable.Range(0, 1000).Select(Small)).Should().Be(1000);

        table.EnforceProvisionedThroughput = true;
        database.Table("Narrow").EnforceProvisionedThroughput.Should().BeTrue();
        table.PutMany(Enumerable.Range(0, 300).Select(Small)).Should().Be(300);
        table.EnforceProvisionedThroughput = true;
        table.Invoking(table => table.Put(Small(1))).Should().Throw<ProvisionedThroughputExceededException>();
        other.PutMany(Enumerable.Range(0, 1000).Select(Small)).Should().Be(1000);

        table.EnforceProvisionedThroughput = false;
        table.PutMany(Enumerable.Range(0, 1000).Select(Small)).Should().Be(1000);
    }

    [Fact]
    public void Enforcement_AfterReopening_IsAsTheOptionsSay()
    {
        using var folder = new FolderFixture { Options = new() { TimeProvider = _clock, EnforceProvisionedThroughput = true } };
        Create(folder.Database, "Narrow", 1, 1).EnforceProvisionedThroughput.Should().BeTrue();
        folder.Reopen().Table("Narrow").EnforceProvisionedThroughput.Should().BeTrue();
        folder.Table("Narrow").EnforceProvisionedThroughput = false;
        folder.Options = new();
        folder.Reopen().Table("Narrow").EnforceProvisionedThroughput.Should().BeFalse();
    }

    [Fact]
    public void AnyWrites_OverAnyTime_StayWithinBurstAndRate() => Gen.Select(
        Gen.Long[1, 20], Gen.Select(Gen.Int[0, 30_000], Gen.Int[10, 400_000]).Array[1, 60])
        .Sample(
            (rate, writes) =>
            {
                var table = Create(_database, $"T{Guid.NewGuid():N}", 1, rate);
                var begin = _clock.GetUtcNow();
                var (admitted, last) = (0.0, 0.0);
                foreach (var (pause, size) in writes)
                {
                    _clock.Advance(TimeSpan.FromMilliseconds(pause));
                    try
                    {
                        last = _database.PutItem(new()
                        {
                            TableName = table.Name,
                            Item = new Item { ["id"] = "a", ["x"] = new string('x', size) },
                            ReturnConsumedCapacity = ReturnConsumedCapacity.TOTAL,
                        }).ConsumedCapacity!.CapacityUnits!.Value;
                        admitted += last;
                    }
                    catch (ProvisionedThroughputExceededException)
                    {
                    }
                }

                admitted.Should().BeLessThanOrEqualTo((rate * (300 + (_clock.GetUtcNow() - begin).TotalSeconds)) + last);
            },
            iter: 30,
            threads: 1);

    private static Table Create(DynamoDatabase database, string name, long readUnits, long writeUnits)
    {
        database.CreateTable(new CreateTableRequest
        {
            TableName = name,
            KeySchema = [new("id", KeyType.HASH)],
            AttributeDefinitions = [new("id", ScalarAttributeType.S)],
            ProvisionedThroughput = new() { ReadCapacityUnits = readUnits, WriteCapacityUnits = writeUnits },
        });
        return database.Table(name);
    }

    private static Item Small(int id) => new() { ["id"] = $"{id}" };

    private void Fill(int count) => _table.PutMany(Enumerable.Range(0, count).Select(Small));

    private void GetItem() => _database.GetItem(new() { TableName = "Narrow", Key = new Item { ["id"] = "a" } });
}

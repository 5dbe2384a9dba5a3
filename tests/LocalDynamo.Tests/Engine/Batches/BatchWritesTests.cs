using CsCheck;
using LocalDynamo.Engine.Transactions;
using LocalDynamo.Engine.Writes;
using LocalDynamo.Operations;

namespace LocalDynamo.Tests.Engine.Batches;

public sealed class BatchWritesTests : IDisposable
{
    private const string Duplicates = "Provided list of item keys contains duplicates";
    private const string OtherKey = "The provided key element does not match the schema";

    private readonly DynamoDatabase _database = DynamoDatabase.InMemory();
    private readonly Table _users;

    public BatchWritesTests()
    {
        _users = _database.CreateTable("Users", "id");
        _database.CreateTable("Films", ("year", ScalarAttributeType.N), "title");
        _users.Put(new Item { ["id"] = "ada", ["born"] = 1815 });
    }

    public void Dispose() => _database.Dispose();

    [Fact]
    public void BatchWriteItem_OnTwoTables_PutsAndDeletes()
    {
        var answer = Write(("Users", [Put(new() { ["id"] = "bob" }), Delete(new() { ["id"] = "ada" })]), ("Films", [Put(Film(2013, "Rush"))]));
        answer.UnprocessedItems.Should().BeEmpty();
        answer.ConsumedCapacity.Should().BeNull();
        answer.ItemCollectionMetrics.Should().BeNull();
        _users.Scan().Should().Equal(new Item { ["id"] = "bob" });
        _database.Table("Films").Get(2013, "Rush").Should().NotBeNull();
    }

    [Fact]
    public void BatchWriteItem_OnAnItemTwice_IsRefused()
    {
        var arn = _users.Describe().TableArn!;
        Item bob = new() { ["id"] = "bob", ["n"] = 1 };
        Error(("Users", [Put(bob), Delete(new() { ["id"] = "bob" })])).Should().Be(Duplicates);
        Error(("Users", [Delete(new() { ["id"] = "bob" }), Put(bob)])).Should().Be(Duplicates);
        Error(("Users", [Put(bob)]), (arn, [Delete(new() { ["id"] = "bob" })])).Should().Be(Duplicates);
        Error(("Films", [Put(Film(2013, "Rush")), Delete(new() { ["title"] = "Rush", ["year"] = 2013.0m })])).Should().Be(Duplicates);
        Write(("Films", [Put(Film(2013, "Rush")), Put(Film(2013, "Prisoners"))])).UnprocessedItems.Should().BeEmpty();
    }

    [Fact]
    public void BatchWriteItem_WithOneInvalidEntry_WritesNothing()
    {
        var good = Put(new Item { ["id"] = "bob" });
        Error(("Users", [good, Put(new())])).Should().Be(OtherKey);
        Error(("Users", [good, Put(new() { ["id"] = 1 })])).Should().Be(OtherKey);
        Error(("Users", [good]), ("Films", [Put(new() { ["year"] = 1 })])).Should().Be(OtherKey);
        Error(("Users", [good, Delete(new() { ["id"] = "a", ["b"] = "c" })])).Should().Be(OtherKey);
        Error(("Users", [good, Put(new() { ["id"] = "" })])).Should().Be(
            "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: id");
        Error(("Users", [good, Put(new() { ["id"] = new string('x', 2049) })])).Should().Be(
            "One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of2048 bytes");
        Error(("Users", [good, Put(new() { ["id"] = "c", ["x"] = new string('x', 409_600) })]))
            .Should().Be("Item size has exceeded the maximum allowed size");
        ErrorOf<ResourceNotFoundException>(("Users", [good]), ("Nobody", [good])).Should().Be("Requested resource not found");
        _users.Scan().Should().ContainSingle().Which.GetString("id").Should().Be("ada");
    }

    [Fact]
    public void BatchWriteItem_OnAMissingTable_IsNotFoundThoughItemsCollide() =>
        ErrorOf<ResourceNotFoundException>(("Nobody", [Put(new() { ["id"] = "a" }), Put(new() { ["id"] = "a" })])).Should().NotBeEmpty();

    [Fact]
    public void Capacity_OfABatch_IsThatOfItsWritesTableByTable()
    {
        var request = new BatchWriteItemRequest
        {
            RequestItems = new()
            {
                ["Users"] = [Put(new() { ["id"] = "big", ["x"] = new string('x', 2000) }), Delete(new() { ["id"] = "nobody" })],
                ["Films"] = [Put(Film(2013, "Rush"))],
            },
            ReturnConsumedCapacity = ReturnConsumedCapacity.INDEXES,
        };
        _database.BatchWriteItem(request).ConsumedCapacity.Should().Equal(
            new ConsumedCapacity { TableName = "Users", CapacityUnits = 3, Table = new() { CapacityUnits = 3 } },
            new ConsumedCapacity { TableName = "Films", CapacityUnits = 1, Table = new() { CapacityUnits = 1 } });
    }

    [Fact]
    public void BatchWriteItem_WithAnIndexKeyOfAnotherType_WritesNothing()
    {
        CreateIndexed();
        Error(("Indexed", [Put(new() { ["id"] = "a", ["n"] = 1 }), Put(new() { ["id"] = "a", ["n"] = 2, ["m"] = "x" })])).Should().Be(
            "One or more parameter values were invalid: Type mismatch for Index Key m Expected: N Actual: S IndexName: ByM");
        _database.Table("Indexed").Scan().Should().BeEmpty();
    }

    [Fact]
    public void Metrics_OfABatch_AreThoseOfTheCollectionsWrittenTo()
    {
        CreateIndexed();
        var answer = _database.BatchWriteItem(new()
        {
            RequestItems = new()
            {
                ["Indexed"] = [Put(new() { ["id"] = "a", ["n"] = 1 }), Put(new() { ["id"] = "b", ["n"] = 1, ["m"] = 1 })],
                ["Users"] = [Put(new() { ["id"] = "bob" })],
            },
            ReturnConsumedCapacity = ReturnConsumedCapacity.INDEXES,
            ReturnItemCollectionMetrics = ReturnItemCollectionMetrics.SIZE,
        });
        answer.ItemCollectionMetrics.Should().ContainSingle().Which.Value.Select(metrics => metrics.ItemCollectionKey)
            .Should().Equal(new Item { ["id"] = "a" }, new Item { ["id"] = "b" });
        answer.ConsumedCapacity![0].LocalSecondaryIndexes!["ByM"].CapacityUnits.Should().Be(1);
        answer.ConsumedCapacity[0].CapacityUnits.Should().Be(3);
    }

    [Fact]
    public async Task BatchWriteItem_ThatMeetsATransaction_HandsTheItemBack()
    {
        var table = _database.Engine.Catalog.Get("Users");
        var action = ItemWrites.NewPut(table, new Item { ["id"] = "ada" }, default);
        using var isHeld = new ManualResetEventSlim();
        using var isDone = new ManualResetEventSlim();
        var transaction = Task.Run(() =>
        {
            lock (action.Stripe.Lock)
            {
                action.Stripe.Owner = new TransactWriteSet([action], new RequestTokens(TimeProvider.System), token: null);
                isHeld.Set();
                isDone.Wait();
                action.Stripe.Owner = null;
            }
        });
        isHeld.Wait();
        try
        {
            var answer = Write(("Users", [Delete(new() { ["id"] = "ada" })]), ("Films", [Put(Film(2013, "Rush"))]));
            answer.UnprocessedItems!["Users"].Should().Equal(Delete(new() { ["id"] = "ada" }));
            answer.UnprocessedItems.Should().HaveCount(1);
        }
        finally
        {
            isDone.Set();
            await transaction;
        }
    }

    [Fact]
    public void BatchWriteItem_OfTheLargestItems_IsOneBatch()
    {
        // 25 items of 400 KB are 10 MB: no batch comes near the 16 MB that the service takes.
        var answer = Write(("Users", [.. Enumerable.Range(0, 25).Select(i => Put(new() { ["id"] = $"{i:00}", ["x"] = new string('x', 409_595) }))]));
        answer.UnprocessedItems.Should().BeEmpty();
        _users.Describe().ItemCount.Should().Be(26);
    }

    [Fact]
    public void BatchWriteItem_InAFolder_IsDurableWhenItReturns()
    {
        using var folder = new FolderFixture();
        folder.Database.CreateTable("Users", "id");
        folder.Database.BatchWriteItem(new BatchWriteItemRequest
        {
            RequestItems = new() { ["Users"] = [.. Enumerable.Range(0, 25).Select(i => Put(new() { ["id"] = $"{i}" }))] },
        });
        folder.CutPower().Table("Users").Describe().ItemCount.Should().Be(25);
    }

    [Fact]
    public async Task AsyncForms_DoTheSame()
    {
        await _database.BatchWriteItemAsync(new() { RequestItems = new() { ["Users"] = [Put(new() { ["id"] = "bob" })] } });
        var answer = await _database.BatchGetItemAsync(
            new() { RequestItems = new() { ["Users"] = new() { Keys = [new Item { ["id"] = "bob" }] } } });
        answer.Responses!["Users"].Should().ContainSingle();
    }

    [Fact]
    public void BatchWriteItem_OfAnyWrites_LeavesWhatTheSingleOnesLeave() =>
        Gen.Select(Gen.Int[0, 9], Gen.Bool).Array[1, 25].Array[1, 6].Sample(
            batches =>
            {
                var (together, alone) = (NewTable(), NewTable());
                foreach (var batch in batches)
                {
                    var writes = batch.DistinctBy(write => write.Item1)
                        .Select(write => write.Item2
                            ? Put(new() { ["id"] = $"{write.Item1}", ["n"] = batch.Length })
                            : Delete(new() { ["id"] = $"{write.Item1}" }))
                        .ToList();
                    Write((together.Name, writes));
                    foreach (var write in writes)
                    {
                        if (write.PutRequest is { } put)
                            alone.Put(put.Item!);
                        else
                            alone.Delete(write.DeleteRequest!.Key!.GetString("id"));
                    }
                }

                together.Scan().Should().BeEquivalentTo(alone.Scan(), options => options.ComparingByValue<Item>());
            },
            iter: 50,
            threads: 1);

    private void CreateIndexed() => _database.CreateTable(new CreateTableRequest
    {
        TableName = "Indexed",
        KeySchema = [new("id", KeyType.HASH), new("n", KeyType.RANGE)],
        AttributeDefinitions = [new("id", ScalarAttributeType.S), new("n", ScalarAttributeType.N), new("m", ScalarAttributeType.N)],
        BillingMode = BillingMode.PAY_PER_REQUEST,
        LocalSecondaryIndexes =
        [
            new()
            {
                IndexName = "ByM",
                KeySchema = [new("id", KeyType.HASH), new("m", KeyType.RANGE)],
                Projection = new() { ProjectionType = ProjectionType.KEYS_ONLY },
            },
        ],
    });

    private Table NewTable() => _database.CreateTable($"T{Guid.NewGuid():N}", "id");

    private static Item Film(int year, string title) => new() { ["year"] = year, ["title"] = title };

    private static WriteRequest Put(Item item) => new() { PutRequest = new() { Item = item } };

    private static WriteRequest Delete(Item key) => new() { DeleteRequest = new() { Key = key } };

    private BatchWriteItemResponse Write(params ReadOnlySpan<(string Table, List<WriteRequest> Writes)> tables) =>
        _database.BatchWriteItem(new() { RequestItems = tables.ToArray().ToDictionary(table => table.Table, table => table.Writes) });

    private string Error(params (string Table, List<WriteRequest> Writes)[] tables) => ErrorOf<ValidationException>(tables);

    private string ErrorOf<T>(params (string Table, List<WriteRequest> Writes)[] tables)
        where T : DynamoException => this.Invoking(test => test.Write(tables)).Should().ThrowExactly<T>().Which.Message;
}

using CsCheck;
using LocalDynamo.Operations;

namespace LocalDynamo.Tests.Engine.Batches;

public sealed class BatchReadsTests : IDisposable
{
    private const string Duplicates = "Provided list of item keys contains duplicates";
    private const string OtherKey = "The provided key element does not match the schema";

    private static readonly Item Ada = new() { ["id"] = "ada", ["born"] = 1815 };

    private readonly DynamoDatabase _database = DynamoDatabase.InMemory();
    private readonly Table _users;

    public BatchReadsTests()
    {
        _users = _database.CreateTable("Users", "id");
        _database.CreateTable("Films", ("year", ScalarAttributeType.N), "title");
        _users.Put(Ada);
        _database.Table("Films").Put(new Item { ["year"] = 2013, ["title"] = "Rush", ["rating"] = 8 });
    }

    public void Dispose() => _database.Dispose();

    [Fact]
    public void BatchGetItem_OfTwoTables_FindsWhatThereIs()
    {
        var answer = Get(("Users", [User("bob"), User("ada")]), ("Films", [Film(2013, "Prisoners")]));
        answer.Responses!["Users"].Should().Equal(Ada);
        answer.Responses["Films"].Should().BeEmpty();
        answer.UnprocessedKeys.Should().BeEmpty();
        answer.ConsumedCapacity.Should().BeNull();
    }

    [Fact]
    public void BatchGetItem_ByArn_AnswersByArn()
    {
        var arn = _users.Describe().TableArn!;
        Get((arn, [User("ada")])).Responses!.Should().ContainKey(arn).WhoseValue.Should().Equal(Ada);
    }

    [Fact]
    public void BatchGetItem_ByNameAndArn_ReadsBothPartsOfTheTable()
    {
        var arn = _users.Describe().TableArn!;
        var answer = _database.BatchGetItem(new BatchGetItemRequest
        {
            RequestItems = new() { [arn] = new() { Keys = [User("ada")] }, ["Users"] = new() { Keys = [User("bob")], ConsistentRead = true } },
            ReturnConsumedCapacity = ReturnConsumedCapacity.TOTAL,
        });
        answer.Responses.Should().HaveCount(2);
        answer.ConsumedCapacity.Should().Equal(new ConsumedCapacity { TableName = "Users", CapacityUnits = 1.5 });
    }

    [Fact]
    public void BatchGetItem_OfAnItemTwice_IsRefused()
    {
        var arn = _users.Describe().TableArn!;
        Error(("Users", [User("ada"), User("bob"), User("ada")])).Should().Be(Duplicates);
        Error(("Films", [Film(2013, "Rush"), new Item { ["title"] = "Rush", ["year"] = 2013m }])).Should().Be(Duplicates);
        Error(("Users", [User("ada")]), (arn, [User("ada")])).Should().Be(Duplicates);
    }

    [Fact]
    public void BatchGetItem_OfKeysThatDoNotFit_IsRefused()
    {
        Error(("Users", [new Item()])).Should().Be(OtherKey);
        Error(("Users", [new Item { ["id"] = 1 }])).Should().Be(OtherKey);
        Error(("Users", [new Item { ["id"] = "a", ["b"] = "c" }])).Should().Be(OtherKey);
        Error(("Films", [new Item { ["year"] = 1 }])).Should().Be(OtherKey);
    }

    [Fact]
    public void BatchGetItem_OfAMissingTable_IsNotFoundThoughAKeyBeforeDoesNotFit() =>
        ErrorOf<ResourceNotFoundException>(("Users", [new Item()]), ("Nobody", [User("a")])).Should().Be("Requested resource not found");

    [Fact]
    public void BatchGetItem_WithDuplicatesInAMissingTable_IsRefusedForThem() =>
        Error(("Nobody", [User("a"), User("a")])).Should().Be(Duplicates);

    [Fact]
    public void BatchGetItem_WithProjections_GivesThemBack()
    {
        Get(new KeysAndAttributes { Keys = [User("ada")], AttributesToGet = ["nothing"] }).Should().Equal(new Item());
        Get(new KeysAndAttributes
        {
            Keys = [User("ada")],
            ProjectionExpression = "#b",
            ExpressionAttributeNames = new() { ["#b"] = "born" },
        }).Should().Equal(new Item { ["born"] = 1815 });

        List<Item> Get(KeysAndAttributes asked) =>
            _database.BatchGetItem(new() { RequestItems = new() { ["Users"] = asked } }).Responses!["Users"];
    }

    [Fact]
    public void BatchGetItem_WithBothKindsOfProjection_IsRefusedThoughOfTwoTables() =>
        _database.Invoking(db => db.BatchGetItem(new BatchGetItemRequest
        {
            RequestItems = new()
            {
                ["Users"] = new() { Keys = [User("ada")], AttributesToGet = ["name"] },
                ["Films"] = new() { Keys = [Film(2013, "Rush")], ProjectionExpression = "rating" },
            },
        })).Should().Throw<ValidationException>().WithMessage(
            "Can not use both expression and non-expression parameters in the same request: " +
            "Non-expression parameters: {AttributesToGet} Expression parameters: {ProjectionExpression}");

    [Theory]
    [InlineData("", "Invalid ProjectionExpression: The expression can not be empty;")]
    [InlineData("id.a", "Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: Key: id")]
    public void BatchGetItem_WithABadProjection_IsRefused(string projection, string error)
    {
        var request = new BatchGetItemRequest
        {
            RequestItems = new() { ["Users"] = new() { Keys = [User("ada")], ProjectionExpression = projection } },
        };
        _database.Invoking(db => db.BatchGetItem(request)).Should().Throw<ValidationException>().WithMessage(error);
    }

    [Fact]
    public void Capacity_OfABatch_RoundsEachItemUpAlone()
    {
        _users.Put(new Item { ["id"] = "big", ["x"] = new string('x', 4091) });
        var request = new BatchGetItemRequest
        {
            RequestItems = new() { ["Users"] = new() { Keys = [User("ada"), User("bob"), User("big")] } },
            ReturnConsumedCapacity = ReturnConsumedCapacity.INDEXES,
        };
        var told = _database.BatchGetItem(request).ConsumedCapacity.Should().ContainSingle().Subject;
        told.Should().Be(new ConsumedCapacity { TableName = "Users", CapacityUnits = 2, Table = new() { CapacityUnits = 2 } });

        request.RequestItems["Users"] = request.RequestItems["Users"] with { ConsistentRead = true };
        _database.BatchGetItem(request).ConsumedCapacity![0].CapacityUnits.Should().Be(4);
    }

    [Fact]
    public void BatchGetItem_OfMoreThan16MB_LeavesTheRestAsItWasAsked()
    {
        var keys = Enumerable.Range(0, 50).Select(i => User($"{i:00}")).ToList();
        _users.PutMany(keys.Select(key => new Item { ["id"] = key["id"], ["x"] = new string('x', 400_000 - 5) }));
        var asked = new KeysAndAttributes { Keys = keys, ProjectionExpression = "id", ConsistentRead = true };

        var answer = _database.BatchGetItem(new BatchGetItemRequest
        {
            RequestItems = new() { ["Users"] = asked, ["Films"] = new() { Keys = [Film(2013, "Rush")] } },
            ReturnConsumedCapacity = ReturnConsumedCapacity.TOTAL,
        });

        // 41 items of 400,000 bytes fit, though with the projection all would.
        answer.Responses!["Users"].Should().Equal(keys[..41]);
        answer.Responses["Films"].Should().BeEmpty();
        answer.UnprocessedKeys!["Users"].Should().BeEquivalentTo(asked with { Keys = null }, options => options.Excluding(rest => rest.Keys));
        answer.UnprocessedKeys["Users"].Keys.Should().Equal(keys[41..]);
        answer.UnprocessedKeys["Films"].Keys.Should().Equal(Film(2013, "Rush"));
        answer.ConsumedCapacity![0].CapacityUnits.Should().Be(41 * 98);
        answer.ConsumedCapacity[1].CapacityUnits.Should().Be(0);

        _database.BatchGetItem(new BatchGetItemRequest { RequestItems = answer.UnprocessedKeys }).UnprocessedKeys.Should().BeEmpty();
    }

    [Fact]
    public void BatchGetItem_AtExactly16MB_IsWhole()
    {
        const int Sixteen = 16 << 20;
        var sizes = Enumerable.Repeat(409_600, 40).Append(Sixteen - (40 * 409_600)).ToList();
        var keys = sizes.Select((_, i) => User($"{i:00}")).ToList();
        _users.PutMany(sizes.Select((size, i) => new Item { ["id"] = $"{i:00}", ["x"] = new string('x', size - 5) }));
        Get(("Users", keys)).UnprocessedKeys.Should().BeEmpty();
        Get(("Users", [User("ada"), .. keys])).UnprocessedKeys!["Users"].Keys.Should().Equal(keys[^1]);
    }

    [Fact]
    public void BatchGetItem_OfAnyKeys_FindsWhatGetItemFinds() => Gen.Int[0, 30].HashSet[1, 20].Select(Gen.Int[0, 30].HashSet[0, 20])
        .Sample(
            (asked, stored) =>
            {
                var table = _database.CreateTable($"T{Guid.NewGuid():N}", "id");
                table.PutMany(stored.Select(i => new Item { ["id"] = $"{i}", ["n"] = i }));
                var answer = Get((table.Name, [.. asked.Select(i => User($"{i}"))]));
                answer.Responses![table.Name].Should().BeEquivalentTo(
                    asked.Select(i => table.Get($"{i}")).OfType<Item>(), options => options.ComparingByValue<Item>());
            },
            iter: 50,
            threads: 1);

    private static Item User(string id) => new() { ["id"] = id };

    private static Item Film(int year, string title) => new() { ["year"] = year, ["title"] = title };

    private BatchGetItemResponse Get(params ReadOnlySpan<(string Table, List<Item> Keys)> tables) => _database.BatchGetItem(new BatchGetItemRequest
    {
        RequestItems = tables.ToArray().ToDictionary(table => table.Table, table => new KeysAndAttributes { Keys = table.Keys }),
    });

    private string Error(params (string Table, List<Item> Keys)[] tables) => ErrorOf<ValidationException>(tables);

    private string ErrorOf<T>(params (string Table, List<Item> Keys)[] tables)
        where T : DynamoException => this.Invoking(test => test.Get(tables)).Should().ThrowExactly<T>().Which.Message;
}

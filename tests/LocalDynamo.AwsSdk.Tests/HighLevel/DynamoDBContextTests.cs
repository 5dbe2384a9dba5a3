using Amazon.DynamoDBv2.DataModel;
using Amazon.DynamoDBv2.DocumentModel;

namespace LocalDynamo.AwsSdk.Tests.HighLevel;

/// <summary>The SDK's object persistence model works on the client as it is.</summary>
public sealed class DynamoDBContextTests : IAsyncLifetime
{
    private readonly LocalDynamoClient _client = new();
    private readonly DynamoDBContext _context;

    /// <summary>The SDK's batches refuse objects with a version, unless they are told not to look at it.</summary>
    private readonly DynamoDBContext _unversioned;

    public DynamoDBContextTests()
    {
        _context = new DynamoDBContextBuilder().WithDynamoDBClient(() => _client).Build();
        _unversioned = new DynamoDBContextBuilder().WithDynamoDBClient(() => _client).ConfigureContext(config => config.SkipVersionCheck = true).Build();
    }

    public async Task InitializeAsync()
    {
        var request = Clients.TableRequest("Orders", "Customer", "Id");
        request.AttributeDefinitions.Add(new("Status", Amazon.DynamoDBv2.ScalarAttributeType.S));
        request.GlobalSecondaryIndexes =
        [
            new()
            {
                IndexName = "ByStatus",
                KeySchema = [new("Status", Amazon.DynamoDBv2.KeyType.HASH), new("Id", Amazon.DynamoDBv2.KeyType.RANGE)],
                Projection = new() { ProjectionType = Amazon.DynamoDBv2.ProjectionType.ALL },
            },
        ];
        _ = await _client.CreateTableAsync(request);
    }

    public Task DisposeAsync()
    {
        _unversioned.Dispose();
        _context.Dispose();
        _client.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Object_OfAllKinds_IsLoadedAsItWasSaved()
    {
        var order = New("ada", "1") with
        {
            Total = 12.34m,
            Placed = new DateTime(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc),
            Tags = ["new", "paid"],
            Lines = [new OrderLine { Product = "tea", Count = 2 }, new OrderLine { Product = "cup", Count = 1 }],
            Notes = new() { ["gift"] = "yes" },
            Weight = new Weight(1.5, "kg"),
            Signature = [1, 2, 3],
        };
        await _context.SaveAsync(order);

        var loaded = await _context.LoadAsync<Order>("ada", "1");

        loaded.Should().BeEquivalentTo(order, options => options.Excluding(order => order.Version));
        loaded.Version.Should().Be(0);
        (await _client.GetItemAsync("Orders", Key("ada", "1"))).Item["Weight"].S.Should().Be("1.5 kg", "the converter made it");
    }

    [Fact]
    public async Task Missing_IsLoadedAsNull() => (await _context.LoadAsync<Order>("nobody", "1")).Should().BeNull();

    [Fact]
    public async Task Version_ThatIsNotTheNewest_IsRefused()
    {
        await _context.SaveAsync(New("ada", "1"));
        var first = await _context.LoadAsync<Order>("ada", "1");
        var second = await _context.LoadAsync<Order>("ada", "1");
        first.Total = 1;
        await _context.SaveAsync(first);
        second.Total = 2;

        await _context.Invoking(context => context.SaveAsync(second)).Should().ThrowAsync<Amazon.DynamoDBv2.Model.ConditionalCheckFailedException>();
        await _context.Invoking(context => context.DeleteAsync(second)).Should().ThrowAsync<Amazon.DynamoDBv2.Model.ConditionalCheckFailedException>();
        (await _context.LoadAsync<Order>("ada", "1")).Should().Match<Order>(order => order.Total == 1 && order.Version == 1);
    }

    [Fact]
    public async Task Query_WithConditions_GivesTheItemsInOrder()
    {
        await SaveAsync(Enumerable.Range(0, 30).Select(i => New("ada", $"{i:D2}") with { Status = i % 2 == 0 ? "open" : "done" }));

        (await _context.QueryAsync<Order>("ada", QueryOperator.Between, ["10", "14"]).GetRemainingAsync())
            .Select(order => order.Id).Should().Equal("10", "11", "12", "13", "14");
        (await _context.QueryAsync<Order>("done", new QueryConfig { IndexName = "ByStatus", BackwardQuery = true }).GetRemainingAsync())
            .Select(order => order.Id).First().Should().Be("29");
        var filter = new QueryConfig { QueryFilter = [new ScanCondition("Status", ScanOperator.Equal, "open")] };
        (await _context.QueryAsync<Order>("ada", filter).GetRemainingAsync()).Should().HaveCount(15);
    }

    [Fact]
    public async Task Scan_WithConditions_GivesTheItemsThatMeetThem()
    {
        await SaveAsync(Enumerable.Range(0, 30).Select(i => New($"customer {i}", "1") with { Total = i }));
        (await _context.ScanAsync<Order>([new ScanCondition("Total", ScanOperator.GreaterThanOrEqual, 25m)]).GetRemainingAsync())
            .Select(order => order.Total).Should().BeEquivalentTo([25m, 26m, 27m, 28m, 29m]);
    }

    [Fact]
    public async Task Batches_BeyondTheServicesLimits_AreCutByTheSdk()
    {
        await SaveAsync(Enumerable.Range(0, 60).Select(i => New("ada", $"{i:D2}")));

        var get = _unversioned.CreateBatchGet<Order>();
        for (var i = 0; i < 130; i++)
            get.AddKey("ada", $"{i:D2}");
        await get.ExecuteAsync();
        get.Results.Should().HaveCount(60);

        var write = _unversioned.CreateBatchWrite<Order>();
        write.AddDeleteItems(get.Results);
        await write.ExecuteAsync();
        (await _context.QueryAsync<Order>("ada").GetRemainingAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Transactions_WriteAndReadAllOrNothing()
    {
        var write = _context.CreateTransactWrite<Order>();
        write.AddSaveItems([New("ada", "1"), New("ada", "2")]);
        await write.ExecuteAsync();

        var get = _context.CreateTransactGet<Order>();
        get.AddKey("ada", "1");
        get.AddKey("ada", "2");
        await get.ExecuteAsync();
        get.Results.Select(order => order.Id).Should().BeEquivalentTo("1", "2");

        var stale = get.Results[0];
        await _context.SaveAsync(await _context.LoadAsync<Order>(stale.Customer, stale.Id));
        var refused = _context.CreateTransactWrite<Order>();
        refused.AddSaveItem(New("ada", "3"));
        refused.AddSaveItem(stale);
        var error = await refused.Invoking(transaction => transaction.ExecuteAsync())
            .Should().ThrowAsync<Amazon.DynamoDBv2.Model.TransactionCanceledException>();
        error.Which.CancellationReasons.Select(reason => reason.Code).Should().BeEquivalentTo("None", "ConditionalCheckFailed");
        (await _context.LoadAsync<Order>("ada", "3")).Should().BeNull();
    }

    [Fact]
    public async Task Delete_OfAnObject_DeletesItsItem()
    {
        await _context.SaveAsync(New("ada", "1"));
        await _context.DeleteAsync(await _context.LoadAsync<Order>("ada", "1"));
        (await _context.LoadAsync<Order>("ada", "1")).Should().BeNull();
    }

    private static Order New(string customer, string id) => new() { Customer = customer, Id = id, Status = "open" };

    private static Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue> Key(string customer, string id) =>
        new() { ["Customer"] = new(customer), ["Id"] = new(id) };

    private async Task SaveAsync(IEnumerable<Order> orders)
    {
        var write = _unversioned.CreateBatchWrite<Order>();
        write.AddPutItems(orders);
        await write.ExecuteAsync();
    }

    [DynamoDBTable("Orders")]
    public sealed record Order
    {
        [DynamoDBHashKey]
        public string Customer { get; set; } = "";

        [DynamoDBRangeKey]
        [DynamoDBGlobalSecondaryIndexRangeKey("ByStatus")]
        public string Id { get; set; } = "";

        [DynamoDBGlobalSecondaryIndexHashKey("ByStatus")]
        public string Status { get; set; } = "";

        [DynamoDBVersion]
        public int? Version { get; set; }

        public decimal Total { get; set; }

        public DateTime? Placed { get; set; }

        public HashSet<string>? Tags { get; set; }

        public List<OrderLine>? Lines { get; set; }

        public Dictionary<string, string>? Notes { get; set; }

        [DynamoDBProperty(typeof(WeightConverter))]
        public Weight? Weight { get; set; }

        public byte[]? Signature { get; set; }
    }

    public sealed record OrderLine
    {
        public string Product { get; set; } = "";

        public int Count { get; set; }
    }

    public sealed record Weight(double Value, string Unit);

    private sealed class WeightConverter : IPropertyConverter
    {
        public DynamoDBEntry ToEntry(object value) =>
            value is Weight weight ? new Primitive(FormattableString.Invariant($"{weight.Value} {weight.Unit}")) : new DynamoDBNull();

        public object FromEntry(DynamoDBEntry entry) => entry.AsString().Split(' ') is [var value, var unit]
            ? new Weight(double.Parse(value, System.Globalization.CultureInfo.InvariantCulture), unit)
            : throw new FormatException(entry.AsString());
    }
}

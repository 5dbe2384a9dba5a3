using LocalDynamo.Operations;

namespace LocalDynamo.Tests.Engine.Capacity;

/// <summary>What reads of tables and indexes are said to consume.</summary>
public sealed class ReadUnitsTests : IDisposable
{
    private readonly DynamoDatabase _database = DynamoDatabase.InMemory();

    public ReadUnitsTests()
    {
        var table = _database.CreateTable(
            "Things", "pk", "sk", SecondaryIndex.Local("Local", "a").KeysOnly(), SecondaryIndex.Global("Global", "a").KeysOnly());
        for (var i = 0; i < 4; i++)
            table.Put(new Item { ["pk"] = "p", ["sk"] = $"{i}", ["a"] = "A", ["fill"] = new string('x', 5_000) });
    }

    public void Dispose() => _database.Dispose();

    [Theory]
    [InlineData(false, 2.5)]
    [InlineData(true, 5)]
    public void Table_SumsSizesAndThenRoundsUp(bool isConsistent, double units)
    {
        var consumed = Query(null, isConsistent, "INDEXES")!;
        consumed.CapacityUnits.Should().Be(units);
        consumed.Table!.CapacityUnits.Should().Be(units);
        consumed.LocalSecondaryIndexes.Should().BeNull();
        consumed.GlobalSecondaryIndexes.Should().BeNull();
    }

    [Fact]
    public void GlobalIndex_CountsItsEntriesAlone()
    {
        var consumed = Query("Global", false, "INDEXES")!;
        consumed.CapacityUnits.Should().Be(0.5);
        consumed.Table!.CapacityUnits.Should().Be(0);
        consumed.GlobalSecondaryIndexes.Should().ContainSingle().Which.Should().Be(
            KeyValuePair.Create("Global", new LocalDynamo.Operations.Capacity { CapacityUnits = 0.5 }));
        consumed.LocalSecondaryIndexes.Should().BeNull();
    }

    [Theory]
    [InlineData(false, 0.5, 4)]
    [InlineData(true, 1, 8)]
    public void LocalIndex_ThatFetches_AddsEachItemRoundedUpByItself(bool isConsistent, double ofIndex, double ofTable)
    {
        var consumed = Query("Local", isConsistent, "INDEXES", "ALL_ATTRIBUTES")!;
        consumed.CapacityUnits.Should().Be(ofIndex + ofTable);
        consumed.Table!.CapacityUnits.Should().Be(ofTable);
        consumed.LocalSecondaryIndexes!["Local"].CapacityUnits.Should().Be(ofIndex);
        Query("Local", isConsistent, "INDEXES")!.CapacityUnits.Should().Be(ofIndex, "nothing is fetched");
        Query("Local", isConsistent, "TOTAL", "ALL_ATTRIBUTES").Should().Be(
            new ConsumedCapacity { TableName = "Things", CapacityUnits = ofIndex + ofTable });
    }

    [Fact]
    public void Nothing_IsToldUnasked()
    {
        Query("Local", false, "NONE").Should().BeNull();
        Query("Local", false, null).Should().BeNull();
    }

    [Fact]
    public void Scan_CountsAsAQuery()
    {
        var consumed = _database.Scan(new ScanRequest { TableName = "Things", IndexName = "Local", ReturnConsumedCapacity = "INDEXES", Select = "ALL_ATTRIBUTES" })
            .ConsumedCapacity!;
        consumed.Table!.CapacityUnits.Should().Be(4);
        consumed.LocalSecondaryIndexes!["Local"].CapacityUnits.Should().Be(0.5);
    }

    private ConsumedCapacity? Query(string? index, bool isConsistent, string? asked, string? select = null) => _database.Query(new QueryRequest
    {
        TableName = "Things",
        IndexName = index,
        KeyConditionExpression = index == "Global" ? "a = :a" : "pk = :p",
        ExpressionAttributeValues = index == "Global" ? new() { [":a"] = "A" } : new() { [":p"] = "p" },
        ConsistentRead = isConsistent,
        ReturnConsumedCapacity = asked is null ? default(ReturnConsumedCapacity?) : asked,
        Select = select is null ? default(Select?) : select,
    }).ConsumedCapacity;
}

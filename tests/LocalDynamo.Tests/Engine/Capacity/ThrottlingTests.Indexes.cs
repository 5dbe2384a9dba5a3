using LocalDynamo.Operations;

namespace LocalDynamo.Tests.Engine.Capacity;

/// <content>Indexes.</content>
public sealed partial class ThrottlingTests
{
    [Fact]
    public void AnEmptyIndex_RefusesTheWritesThatItSeesAndNoOthers()
    {
        var table = CreateIndexed(tableUnits: 1000, indexUnits: 1);
        for (var i = 0; i < 300; i++)
            table.Put(Grouped(i));
        var refusal = table.Invoking(table => table.Put(Grouped(300))).Should().Throw<ProvisionedThroughputExceededException>().Which;
        refusal.Message.Should().Be(
            "The level of configured provisioned throughput for one or more global secondary indexes of the table was exceeded. Consider " +
            "increasing your provisioning level for the under-provisioned global secondary indexes with the UpdateTable API");
        refusal.ThrottlingReasons.Should().Equal(new ThrottlingReason(
            "IndexWriteProvisionedThroughputExceeded", "arn:aws:dynamodb:us-east-1:000000000000:table/Indexed/index/ByGroup"));
        table.Get("300").Should().BeNull();
        table.Update("0", "SET #n = :g", new() { [":g"] = "g" }, new() { ["#n"] = "group" }, "attribute_exists(id)").Should().NotBeNull();
        table.Invoking(table => table.Delete("0")).Should().Throw<ProvisionedThroughputExceededException>();
        table.Put(Small(1000));

        _database.UpdateTable(new()
        {
            TableName = "Indexed",
            GlobalSecondaryIndexUpdates =
            [
                new() { Update = new() { IndexName = "ByGroup", ProvisionedThroughput = new() { ReadCapacityUnits = 1, WriteCapacityUnits = 2 } } },
            ],
        });
        _clock.Advance(TimeSpan.FromSeconds(1));
        table.Put(Grouped(301));
        table.Delete("301");
        table.Invoking(table => table.Put(Grouped(302))).Should().Throw<ProvisionedThroughputExceededException>();
    }

    [Fact]
    public void ReadsOfAGlobalIndex_DrawOnItsOwnThroughput()
    {
        var table = CreateIndexed(tableUnits: 1, indexUnits: 2);

        // Reads of a global index are never consistent: they cost half.
        for (var i = 0; i < 1200; i++)
            table.Index("ByGroup").Query("g").Count().Should().Be(0);
        table.Index("ByGroup").Invoking(index => index.Scan().Count()).Should().Throw<ProvisionedThroughputExceededException>()
            .Which.ThrottlingReasons[0].Reason.Should().Be("IndexReadProvisionedThroughputExceeded");
        for (var i = 0; i < 300; i++)
            table.Scan().Count().Should().Be(0);
        table.Invoking(table => table.Scan().Count()).Should().Throw<ProvisionedThroughputExceededException>().WithMessage(TableExceeded);
    }

    [Fact]
    public void ALocalIndex_DrawsOnTheTable()
    {
        _database.CreateTable(new CreateTableRequest
        {
            TableName = "Local",
            KeySchema = [new("id", KeyType.HASH), new("n", KeyType.RANGE)],
            AttributeDefinitions = [new("id", ScalarAttributeType.S), new("n", ScalarAttributeType.N), new("m", ScalarAttributeType.N)],
            ProvisionedThroughput = new() { ReadCapacityUnits = 1, WriteCapacityUnits = 1 },
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
        var table = _database.Table("Local");
        table.PutMany(Enumerable.Range(0, 150).Select(i => new Item { ["id"] = "a", ["n"] = i, ["m"] = i })).Should().Be(150);
        table.Invoking(table => table.Delete(new Key("a", 1))).Should().Throw<ProvisionedThroughputExceededException>().WithMessage(TableExceeded);

        // 150 entries of some 10 bytes are one unit.
        for (var i = 0; i < 300; i++)
            table.Index("ByM").Query("a").Count().Should().Be(150);
        table.Index("ByM").Invoking(index => index.Query("a").Count())
            .Should().Throw<ProvisionedThroughputExceededException>().WithMessage(TableExceeded);
    }

    [Fact]
    public void AWriteRefusedForAnIndex_CostsTheTableNothing()
    {
        var table = CreateIndexed(tableUnits: 2, indexUnits: 1);
        for (var i = 0; i < 300; i++)
            table.Put(Grouped(i));
        for (var i = 0; i < 1000; i++)
            table.Invoking(table => table.Put(Grouped(300))).Should().Throw<ProvisionedThroughputExceededException>();
        table.PutMany(Enumerable.Range(1000, 300).Select(Small)).Should().Be(300);
        table.Invoking(table => table.Put(Small(1))).Should().Throw<ProvisionedThroughputExceededException>().WithMessage(TableExceeded);
    }

    private Table CreateIndexed(long tableUnits, long indexUnits)
    {
        _database.CreateTable(new CreateTableRequest
        {
            TableName = "Indexed",
            KeySchema = [new("id", KeyType.HASH)],
            AttributeDefinitions = [new("id", ScalarAttributeType.S), new("group", ScalarAttributeType.S)],
            ProvisionedThroughput = new() { ReadCapacityUnits = tableUnits, WriteCapacityUnits = tableUnits },
            GlobalSecondaryIndexes =
            [
                new()
                {
                    IndexName = "ByGroup",
                    KeySchema = [new("group", KeyType.HASH)],
                    Projection = new() { ProjectionType = ProjectionType.ALL },
                    ProvisionedThroughput = new() { ReadCapacityUnits = indexUnits, WriteCapacityUnits = indexUnits },
                },
            ],
        });
        return _database.Table("Indexed");
    }

    private static Item Grouped(int id) => new() { ["id"] = $"{id}", ["group"] = "g" };
}

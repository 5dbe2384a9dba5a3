using CsCheck;
using LocalDynamo.Engine.Capacity;
using LocalDynamo.Engine.Indexes;
using LocalDynamo.Engine.Tables;
using LocalDynamo.Engine.Writes;
using LocalDynamo.Operations;
using LocalDynamo.Schema;
using LocalDynamo.Values;

namespace LocalDynamo.Tests.Engine.Capacity;

public sealed class WriteUnitsTests : IDisposable
{
    private static readonly KeyPart Group = new(AttributeName.Of("group"), AttributeType.S);

    private readonly DynamoDatabase _database = DynamoDatabase.InMemory();
    private readonly TableState _table;

    public WriteUnitsTests()
    {
        _database.CreateTable("Things", "id");
        _table = _database.Engine.Catalog.Get("Things");
        AddIndex(new IndexSchema("All", true, [Group], [], _table.Schema));
        AddIndex(new IndexSchema("Keys", true, [Group], [], _table.Schema, IndexProjection.KeysOnly));
        AddIndex(new IndexSchema(
            "Local",
            false,
            [new KeyPart(_table.Schema.PartitionKey, AttributeType.S)],
            [Group],
            _table.Schema,
            IndexProjection.Include,
            AttributeName.Of("note")));
    }

    public void Dispose() => _database.Dispose();

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1024, 1)]
    [InlineData(1025, 2)]
    [InlineData(409_600, 400)]
    public void Put_OfANewItem_CostsAUnitForEachKilobyteBegun(int sizeBytes, int units)
    {
        var id = new Item { ["id"] = "a" };
        Put(sizeBytes == 0 ? id : OfSize(id, sizeBytes)).Should().Be((units, 0, 0, 0));
    }

    [Fact]
    public void Put_OfASmallerItem_CostsWhatTheLargerOneDid()
    {
        Put(OfSize(new Item { ["id"] = "a" }, 5000));
        Put(new Item { ["id"] = "a" }).Should().Be((5, 0, 0, 0));
    }

    [Fact]
    public void Put_IntoIndexes_CostsTheSizeOfEachEntry() =>
        Put(OfSize(new Item { ["id"] = "a", ["group"] = "g", ["note"] = new string('n', 1500) }, 4000)).Should().Be((4, 4, 1, 2));

    [Fact]
    public void Put_OfTheSameAgain_CostsItsIndexesNothing()
    {
        Put(OfSize(new Item { ["id"] = "a", ["group"] = "g" }, 3000));
        Put(OfSize(new Item { ["id"] = "a", ["group"] = "g" }, 3000)).Should().Be((3, 0, 0, 0));
    }

    [Fact]
    public void Put_OfAnotherAttribute_CostsOnlyTheIndexesThatShowIt()
    {
        Put(new Item { ["id"] = "a", ["group"] = "g" });
        Put(OfSize(new Item { ["id"] = "a", ["group"] = "g" }, 3000)).Should().Be((3, 3, 0, 0));
        Put(OfSize(new Item { ["id"] = "a", ["group"] = "g", ["note"] = "n" }, 3000)).Should().Be((3, 3, 0, 1));
    }

    [Fact]
    public void Put_WithAnotherIndexKey_CostsADeleteAndAnInsertOfEach()
    {
        Put(OfSize(new Item { ["id"] = "a", ["group"] = "g" }, 3000));
        Put(OfSize(new Item { ["id"] = "a", ["group"] = "h" }, 1500)).Should().Be((3, 5, 2, 2));
    }

    [Fact]
    public void Delete_CostsWhatGoes()
    {
        Put(OfSize(new Item { ["id"] = "a", ["group"] = "g" }, 3000));
        Delete("a").Should().Be((3, 3, 1, 1));
        Delete("a").Should().Be((1, 0, 0, 0));
    }

    [Fact]
    public void Put_ThatLeavesTheIndexes_CostsWhatGoesFromThem()
    {
        Put(OfSize(new Item { ["id"] = "a", ["group"] = "g" }, 3000));
        Put(new Item { ["id"] = "a" }).Should().Be((3, 3, 1, 1));
    }

    [Fact]
    public void Transaction_DoublesTheTableAlone()
    {
        var action = Commit(OfSize(new Item { ["id"] = "a", ["group"] = "g" }, 3000));
        var units = new ConsumedUnits(_table);
        units.AddWrite(action, isTransaction: true);
        units.AddWrite(action, isTransaction: true);
        units.OnTable.Should().Be(12);
        units.OnGlobalIndexes.Should().BeEquivalentTo(new Dictionary<string, double> { ["All"] = 6, ["Keys"] = 2 });
        units.OnLocalIndexes.Should().BeEquivalentTo(new Dictionary<string, double> { ["Local"] = 2 });
    }

    [Fact]
    public void Report_TellsAsMuchAsIsAsked()
    {
        var units = UnitsOf(Commit(new Item { ["id"] = "a", ["group"] = "g" }));
        units.Report(null, isWrite: true).Should().BeNull();
        units.Report(ReturnConsumedCapacity.NONE, isWrite: true).Should().BeNull();
        units.Report(ReturnConsumedCapacity.TOTAL, isWrite: true).Should().Be(new ConsumedCapacity { TableName = "Things", CapacityUnits = 4 });
        var told = units.Report(ReturnConsumedCapacity.INDEXES, isWrite: true)!;
        told.Table!.CapacityUnits.Should().Be(1);
        told.GlobalSecondaryIndexes!.Keys.Should().BeEquivalentTo("All", "Keys");
        told.LocalSecondaryIndexes!["Local"].CapacityUnits.Should().Be(1);
    }

    [Fact]
    public void Report_OfIndexesThatDidNotChange_LeavesThemOut()
    {
        var told = UnitsOf(Commit(new Item { ["id"] = "a" })).Report(ReturnConsumedCapacity.INDEXES, isWrite: true)!;
        told.GlobalSecondaryIndexes.Should().BeNull();
        told.LocalSecondaryIndexes.Should().BeNull();
    }

    [Fact]
    public void Total_IsTheSumOfTheParts_WhateverIsWritten() => Gen.Select(
        Gen.OneOf(Gen.Const("a"), Gen.Const("b")), Gen.OneOf(Gen.Const(""), Gen.Const("g"), Gen.Const("h")), Gen.Int[60, 5000])
        .Array[1, 30]
        .Sample(
            writes =>
            {
                foreach (var (id, group, size) in writes)
                {
                    var item = group.Length == 0 ? new Item { ["id"] = id } : new Item { ["id"] = id, ["group"] = group, ["note"] = group };
                    var request = new PutItemRequest
                    {
                        TableName = "Things",
                        Item = OfSize(item, size),
                        ReturnConsumedCapacity = ReturnConsumedCapacity.INDEXES,
                    };
                    var told = _database.PutItem(request).ConsumedCapacity!;
                    var parts = told.Table!.CapacityUnits
                        + (told.GlobalSecondaryIndexes?.Values.Sum(part => part.CapacityUnits) ?? 0)
                        + (told.LocalSecondaryIndexes?.Values.Sum(part => part.CapacityUnits) ?? 0);
                    told.CapacityUnits.Should().Be(parts);
                }
            },
            threads: 1);

    private (double Table, double All, double Keys, double Local) Put(Item item) => Units(Commit(item));

    private (double Table, double All, double Keys, double Local) Delete(string id)
    {
        var action = ItemWrites.NewDelete(_table, new Item { ["id"] = id }, default);
        _ = _database.Engine.Commits.Commit(action);
        return Units(action);
    }

    private PutAction Commit(Item item)
    {
        var action = ItemWrites.NewPut(_table, item, default);
        _ = _database.Engine.Commits.Commit(action);
        return action;
    }

    private static (double Table, double All, double Keys, double Local) Units(WriteAction action)
    {
        var units = UnitsOf(action);
        return (
            units.OnTable,
            units.OnGlobalIndexes.GetValueOrDefault("All"),
            units.OnGlobalIndexes.GetValueOrDefault("Keys"),
            units.OnLocalIndexes.GetValueOrDefault("Local"));
    }

    private static ConsumedUnits UnitsOf(WriteAction action)
    {
        var units = new ConsumedUnits(action.Table);
        units.AddWrite(action);
        return units;
    }

    private void AddIndex(IndexSchema schema)
    {
        var index = _table.NewIndex(schema);
        _table.AddIndexLocked(index);
        index.Activate(0);
    }

    /// <summary>The item, made larger by an attribute that no index names.</summary>
    private static Item OfSize(Item item, int sizeBytes)
    {
        var builder = new ItemBuilder();
        foreach (var entry in item.Entries)
            builder.Set(entry.Name, entry.Value);
        builder.Set(AttributeName.Of("rest"), new string('x', sizeBytes - item.SizeBytes - 4));
        var larger = builder.Build();
        larger.SizeBytes.Should().Be(sizeBytes);
        return larger;
    }
}

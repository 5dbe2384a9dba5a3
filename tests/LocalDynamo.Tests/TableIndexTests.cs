using LocalDynamo.Operations;

namespace LocalDynamo.Tests;

/// <summary>Secondary indexes in the native API.</summary>
public sealed class TableIndexTests : IDisposable
{
    private readonly DynamoDatabase _database = DynamoDatabase.InMemory();
    private readonly Table _orders;

    public TableIndexTests()
    {
        _orders = _database.CreateTable(
            "Orders",
            "Customer",
            "Id",
            SecondaryIndex.Global("ByStatus", "Status", ("Placed", ScalarAttributeType.N)),
            SecondaryIndex.Global("ByPlace", ["Country", "City"], "Status", ("Placed", ScalarAttributeType.N)).Including("Total"),
            SecondaryIndex.Local("ByTotal", ("Total", ScalarAttributeType.N)).KeysOnly());
        Put("ada", "1", "open", 20260103, "de", "Berlin", 30);
        Put("ada", "2", "open", 20260101, "de", "Berlin", 10);
        Put("bob", "3", "sent", 20260102, "de", "Berlin", 20);
        Put("bob", "4", "open", 20260104, "de", "Bonn", 40);
        _orders.Put(new Item { ["Customer"] = "ada", ["Id"] = "draft" });
    }

    public void Dispose() => _database.Dispose();

    [Fact]
    public void Query_ByOneAttribute_IsInTheOrderOfTheIndex()
    {
        Ids(_orders.Index("ByStatus").Query("open")).Should().Equal("2", "1", "4");
        Ids(_orders.Index("ByStatus").Query("open").Descending()).Should().Equal("4", "1", "2");
        Ids(_orders.Index("ByStatus").Query("open", SortKey.GreaterThan(20260101))).Should().Equal("1", "4");
        _orders.Index("ByStatus").Query("lost").Should().BeEmpty();
    }

    [Fact]
    public void Query_BySeveralAttributes_TakesThemFromTheLeft()
    {
        var index = _orders.Index("ByPlace");
        Ids(index.Query(IndexKey.Of("de", "Berlin"))).Should().Equal("2", "1", "3");
        Ids(index.Query(IndexKey.Of("de", "Berlin"), SortKey.EqualTo("open"))).Should().Equal("2", "1");
        Ids(index.Query(IndexKey.Of("de", "Berlin"), SortKey.EqualTo("open").Then(SortKey.AtLeast(20260102)))).Should().Equal("1");
        Ids(index.Query(IndexKey.Of("de", "Berlin"), SortKey.BeginsWith("o"))).Should().Equal("2", "1");
        index.Query(IndexKey.Of("de", "Berlin")).First().Count.Should().Be(7, "the keys and Total");
    }

    [Fact]
    public void Query_ByAKeyThatDoesNotFit_IsRefusedWhenWalked()
    {
        var index = _orders.Index("ByPlace");
        index.Query("de").Invoking(query => query.ToList()).Should().Throw<ValidationException>().WithMessage("*2 attributes*1 values*");
        index.Query(IndexKey.Of("de", "Berlin"), SortKey.AtLeast("a").Then(SortKey.EqualTo(1))).Invoking(query => query.ToList())
            .Should().Throw<ValidationException>().WithMessage("RANGE key attributes Status must have equality conditions*");
        index.Invoking(self => self.Query(default)).Should().Throw<ArgumentException>();
        index.Invoking(self => self.Query(IndexKey.Of())).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void LocalIndex_GivesItsKeysOrWholeItems()
    {
        var index = _orders.Index("ByTotal");
        index.Query("ada").Should().Equal(
            new Item { ["Customer"] = "ada", ["Total"] = 10, ["Id"] = "2" }, new Item { ["Customer"] = "ada", ["Total"] = 30, ["Id"] = "1" });
        index.Query("ada").AllAttributes().Should().Equal(_orders.Get("ada", "2")!, _orders.Get("ada", "1")!);
        index.Query("ada").Project("City").Distinct().Should().Equal(new Item { ["City"] = "Berlin" });
        _orders.Index("ByPlace").Query(IndexKey.Of("de", "Berlin")).AllAttributes().Invoking(query => query.ToList())
            .Should().Throw<ValidationException>().WithMessage("*ByPlace because its projection type is not ALL");
    }

    [Fact]
    public void Scan_HasTheItemsWithTheIndexsKey()
    {
        Ids(_orders.Index("ByStatus").Scan()).Should().BeEquivalentTo("1", "2", "3", "4");
        Enumerable.Range(0, 3).SelectMany(segment => Ids(_orders.Index("ByStatus").Scan().Segment(segment, 3).PageSize(1)))
            .Should().Equal(Ids(_orders.Index("ByStatus").Scan()));
    }

    [Fact]
    public void StartAfter_AnItem_BeginsBehindItInTheIndex()
    {
        var index = _orders.Index("ByStatus");
        var query = index.Query("open");
        Ids(query.StartAfter(query.First())).Should().Equal("1", "4");
        Ids(query.Descending().StartAfter(_orders.Get("ada", "1")!)).Should().Equal("2");
        var all = index.Scan().ToList();
        index.Scan().StartAfter(all[1]).Should().Equal(all.Skip(2));
        _orders.Scan().StartAfter(_orders.Scan().First()).Should().Equal(_orders.Scan().Skip(1));
        query.StartAfter(new Item { ["Customer"] = "ada" }).Invoking(walk => walk.ToList())
            .Should().Throw<ValidationException>().WithMessage("The provided starting key is invalid");
        query.StartAfter(new Key("ada", "1")).Invoking(walk => walk.ToList())
            .Should().Throw<ValidationException>().WithMessage("The provided starting key is invalid");
    }

    [Fact]
    public void Index_FollowsTheWritesOfItsItems()
    {
        var open = _orders.Index("ByStatus").Query("open");
        _orders.Update(new Key("ada", "1"), "SET #s = :s", new() { [":s"] = "sent" }, new() { ["#s"] = "Status" });
        Ids(open).Should().Equal("2", "4");
        _orders.Delete(new Key("ada", "2"));
        Ids(open).Should().Equal("4");
        _orders.Update(new Key("bob", "4"), "REMOVE Placed");
        open.Should().BeEmpty("it has lost an attribute of the key");
    }

    [Fact]
    public void Snapshot_HasTheIndexOfItsMoment()
    {
        using var snapshot = _database.Snapshot();
        Item[] before = [_orders.Get("ada", "2")!, _orders.Get("ada", "1")!];
        _orders.Delete(new Key("ada", "1"));
        Put("ada", "2", "lost", 1, "fr", "Lyon", 1);
        Put("eve", "5", "open", 1, "fr", "Lyon", 1);
        var orders = snapshot.Table("Orders");

        orders.Index("ByStatus").Name.Should().Be("ByStatus");
        Ids(orders.Index("ByStatus").Query("open")).Should().Equal("2", "1", "4");
        orders.Index("ByTotal").Query("ada").AllAttributes().Should().Equal(before);
        Ids(orders.Index("ByStatus").Scan()).Should().HaveCount(4);
        orders.Invoking(table => table.Index("Nope")).Should().Throw<ValidationException>();

        snapshot.Dispose();
        orders.Invoking(table => table.Index("ByStatus")).Should().Throw<ObjectDisposedException>();
    }

    [Fact]
    public void Index_OfAnUnknownName_IsRefused() =>
        _orders.Invoking(table => table.Index("Nope")).Should().Throw<ValidationException>()
            .WithMessage("The table does not have the specified index: Nope");

    [Fact]
    public void Describe_TellsKeyAndState()
    {
        var description = _orders.Index("ByPlace").Describe();
        description.IsGlobal.Should().BeTrue();
        description.PartitionKey.Should().Equal("Country", "City");
        description.SortKey.Should().Equal("Status", ("Placed", ScalarAttributeType.N));
        description.Status.Should().Be(IndexStatus.ACTIVE);
        description.Projection.NonKeyAttributes.Should().Equal("Total");
        description.ItemCount.Should().Be(4);
        _orders.Index("ByTotal").Describe().IsGlobal.Should().BeFalse();
    }

    [Fact]
    public async Task AddIndexAsync_ReturnsTheIndexFilled()
    {
        var index = await _orders.AddIndexAsync(SecondaryIndex.Global("ByCity", "City").KeysOnly());
        Ids(index.Query("Berlin")).Should().BeEquivalentTo("1", "2", "3");
        Put("eve", "5", "open", 1, "de", "Berlin", 1);
        Ids(index.Query("Berlin")).Should().BeEquivalentTo("1", "2", "3", "5");
        index.Describe().Status.Should().Be(IndexStatus.ACTIVE);

        var local = async () => await _orders.AddIndexAsync(SecondaryIndex.Local("No", "City"));
        await local.Should().ThrowAsync<ArgumentException>();
    }

    [Fact]
    public void DropIndex_TakesItAwayFromAllButSnapshots()
    {
        using var snapshot = _database.Snapshot();
        var index = _orders.Index("ByStatus");
        _orders.DropIndex("ByStatus");

        index.Query("open").Invoking(query => query.ToList()).Should().Throw<ValidationException>().WithMessage("*specified index: ByStatus");
        index.Invoking(self => self.Describe()).Should().Throw<ValidationException>();
        _orders.Invoking(table => table.Index("ByStatus")).Should().Throw<ValidationException>();
        Ids(snapshot.Table("Orders").Index("ByStatus").Query("open")).Should().Equal("2", "1", "4");
    }

    [Fact]
    public void DropIndex_BetweenTwoPages_EndsTheWalk()
    {
        using var walk = _orders.Index("ByStatus").Query("open").PageSize(1).GetEnumerator();
        walk.MoveNext().Should().BeTrue();
        _orders.DropIndex("ByStatus");
        walk.Invoking(self => self.MoveNext()).Should().Throw<ValidationException>().WithMessage("*specified index: ByStatus");
    }

    private static IEnumerable<string> Ids(IEnumerable<Item> orders) => orders.Select(order => order.GetString("Id"));

    private void Put(string customer, string id, string status, int placed, string country, string city, int total) => _orders.Put(new Item
    {
        ["Customer"] = customer,
        ["Id"] = id,
        ["Status"] = status,
        ["Placed"] = placed,
        ["Country"] = country,
        ["City"] = city,
        ["Total"] = total,
    });
}

namespace LocalDynamo.Tests.Engine.Reads;

public sealed class PageEnumeratorTests : IDisposable
{
    private readonly DynamoDatabase _database = DynamoDatabase.InMemory();
    private readonly Table _table;

    public PageEnumeratorTests()
    {
        _table = _database.CreateTable("Games", "Player", ("Round", ScalarAttributeType.N));
        for (var round = 0; round < 100; round++)
            _table.Put(new Item { ["Player"] = "ada", ["Round"] = round });
    }

    public void Dispose() => _database.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(33)]
    [InlineData(50)]
    [InlineData(100)]
    [InlineData(101)]
    public void Query_InPagesOfAnySize_GivesEachItemOnceInOrder(int pageSize) =>
        _table.Query("ada").PageSize(pageSize).Select(item => item.GetInt32("Round")).Should().Equal(Enumerable.Range(0, 100));

    [Fact]
    public void Query_WhoseFilterLeavesPagesEmpty_GoesOnBehindThem() =>
        _table.Query("ada").PageSize(10).Filter("Score = :s OR Extra = :s", new() { [":s"] = 1 }).Should().BeEmpty();

    [Fact]
    public void Query_WalkedTwice_ReadsAnew()
    {
        var query = _table.Query("ada", SortKey.AtLeast(99));
        query.Should().HaveCount(1);
        _table.Put(new Item { ["Player"] = "ada", ["Round"] = 100 });
        query.Should().HaveCount(2);
    }

    [Fact]
    public void Query_AfterItsEnd_StaysThere()
    {
        using var walk = _table.Query("bob").GetEnumerator();
        walk.MoveNext().Should().BeFalse();
        _table.Put(new Item { ["Player"] = "bob", ["Round"] = 1 });
        walk.MoveNext().Should().BeFalse();
    }

    [Fact]
    public void Query_WithAPartitionKeyOfAnotherType_IsRefusedAtTheFirstStep()
    {
        using var walk = _table.Query(1).GetEnumerator();
        walk.Invoking(refused => refused.MoveNext())
            .Should().Throw<ValidationException>().WithMessage("*Condition parameter type does not match schema type*");
    }

    [Fact]
    public void Query_WithAnEmptyPartitionKey_IsRefused() =>
        _table.Invoking(table => table.Query("").Count()).Should().Throw<ValidationException>().WithMessage("*empty string value*");

    [Fact]
    public void Get_ByStringAndNumber_AllocatesNothing()
    {
        for (var warmUp = 0; warmUp < 100; warmUp++)
            _ = _table.Get("ada", warmUp);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 100; round++)
            _ = _table.Get("ada", round);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }
}

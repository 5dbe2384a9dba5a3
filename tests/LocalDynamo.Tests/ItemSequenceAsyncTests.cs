namespace LocalDynamo.Tests;

/// <summary>Walking over a query or scan with <c>await foreach</c>.</summary>
public sealed class ItemSequenceAsyncTests
{
    [Fact]
    public async Task AwaitForeach_OverSeveralPages_SeesAllItems()
    {
        using var database = DynamoDatabase.InMemory();
        var seen = new List<int>();
        await foreach (var item in Numbers(database).Query("all").PageSize(3))
            seen.Add(item.GetInt32("n"));
        seen.Should().Equal(Enumerable.Range(0, 10));
    }

    [Fact]
    public async Task AwaitForeach_Cancelled_EndsBeforeTheNextItem()
    {
        using var database = DynamoDatabase.InMemory();
        using var cancellation = new CancellationTokenSource();
        var query = Numbers(database).Query("all");
        var seen = 0;
        var walk = async () =>
        {
            await foreach (var item in query.AsAsyncEnumerable().WithCancellation(cancellation.Token))
            {
                if (++seen == 4)
                    cancellation.Cancel();
            }
        };
        await walk.Should().ThrowAsync<OperationCanceledException>();
        seen.Should().Be(4);
    }

    private static Table Numbers(DynamoDatabase database)
    {
        var table = database.CreateTable("Numbers", "set", ("n", ScalarAttributeType.N));
        for (var n = 0; n < 10; n++)
            _ = table.Put(new Item { ["set"] = "all", ["n"] = n });
        return table;
    }
}

using CsCheck;
using LocalDynamo.Engine;
using LocalDynamo.Operations;
using LocalDynamo.Schema;
using static LocalDynamo.Tests.Engine.IndexRequests;

namespace LocalDynamo.Tests.Engine.Tables;

public sealed class ItemCollectionsTests : IDisposable
{
    private const string Text = "Collection size exceeded.";

    private readonly EmbeddedEngine _engine = Engine(1_000);

    public ItemCollectionsTests() => _engine.Execute(Music());

    public void Dispose() => _engine.Dispose();

    [Fact]
    public void Sizes_AfterAnyHistory_AreThoseOfTheItemsAndTheirLocalEntries()
    {
        var step = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, 3], Gen.Int[0, 40]);
        step.List[1, 40].Sample(
            history =>
            {
                using var engine = Engine(Limits.MaxItemCollectionBytes);
                engine.Execute(Music());
                foreach (var (partition, item, kind, length) in history)
                    Run(engine, partition, item, kind, length);
                foreach (var partition in new[] { "p0", "p1", "p2" })
                    SizeOf(engine, partition).Should().Be(Recount(engine, partition));
            },
            iter: 100);
    }

    [Fact]
    public void Write_BeyondTheLimit_IsRefusedAndLeavesEverythingAsItWas()
    {
        Put("p", "1", 300)();
        var size = SizeOf(_engine, "p");

        Put("p", "2", 400).Should().Throw<ItemCollectionSizeLimitExceededException>().WithMessage(Text);
        Update("p", "1", 600).Should().Throw<ItemCollectionSizeLimitExceededException>();

        SizeOf(_engine, "p").Should().Be(size);
        Put("other", "2", 400).Should().NotThrow();
    }

    [Fact]
    public void Write_ThatMakesATooLargeCollectionSmaller_Passes()
    {
        using var folder = new FolderFixture();
        folder.Database.CreateTable(Music());
        folder.Table("Music").Put(Item("p", "1", 900));
        folder.Dispose();

        using var engine = EmbeddedEngine.Open(
            folder.Disk, FolderFixture.Folder, new EngineOptions { MaxItemCollectionBytes = 1_000, SweepInterval = Timeout.InfiniteTimeSpan });
        SizeOf(engine, "p").Should().BeGreaterThan(1_000);
        engine.Invoking(e => e.Execute(new PutItemRequest { TableName = "Music", Item = Item("p", "1", 800) })).Should().NotThrow();
        engine.Invoking(e => e.Execute(new PutItemRequest { TableName = "Music", Item = Item("p", "1", 801) }))
            .Should().Throw<ItemCollectionSizeLimitExceededException>();
        engine.Invoking(e => e.Execute(new DeleteItemRequest { TableName = "Music", Key = Key("p", "1") })).Should().NotThrow();
    }

    [Fact]
    public void Write_JustUpToTheLimit_Passes()
    {
        // An item and its two entries: one shows all of it, one its keys.
        var fixedBytes = Bytes(Item("p", "1", 0));
        Put("p", "1", (1_000 - fixedBytes) / 2).Should().NotThrow();
        SizeOf(_engine, "p").Should().BeInRange(999, 1_000);
        Put("p", "1", ((1_000 - fixedBytes) / 2) + 1).Should().Throw<ItemCollectionSizeLimitExceededException>();
    }

    [Fact]
    public void Transaction_WhoseWritesAreTooLargeTogether_IsCancelledForTheOneThatIsTooMuch()
    {
        _engine.Invoking(engine => engine.Execute(new TransactWriteItemsRequest
        {
            TransactItems = [Put(Item("p", "1", 200)), Put(Item("q", "1", 200)), Put(Item("p", "2", 300))],
        })).Should().Throw<TransactionCanceledException>()
            .Which.CancellationReasons.Select(reason => (reason.Code, reason.Message)).Should().Equal(
                ("None", null), ("None", null), ("ItemCollectionSizeLimitExceeded", Text));
        SizeOf(_engine, "p").Should().Be(0);

        static TransactWriteItem Put(Item item) => new() { Put = new() { TableName = "Music", Item = item } };
    }

    [Fact]
    public void Sizes_OfATableWithoutLocalIndexes_AreNotKept()
    {
        _engine.Execute(Table(request => (request.TableName, request.GlobalSecondaryIndexes) = ("Plain", [Global("gix")])));

        _engine.Catalog.Get("Plain").Totals.Collections.Should().BeNull();
        _engine.Execute(new PutItemRequest { TableName = "Plain", Item = Item("p", "1", 2_000), ReturnItemCollectionMetrics = "SIZE" })
            .ItemCollectionMetrics.Should().BeNull();
    }

    [Fact]
    public void Sizes_AfterOpeningTheFolderAgain_AreTheSame()
    {
        using var folder = new FolderFixture();
        folder.Database.CreateTable(Music());
        for (var i = 0; i < 10; i++)
            folder.Table("Music").Put(Item($"p{i % 3}", $"{i}", i));
        folder.Table("Music").Delete(new Key("p1", "4"));
        var sizes = Sizes();

        folder.Reopen();

        Sizes().Should().Equal(sizes).And.NotContain(0);

        List<long> Sizes() => [.. new[] { "p0", "p1", "p2" }.Select(partition => SizeOf(folder.Database.Engine, partition))];
    }

    [Fact]
    public void EveryWrite_AskedForMetrics_TellsThePartitionKeyAndTheGigabytes()
    {
        var metrics = new List<ItemCollectionMetrics?>
        {
            _engine.Execute(new PutItemRequest { TableName = "Music", Item = Item("p", "1", 10), ReturnItemCollectionMetrics = "SIZE" }).ItemCollectionMetrics,
            _engine.Execute(new UpdateItemRequest { TableName = "Music", Key = Key("p", "1"), ReturnItemCollectionMetrics = "SIZE" }).ItemCollectionMetrics,
            _engine.Execute(new DeleteItemRequest { TableName = "Music", Key = Key("p", "1"), ReturnItemCollectionMetrics = "SIZE" }).ItemCollectionMetrics,
        };

        metrics.Should().AllSatisfy(told =>
        {
            told!.ItemCollectionKey.Should().Be(new Item { ["a"] = "p" });
            told.SizeEstimateRangeGB.Should().Equal(0, 1);
        });
        _engine.Execute(new PutItemRequest { TableName = "Music", Item = Item("p", "1", 10), ReturnItemCollectionMetrics = "NONE" })
            .ItemCollectionMetrics.Should().BeNull();
    }

    [Fact]
    public void Batch_AskedForMetrics_TellsEachCollectionOnce()
    {
        var response = _engine.Execute(new BatchWriteItemRequest
        {
            ReturnItemCollectionMetrics = ReturnItemCollectionMetrics.SIZE,
            RequestItems = new()
            {
                ["Music"] = [.. new[] { ("p", "1"), ("p", "2"), ("q", "1") }
                    .Select(key => new WriteRequest { PutRequest = new() { Item = Item(key.Item1, key.Item2, 1) } })],
            },
        });

        response.ItemCollectionMetrics!["Music"].Select(metrics => metrics.ItemCollectionKey)
            .Should().Equal(new Item { ["a"] = "p" }, new Item { ["a"] = "q" });
    }

    private static EmbeddedEngine Engine(long maxItemCollectionBytes) => EmbeddedEngine.InMemory(
        new EngineOptions { MaxItemCollectionBytes = maxItemCollectionBytes, SweepInterval = Timeout.InfiniteTimeSpan });

    private static CreateTableRequest Music() => Table(request => request.LocalSecondaryIndexes =
        [Local("lix"), Local("keys", "a:HASH c:RANGE", new() { ProjectionType = ProjectionType.KEYS_ONLY })]);

    private static Item Key(string partition, string item) => new() { ["a"] = partition, ["b"] = item };

    private static Item Item(string partition, string item, int length) => Key(partition, item).With("c", "x").With("text", new string('x', length));

    /// <summary>Puts an item that is in the indexes or is not, takes it out of them, or deletes it.</summary>
    private static void Run(EmbeddedEngine engine, int partition, int item, int kind, int length)
    {
        var (key, whole) = (Key($"p{partition}", $"{item}"), Item($"p{partition}", $"{item}", length));
        object _ = kind switch
        {
            0 => engine.Execute(new PutItemRequest { TableName = "Music", Item = whole }),
            1 => engine.Execute(new PutItemRequest { TableName = "Music", Item = whole.Without("c") }),
            2 => engine.Execute(new UpdateItemRequest { TableName = "Music", Key = key, UpdateExpression = "REMOVE c" }),
            _ => engine.Execute(new DeleteItemRequest { TableName = "Music", Key = key }),
        };
    }

    private static long Recount(EmbeddedEngine engine, string partition) => engine.Execute(new QueryRequest
    {
        TableName = "Music",
        KeyConditionExpression = "a = :a",
        ExpressionAttributeValues = new() { [":a"] = partition },
    }).Items!.Sum(Bytes);

    /// <summary>An item and its entries, by their sizes as items.</summary>
    private static long Bytes(Item item) => item.Contains("c")
        ? item.SizeBytes + item.SizeBytes + Key(item.GetString("a"), item.GetString("b")).With("c", "x").SizeBytes
        : item.SizeBytes;

    private static long SizeOf(EmbeddedEngine engine, string partition) =>
        engine.Catalog.Get("Music").Totals.Collections!.SizeOf(System.Text.Encoding.UTF8.GetBytes(partition));

    private Action Put(string partition, string item, long length) => () =>
        _engine.Execute(new PutItemRequest { TableName = "Music", Item = Item(partition, item, (int)length) });

    private Action Update(string partition, string item, int length) => () => _engine.Execute(new UpdateItemRequest
    {
        TableName = "Music",
        Key = Key(partition, item),
        UpdateExpression = "SET #t = :t",
        ExpressionAttributeNames = new() { ["#t"] = "text" },
        ExpressionAttributeValues = new() { [":t"] = new string('x', length) },
    });
}

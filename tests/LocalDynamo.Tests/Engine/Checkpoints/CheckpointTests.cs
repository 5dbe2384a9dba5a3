using LocalDynamo.Operations;
using Microsoft.Extensions.Time.Testing;

namespace LocalDynamo.Tests.Engine.Checkpoints;

/// <summary>A checkpoint takes the place of the log before it, and nothing else changes.</summary>
public sealed class CheckpointTests : IDisposable
{
    private readonly FolderFixture _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_FromACheckpointAndTheLogBehind_IsAsItWas()
    {
        var films = _folder.Database.CreateTable("Films", ("year", ScalarAttributeType.N), "title", SecondaryIndex.Global("ByTitle", "title"));
        _folder.Database.CreateTable("Gone", "id").Put(new Item { ["id"] = "x" });
        for (var i = 0; i < 3_000; i++)
            films.Put(Film(i));
        _folder.Database.DeleteTable("Gone");
        _folder.Database.Checkpoint();
        for (var i = 0; i < 3_000; i += 7)
            films.Delete(Film(i).KeyOf());
        films.Put(Film(5_000));
        var before = Dump();

        _folder.CutPower();
        Dump().Should().Equal(before);
        _folder.Table("Films").Index("ByTitle").Scan().Should().HaveSameCount(before);
        _folder.Table("Films").Describe().ItemCount.Should().Be(before.Length);
        _folder.Database.CreateTable("Other", "id").Put(new Item { ["id"] = "y" });
        _folder.CutPower();
        Dump().Should().Equal(before, "a new table has no number of an old one");
    }

    [Fact]
    public void Checkpoint_DeletesTheSegmentsAndTheCheckpointThatItReplaces()
    {
        var films = _folder.Database.CreateTable("Films", ("year", ScalarAttributeType.N), "title");
        films.Put(Film(1));
        _folder.Database.Checkpoint().Should().Be(0, "the only segment is the one that is written to");
        films.Put(Film(2));
        _folder.Database.Checkpoint().Should().BeGreaterThan(0);
        films.Put(Film(3));
        _folder.Disk.Names.Should().Equal(
            "checkpoint-0000000000000003.ckpt", "wal-0000000000000002.log", "wal-0000000000000003.log");
        _folder.Database.Checkpoint();
        _folder.Database.Checkpoint().Should().Be(0, "nothing was written since");
        _folder.CutPower();
        Dump().Should().Equal(Film(1), Film(2), Film(3));
    }

    [Fact]
    public void Checkpoint_KeepsClientRequestTokens()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));
        _folder.Options = new DynamoDatabaseOptions { TimeProvider = clock };
        _folder.Database.CreateTable("Users", "id");
        var request = new TransactWriteItemsRequest
        {
            ClientRequestToken = "token",
            TransactItems = [new() { Update = new() { TableName = "Users", Key = new() { ["id"] = "ada" }, UpdateExpression = "ADD n :one", ExpressionAttributeValues = new() { [":one"] = 1 } } }],
        };
        _folder.Database.TransactWriteItems(request);
        clock.Advance(TimeSpan.FromMinutes(9));
        _folder.Database.Checkpoint();
        _folder.CutPower();

        _folder.Database.TransactWriteItems(request);
        _folder.Table("Users").Get("ada")!.GetInt32("n").Should().Be(1);
        clock.Advance(TimeSpan.FromMinutes(1));
        _folder.Database.TransactWriteItems(request);
        _folder.Table("Users").Get("ada")!.GetInt32("n").Should().Be(2, "ten minutes count from the transaction, not from the checkpoint");
    }

    [Fact]
    public void Checkpoint_BesideWriters_LosesNothing()
    {
        var films = _folder.Database.CreateTable("Films", ("year", ScalarAttributeType.N), "title");
        var writing = Task.Factory.StartNew(
            () =>
            {
                for (var i = 0; i < 5_000; i++)
                    films.Put(Film(i % 1_000).With("n", i));
            },
            TaskCreationOptions.LongRunning);
        while (!writing.IsCompleted)
            _ = _folder.Database.Checkpoint();
        writing.IsCompletedSuccessfully.Should().BeTrue();
        var before = Dump();

        _folder.CutPower();
        Dump().Should().HaveCount(1_000).And.Equal(before);
    }

    private Item[] Dump() => [.. _folder.Table("Films").Scan().OrderBy(film => film.GetInt32("year"))];

    private static Item Film(int i) => new() { ["year"] = i, ["title"] = $"film {i}", ["text"] = new string('x', 100) };
}

file static class Films
{
    public static Key KeyOf(this Item film) => new(film["year"], film["title"]);
}

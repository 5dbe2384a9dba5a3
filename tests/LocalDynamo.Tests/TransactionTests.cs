using System.Runtime.CompilerServices;
using LocalDynamo.Tests.Engine;
using Microsoft.Extensions.Time.Testing;

namespace LocalDynamo.Tests;

public sealed class TransactionTests : IDisposable
{
    private readonly FolderFixture _folder = new();

    public TransactionTests()
    {
        var films = Database.CreateTable("Films", "maker", "title");
        foreach (var title in new[] { "Her", "Rush", "Up" })
            films.Put(Film(title, 1));
        Database.CreateTable("Users", "id").Put(new Item { ["id"] = "ada" });
    }

    private DynamoDatabase Database => _folder.Database;

    private Table Films => _folder.Table("Films");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Transaction_SeesItsSnapshotAndItsOwnWrites()
    {
        using var transaction = Database.BeginTransaction();
        var films = transaction.Table("Films");
        Films.Put(Film("Rush", 9));
        Films.Put(Film("Later", 9));

        films.Get("x", "Rush").Should().Be(Film("Rush", 1));
        films.Get("x", "Later").Should().BeNull();
        films.Put(Film("Her", 2)).Should().Be(Film("Her", 1), "it gives back what it replaces");
        films.Update(new Key("x", "Her"), "SET n = n + :one", new() { [":one"] = 1 }).Should().Be(Film("Her", 3));
        films.Delete(new Key("x", "Up")).Should().Be(Film("Up", 1));
        films.Delete(new Key("x", "Up")).Should().BeNull();
        films.Put(Film("Alien", 1));

        films.Get("x", "Her").Should().Be(Film("Her", 3));
        films.Get("x", "Up").Should().BeNull();
        films.Query("x").Should().Equal(Film("Alien", 1), Film("Her", 3), Film("Rush", 1));
        films.Query("x").Descending().Should().Equal(Film("Rush", 1), Film("Her", 3), Film("Alien", 1));
        films.Scan().Should().Equal(films.Query("x"));
        Films.Get("x", "Her").Should().Be(Film("Her", 1), "nobody else sees it before the commit");
    }

    [Fact]
    public void Commit_IsOneCommit_AndDurable()
    {
        using var transaction = Database.BeginTransaction();
        transaction.Table("Films").Put(Film("Her", 2));
        transaction.Table("Films").Delete(new Key("x", "Up"));
        transaction.Table("Users").Update("bob", "SET n = :n", new() { [":n"] = 1 });
        var before = CommitNumber();

        transaction.Commit();

        CommitNumber().Should().Be(before + 1);
        _folder.CutPower();
        Films.Scan().Should().Equal(Film("Her", 2), Film("Rush", 1));
        _folder.Table("Users").Get("bob")!.GetInt32("n").Should().Be(1);
    }

    [Fact]
    public void Dispose_WithoutCommit_LeavesNothing()
    {
        var before = CommitNumber();
        using (var transaction = Database.BeginTransaction())
            transaction.Table("Films").Put(Film("Her", 2));

        Films.Get("x", "Her").Should().Be(Film("Her", 1));
        CommitNumber().Should().Be(before);
    }

    [Theory]
    [InlineData("put")]
    [InlineData("delete")]
    [InlineData("transaction")]
    public void Commit_OfAnItemThatWasChangedMeanwhile_Conflicts(string change)
    {
        using var transaction = Database.BeginTransaction();
        var films = transaction.Table("Films");
        films.Put(Film("Up", 5));
        films.Put(Film("Her", 2));
        switch (change)
        {
            case "put":
                Films.Put(Film("Her", 7));
                break;
            case "delete":
                Films.Delete(new Key("x", "Her"));
                break;
            default:
                using (var other = Database.BeginTransaction())
                {
                    other.Table("Films").Put(Film("Her", 7));
                    other.Commit();
                }

                break;
        }

        transaction.Invoking(late => late.Commit()).Should().Throw<TransactionConflictException>().WithMessage(
            """An item that this transaction writes has been changed since it began: {"maker":"x","title":"Her"} of table Films""");
        Films.Get("x", "Up").Should().Be(Film("Up", 1), "all or nothing");
        transaction.Invoking(late => late.Commit()).Should().Throw<InvalidOperationException>()
            .WithMessage("The transaction has been rolled back, since its commit failed.");
    }

    [Fact]
    public void Commit_OfAnItemThatCameAndWentMeanwhile_Conflicts()
    {
        using var transaction = Database.BeginTransaction();
        transaction.Table("Films").Delete(new Key("x", "New"));
        Films.Put(Film("New", 1));
        Films.Delete(new Key("x", "New"));
        for (var i = 0; i < 50; i++)
            Films.Put(Film("Up", i));

        transaction.Invoking(late => late.Commit()).Should().Throw<TransactionConflictException>("its tombstone is kept as long as somebody asks");
    }

    [Fact]
    public void Commit_OfWritesThatDoNotOverlap_Succeeds()
    {
        using var first = Database.BeginTransaction(TransactionIsolation.Serializable);
        using var second = Database.BeginTransaction();
        first.Table("Films").Put(Film("Her", 2));
        second.Table("Films").Put(Film("Rush", 2));
        second.Commit();
        first.Commit();
        Films.Query("x").Select(film => film.GetInt32("n")).Should().Equal(2, 2, 1);
    }

    [Fact]
    public void FailedWrite_LeavesTheTransactionAsItWas()
    {
        using var transaction = Database.BeginTransaction();
        var films = transaction.Table("Films");
        films.Put(Film("Her", 2));

        films.Invoking(table => table.Put(Film("Her", 3), "n = :one", new() { [":one"] = 1 }))
            .Should().Throw<ConditionalCheckFailedException>().Which.Item.Should().Be(Film("Her", 2), "a condition sees what was written");
        films.Invoking(table => table.Update(new Key("x", "Her"), "SET a.b = n")).Should().Throw<ValidationException>();
        films.Invoking(table => table.Put(new Item { ["maker"] = 1 })).Should().Throw<ValidationException>();
        films.Invoking(table => table.Get("only half a key")).Should().Throw<ValidationException>();

        transaction.Commit();
        Films.Get("x", "Her").Should().Be(Film("Her", 2));
    }

    [Fact]
    public void WritesBeyondAHundredItems_AreRefused()
    {
        using var transaction = Database.BeginTransaction();
        var films = transaction.Table("Films");
        for (var i = 0; i < 100; i++)
            films.Put(Film($"f{i}", i));

        films.Invoking(table => table.Put(Film("one more", 1))).Should().Throw<ValidationException>()
            .WithMessage("A transaction can write at most 100 items");
        films.Put(Film("f0", 7));
        transaction.Commit();
        Films.Scan().Should().HaveCount(103);
    }

    [Fact]
    public void WritesBeyondFourMegabytes_AreRefused()
    {
        using var transaction = Database.BeginTransaction();
        var films = transaction.Table("Films");
        var text = new string('x', 400_000);
        for (var i = 0; i < 10; i++)
            films.Put(Film($"f{i}", i).With("text", text));

        films.Invoking(table => table.Put(Film("one more", 1).With("text", text))).Should().Throw<ValidationException>()
            .WithMessage("Transaction payload size cannot exceed 4MB. Payload Size: 44*");
        films.Delete(new Key("x", "f0"));
        films.Put(Film("one more", 1).With("text", text));
        transaction.Commit();
        Films.Scan().Should().HaveCount(13);
    }

    [Fact]
    public void TransactionThatIsOver_RefusesEveryUse()
    {
        var transaction = Database.BeginTransaction();
        var films = transaction.Table("Films");
        var query = films.Query("x");
        transaction.Commit();
        Action[] uses =
        [
            transaction.Commit, () => transaction.Table("Films"), () => films.Get("x", "Up"), () => films.Put(Film("Up", 2)),
            () => films.Delete(new Key("x", "Up")), () => films.Update(new Key("x", "Up"), "REMOVE n"), () => query.ToList(), () => films.Scan().ToList(),
        ];

        uses.Should().AllSatisfy(use => use.Should().Throw<InvalidOperationException>().WithMessage("The transaction has been committed."));
        transaction.Dispose();
        transaction.Dispose();
        uses.Should().AllSatisfy(use => use.Should().Throw<ObjectDisposedException>());
    }

    [Fact]
    public void Commit_OfReadsAlone_NeverConflicts()
    {
        using var transaction = Database.BeginTransaction(TransactionIsolation.Serializable);
        transaction.Table("Films").Scan().Should().HaveCount(3);
        Films.Put(Film("Her", 2));
        transaction.Table("Films").Get("x", "Her").Should().Be(Film("Her", 1));
        var before = CommitNumber();

        transaction.Commit();

        CommitNumber().Should().Be(before);
    }

    [Fact]
    public async Task Transaction_AcrossAwaits_GoesOnOnAnyThread()
    {
        using var transaction = Database.BeginTransaction();
        for (var i = 0; i < 5; i++)
        {
            await Task.Yield();
            transaction.Table("Films").Put(Film($"f{i}", i));
            await Task.Run(() => transaction.Table("Films").Query("x").Should().HaveCount(4 + i));
        }

        await Task.Run(async () => await transaction.CommitAsync());
        Films.Scan().Should().HaveCount(8);
    }

    [Fact]
    public async Task CommitAsync_CancelledBefore_LeavesTheTransactionOpen()
    {
        using var transaction = Database.BeginTransaction();
        transaction.Table("Films").Put(Film("New", 1));

        await transaction.Awaiting(open => open.CommitAsync(new CancellationToken(true)).AsTask()).Should().ThrowAsync<OperationCanceledException>();

        await transaction.CommitAsync();
        Films.Get("x", "New").Should().NotBeNull();
    }

    [Fact]
    public void Tables_AreThoseOfTheBeginning()
    {
        using var transaction = Database.BeginTransaction();
        transaction.Table("Users").Put(new Item { ["id"] = "bob" });
        Database.CreateTable("Later", "id");
        Database.DeleteTable("Users");

        transaction.Invoking(open => open.Table("Later")).Should().Throw<ResourceNotFoundException>();
        transaction.Table("Users").Scan().Should().HaveCount(2);
        transaction.Invoking(open => open.Commit()).Should().Throw<ResourceNotFoundException>();
    }

    [Fact]
    public void Commit_AfterTheDatabaseIsClosed_IsRefused()
    {
        var transaction = Database.BeginTransaction();
        transaction.Table("Films").Put(Film("New", 1));
        Database.Dispose();
        transaction.Invoking(open => open.Commit()).Should().Throw<ObjectDisposedException>();
    }

    [Fact]
    public void HiddenItems_AreNotThere_WhoeverHasWrittenThem()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(2_000_000_000));
        using var database = DynamoDatabase.InMemory(new DynamoDatabaseOptions { TimeProvider = clock, TimeToLive = new() { HideExpired = true } });
        var sessions = database.CreateTable("Sessions", "id");
        sessions.EnableTimeToLive("expires");
        sessions.Put(Session("theirs", 2_000_000_010));
        using var transaction = database.BeginTransaction();
        var own = transaction.Table("Sessions");
        own.Put(Session("mine", 2_000_000_010));
        own.Scan().Should().HaveCount(2);

        clock.Advance(TimeSpan.FromSeconds(11));

        own.Scan().Should().BeEmpty();
        own.Get("mine").Should().BeNull();
        own.Get("theirs").Should().BeNull();
        own.Put(Session("mine", 2_100_000_000), "attribute_not_exists(id)").Should().BeNull();
        transaction.Commit();
        sessions.Scan().Should().Equal(Session("mine", 2_100_000_000));
    }

    [Fact]
    public void EndedTransactions_HoldNothing()
    {
        var committed = Database.BeginTransaction();
        committed.Table("Films").Put(Film("New", 1));
        committed.Commit();
        var failed = Database.BeginTransaction();
        failed.Table("Films").Put(Film("New", 2));
        Films.Put(Film("New", 3));
        failed.Invoking(late => late.Commit()).Should().Throw<TransactionConflictException>();
        Database.BeginTransaction().Dispose();

        Database.Engine.Snapshots.Capture().Numbers.Should().BeEmpty();
    }

    [Fact]
    public void ForgottenTransactionsAndSnapshots_HoldNothingForEver()
    {
        Forget();
        for (var i = 0; i < 20 && Database.Engine.Snapshots.Capture().Numbers.Length > 0; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Database.Engine.Snapshots.Capture().Numbers.Should().BeEmpty();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Forget()
    {
        _ = Database.Snapshot().Table("Films").Scan().First();
        _ = Database.BeginTransaction().Table("Films").Put(Film("New", 1));
        Database.Engine.Snapshots.Capture().Numbers.Should().HaveCount(2);
    }

    private static Item Session(string id, long expires) => new() { ["id"] = id, ["expires"] = expires };

    private static Item Film(string title, int n) => new() { ["maker"] = "x", ["title"] = title, ["n"] = n };

    private long CommitNumber()
    {
        using var snapshot = Database.Snapshot();
        return snapshot.CommitNumber;
    }
}

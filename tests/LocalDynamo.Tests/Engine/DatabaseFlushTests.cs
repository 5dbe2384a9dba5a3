using Microsoft.Extensions.Time.Testing;

namespace LocalDynamo.Tests.Engine;

/// <summary>What was acknowledged before a flush is on the disk after it, whatever the durability.</summary>
public sealed class DatabaseFlushTests : IDisposable
{
    private readonly FolderFixture _folder = new();

    public static TheoryData<Durability> Durabilities =>
        [Durability.Immediate, Durability.Interval(TimeSpan.FromHours(1)), Durability.None];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Durabilities))]
    public async Task Flush_MeansThatAPowerCutLosesNothing(Durability durability)
    {
        _folder.Options = new DynamoDatabaseOptions { Durability = durability, TimeProvider = new FakeTimeProvider() };
        var users = _folder.Database.CreateTable("Users", "id");
        users.Put(new Item { ["id"] = "ada" });
        _folder.Database.Flush();
        _folder.CutPower().Table("Users").Scan().Should().HaveCount(1);

        _folder.Table("Users").Put(new Item { ["id"] = "grace" });
        await _folder.Database.FlushAsync();
        _folder.CutPower().Table("Users").Scan().Should().HaveCount(2);

        _folder.Table("Users").Put(new Item { ["id"] = "barbara" });
        _folder.CutPower().Table("Users").Scan().Should().HaveCount(durability == Durability.Immediate ? 3 : 2);
    }

    [Fact]
    public async Task Flush_InMemory_ReturnsAtOnce()
    {
        using var database = DynamoDatabase.InMemory();
        database.Flush();
        await database.FlushAsync();
    }

    [Fact]
    public async Task Flush_AfterAFailedSync_Fails()
    {
        var users = _folder.Database.CreateTable("Users", "id");
        _folder.Disk.Before = (call, _) =>
        {
            if (call == "Sync") throw new IOException("No space left");
        };
        users.Invoking(table => table.Put(new Item { ["id"] = "ada" })).Should().Throw<DatabaseReadOnlyException>();
        _folder.Database.Invoking(database => database.Flush()).Should().Throw<DatabaseReadOnlyException>();
        await _folder.Database.Awaiting(database => database.FlushAsync().AsTask()).Should().ThrowAsync<DatabaseReadOnlyException>();
    }

    [Fact]
    public async Task Flush_AfterDispose_Fails()
    {
        var database = _folder.Database;
        database.Dispose();
        database.Invoking(closed => closed.Flush()).Should().Throw<ObjectDisposedException>();
        await database.Awaiting(closed => closed.FlushAsync().AsTask()).Should().ThrowAsync<ObjectDisposedException>();
    }
}

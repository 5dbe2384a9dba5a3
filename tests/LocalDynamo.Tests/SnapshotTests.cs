namespace LocalDynamo.Tests;

public sealed class SnapshotTests : IDisposable
{
    private readonly DynamoDatabase _database = DynamoDatabase.InMemory();
    private readonly Table _users;

    public SnapshotTests()
    {
        _users = _database.CreateTable("Users", "id");
        _users.Put(new Item { ["id"] = "ada", ["n"] = 1 });
    }

    public void Dispose() => _database.Dispose();

    [Fact]
    public void Snapshot_AfterWrites_ShowsWhatWas()
    {
        using var snapshot = _database.Snapshot();
        _users.Put(new Item { ["id"] = "ada", ["n"] = 2 });
        _users.Put(new Item { ["id"] = "bob" });
        var users = snapshot.Table("Users");

        users.Get("ada")!.GetInt32("n").Should().Be(1);
        users.Get("bob").Should().BeNull();
        users.Scan().Should().ContainSingle();
        users.Query("ada").Should().ContainSingle();
        _users.Get("ada")!.GetInt32("n").Should().Be(2);
    }

    [Fact]
    public void Snapshot_OfADeletedItem_StillHasIt()
    {
        using var snapshot = _database.Snapshot();
        _users.Delete("ada");
        snapshot.Table("Users").Get("ada").Should().NotBeNull();
    }

    [Fact]
    public void Snapshot_AfterTablesChanged_HasTheTablesThatWere()
    {
        using var snapshot = _database.Snapshot();
        _database.DeleteTable("Users");
        _database.CreateTable("Later", "id");

        snapshot.TableNames.Should().Equal("Users");
        snapshot.Table("Users").Scan().Should().ContainSingle();
        snapshot.Invoking(view => view.Table("Later")).Should().Throw<ResourceNotFoundException>();
    }

    [Fact]
    public void CommitNumber_CountsCommits()
    {
        using var before = _database.Snapshot();
        _users.Put(new Item { ["id"] = "bob" });
        _users.Delete("nobody");
        using var after = _database.Snapshot();
        after.CommitNumber.Should().Be(before.CommitNumber + 1, "a delete of nothing is no commit");
    }

    [Fact]
    public void DisposedSnapshot_RefusesEveryUse()
    {
        var snapshot = _database.Snapshot();
        var users = snapshot.Table("Users");
        var query = users.Query("ada");
        snapshot.Dispose();
        snapshot.Dispose();
        Action[] uses =
        [
            () => _ = snapshot.TableNames,
            () => snapshot.Table("Users"),
            () => users.Get("ada"),
            () => query.ToList(),
            () => users.Scan().ToList(),
        ];

        uses.Should().AllSatisfy(use => use.Should().Throw<ObjectDisposedException>());
        _users.Get("ada").Should().NotBeNull();
    }
}

using LocalDynamo.Operations;
using Microsoft.Extensions.Time.Testing;

namespace LocalDynamo.Tests;

public sealed class DynamoDatabaseTests
{
    [Fact]
    public void CreateTable_ByName_CanBeUsedAtOnce()
    {
        using var database = DynamoDatabase.InMemory();
        database.CreateTable("Movies", ("year", ScalarAttributeType.N), "title").Put(new Item { ["year"] = 2013, ["title"] = "Rush" });
        database.Table("Movies").Get(2013, "Rush").Should().NotBeNull();
        database.TableNames.Should().Equal("Movies");
    }

    [Fact]
    public void CreateTable_OfANameInUse_IsRefused()
    {
        using var database = DynamoDatabase.InMemory();
        database.CreateTable("Users", "id");
        database.Invoking(db => db.CreateTable("Users", "id")).Should().Throw<ResourceInUseException>();
    }

    [Fact]
    public void Table_ThatIsNotThere_IsNotFound()
    {
        using var database = DynamoDatabase.InMemory();
        database.Invoking(db => db.Table("Users")).Should().Throw<ResourceNotFoundException>();
        database.TryGetTable("Users", out var table).Should().BeFalse();
        table.Should().BeNull();
        database.CreateTable("Users", "id");
        database.TryGetTable("Users", out table).Should().BeTrue();
        table!.Name.Should().Be("Users");
    }

    [Fact]
    public void TableNames_AreInTheirOrder()
    {
        using var database = DynamoDatabase.InMemory();
        foreach (var name in new[] { "beta", "Alpha", "gamma", "Beta" })
            database.CreateTable(name, "id");
        database.TableNames.Should().Equal("Alpha", "Beta", "beta", "gamma");
    }

    [Fact]
    public void InMemory_TwoDatabases_ShareNothing()
    {
        using var one = DynamoDatabase.InMemory();
        using var other = DynamoDatabase.InMemory();
        one.CreateTable("Users", "id");
        other.TableNames.Should().BeEmpty();
    }

    [Fact]
    public void Seed_TwoDatabasesWithOneHistory_AreAlike()
    {
        var (order, id) = Run(seed: 42);
        Run(seed: 42).Should().BeEquivalentTo((order, id), options => options.WithStrictOrdering());
        var other = Run(seed: 43);
        other.Id.Should().NotBe(id);
        other.Order.Should().NotEqual(order).And.BeEquivalentTo(order);

        static (List<string> Order, string? Id) Run(long seed)
        {
            using var database = DynamoDatabase.InMemory(new DynamoDatabaseOptions { Seed = seed });
            var users = database.CreateTable("Users", "id");
            for (var i = 0; i < 100; i++)
                users.Put(new Item { ["id"] = $"u{i}" });
            return ([.. users.Scan().Select(item => item.GetString("id"))], users.Describe().TableId);
        }
    }

    [Fact]
    public void CreationDateTime_IsThatOfTheClock()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.Zero));
        using var database = DynamoDatabase.InMemory(new DynamoDatabaseOptions { TimeProvider = clock });
        database.CreateTable("Early", "id");
        clock.Advance(TimeSpan.FromHours(1));
        database.CreateTable("Later", "id");

        database.Table("Early").Describe().CreationDateTime.Should().Be(new DateTime(2030, 1, 2, 3, 4, 5, DateTimeKind.Utc));
        database.Table("Later").Describe().CreationDateTime.Should().Be(new DateTime(2030, 1, 2, 4, 4, 5, DateTimeKind.Utc));
    }

    [Fact]
    public void Region_IsThatOfTheArns()
    {
        using var database = DynamoDatabase.InMemory(new DynamoDatabaseOptions { Region = "eu-west-2" });
        database.CreateTable("Users", "id").Describe().TableArn.Should().Be("arn:aws:dynamodb:eu-west-2:000000000000:table/Users");
    }

    [Fact]
    public void Open_OfAFolder_FindsWhatWasWritten()
    {
        var folder = Directory.CreateTempSubdirectory("LocalDynamo");
        try
        {
            using (var database = DynamoDatabase.Open(folder.FullName))
                database.CreateTable("Users", "id").Put(new Item { ["id"] = "ada" });
            using var reopened = DynamoDatabase.Open(folder.FullName);
            reopened.Table("Users").Get("ada").Should().Be(new Item { ["id"] = "ada" });
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task DisposedDatabase_RefusesEveryUse()
    {
        var database = DynamoDatabase.InMemory();
        var users = database.CreateTable("Users", "id");
        users.Put(new Item { ["id"] = "ada" });
        users.Put(new Item { ["id"] = "bob" });
        using var walk = users.Scan().PageSize(1).GetEnumerator();
        walk.MoveNext().Should().BeTrue();
        database.Dispose();
        database.Dispose();
        Action[] uses =
        [
            () => _ = database.TableNames,
            () => database.Table("Users"),
            () => database.TryGetTable("Users", out _),
            () => database.CreateTable("Other", "id"),
            () => database.DeleteTable("Users"),
            () => database.Snapshot(),
            () => database.GetItem(new() { TableName = "Users", Key = new() { ["id"] = "ada" } }),
            () => database.ListTables(new()),
            () => users.Describe(),
            () => users.Get("ada"),
            () => users.Put(new Item { ["id"] = "ada" }),
            () => users.Put(new Item { ["id"] = "ada" }, "attribute_exists(id)"),
            () => users.Update("ada", "REMOVE a"),
            () => users.Delete("ada"),
            () => users.Query("ada").ToList(),
            () => users.Scan().ToList(),
            () => walk.MoveNext(),
        ];

        uses.Should().AllSatisfy(use => use.Should().Throw<ObjectDisposedException>());
        await users.Awaiting(table => table.PutAsync(new Item { ["id"] = "ada" }).AsTask()).Should().ThrowAsync<ObjectDisposedException>();
        await users.Awaiting(table => table.DeleteAsync("ada").AsTask()).Should().ThrowAsync<ObjectDisposedException>();
        users.Name.Should().Be("Users");
    }

    [Fact]
    public void DisposedDatabase_InAFolder_RefusesEveryUse()
    {
        using var folder = new Engine.FolderFixture();
        var users = folder.Database.CreateTable("Users", "id");
        users.Put(new Item { ["id"] = "ada" });
        folder.Dispose();
        users.Invoking(table => table.Get("ada")).Should().Throw<ObjectDisposedException>();
        users.Invoking(table => table.Put(new Item { ["id"] = "ada" })).Should().Throw<ObjectDisposedException>();
    }
}

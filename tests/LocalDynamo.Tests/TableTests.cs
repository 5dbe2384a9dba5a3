using LocalDynamo.Operations;

namespace LocalDynamo.Tests;

public sealed class TableTests : IDisposable
{
    private readonly DynamoDatabase _database = DynamoDatabase.InMemory();
    private readonly Table _users;
    private readonly Table _films;

    public TableTests()
    {
        _users = _database.CreateTable("Users", "id");
        _films = _database.CreateTable("Films", ("year", ScalarAttributeType.N), "title");
    }

    public void Dispose() => _database.Dispose();

    [Fact]
    public void Put_NewItem_ReturnsNullAndGetFindsIt()
    {
        _users.Put(new Item { ["id"] = "ada", ["born"] = 1815 }).Should().BeNull();
        _users.Get("ada").Should().Be(new Item { ["id"] = "ada", ["born"] = 1815 });
    }

    [Fact]
    public void Put_OnAnotherItem_ReplacesAndReturnsIt()
    {
        var first = new Item { ["id"] = "ada", ["a"] = 1 };
        _users.Put(first);
        _users.Put(new Item { ["id"] = "ada", ["b"] = 2 }).Should().Be(first);
        _users.Get("ada").Should().Be(new Item { ["id"] = "ada", ["b"] = 2 });
    }

    [Fact]
    public void Get_WithASortKey_FindsTheOneItem()
    {
        _films.Put(new Item { ["year"] = 2013, ["title"] = "Rush" });
        _films.Get(2013, "Rush").Should().NotBeNull();
        _films.Get(new Key(2013, "Prisoners")).Should().BeNull();
    }

    [Fact]
    public void Get_OfTheStoredItem_CopiesNothing()
    {
        _users.Put(new Item { ["id"] = "ada" });
        _users.Get("ada").Should().BeSameAs(_users.Get("ada"));
    }

    [Fact]
    public void Update_OfAnItem_ReturnsItAsItIsAfterwards()
    {
        _users.Update("ada", "ADD visits :one SET #n = :n", new() { [":one"] = 1, [":n"] = "Ada" }, new() { ["#n"] = "name" })
            .Should().Be(new Item { ["id"] = "ada", ["visits"] = 1, ["name"] = "Ada" });
        _users.Update("ada", "ADD visits :one", new() { [":one"] = 1 })!.GetInt32("visits").Should().Be(2);
    }

    [Fact]
    public void Update_ThatOnlyRemoves_DoesNotMakeAnItem()
    {
        _users.Update("nobody", "REMOVE a").Should().BeNull();
        _users.Get("nobody").Should().BeNull();
    }

    [Fact]
    public void Delete_ReturnsWhatItDeleted()
    {
        _users.Put(new Item { ["id"] = "ada" });
        _users.Delete("ada").Should().Be(new Item { ["id"] = "ada" });
        _users.Delete("ada").Should().BeNull();
        _users.Get("ada").Should().BeNull();
    }

    [Fact]
    public async Task AsyncForms_DoTheSame()
    {
        var one = new Dictionary<string, AttributeValue> { [":one"] = 1 };
        (await _users.PutAsync(new Item { ["id"] = "ada", ["n"] = 1 })).Should().BeNull();
        (await _users.PutAsync(new Item { ["id"] = "ada", ["n"] = 1 }, "n = :one", one)).Should().NotBeNull();
        (await _users.UpdateAsync("ada", "ADD n :one", one))!.GetInt32("n").Should().Be(2);
        (await _users.DeleteAsync("ada", "n > :one", one))!.GetInt32("n").Should().Be(2);
        _users.Get("ada").Should().BeNull();
    }

    [Fact]
    public void FailedConditions_CarryTheStoredItemAndChangeNothing()
    {
        var stored = new Item { ["id"] = "ada", ["n"] = 1 };
        _users.Put(stored);
        Action[] writes =
        [
            () => _users.Put(new Item { ["id"] = "ada" }, "attribute_not_exists(id)"),
            () => _users.Update("ada", "SET n = :two", new() { [":two"] = 2 }, condition: "n > :two"),
            () => _users.Delete("ada", "n = :two", new() { [":two"] = 2 }),
        ];

        writes.Should().AllSatisfy(write => write.Should().Throw<ConditionalCheckFailedException>()
            .WithMessage("The conditional request failed").Which.Item.Should().Be(stored));
        _users.Get("ada").Should().Be(stored);
    }

    [Fact]
    public void FailedCondition_OnAMissingItem_CarriesNone() =>
        _users.Invoking(users => users.Delete("nobody", "attribute_exists(id)"))
            .Should().Throw<ConditionalCheckFailedException>().Which.Item.Should().BeNull();

    [Fact]
    public async Task AsyncWrites_WithACancelledToken_WriteNothing()
    {
        var cancelled = new CancellationToken(canceled: true);
        Func<Task>[] writes =
        [
            () => _users.PutAsync(new Item { ["id"] = "ada" }, cancelled).AsTask(),
            () => _users.PutAsync(new Item { ["id"] = "ada" }, "attribute_not_exists(id)", cancellationToken: cancelled).AsTask(),
            () => _users.UpdateAsync("ada", "SET n = :n", new() { [":n"] = 1 }, cancellationToken: cancelled).AsTask(),
            () => _users.DeleteAsync("ada", cancellationToken: cancelled).AsTask(),
            () => _database.GetItemAsync(new() { TableName = "Users", Key = new() { ["id"] = "ada" } }, cancelled).AsTask(),
        ];

        foreach (var write in writes)
            await write.Should().ThrowAsync<OperationCanceledException>();
        _users.Scan().Should().BeEmpty();
    }

    [Fact]
    public void Members_OfADeletedTable_SayThatItIsNotFound()
    {
        _database.DeleteTable("Users");
        Action[] uses =
        [
            () => _users.Describe(),
            () => _users.Get("ada"),
            () => _users.Put(new Item { ["id"] = "ada" }),
            () => _users.Update("ada", "REMOVE a"),
            () => _users.Delete("ada"),
            () => _users.Query("ada").ToList(),
            () => _users.Scan().ToList(),
        ];

        uses.Should().AllSatisfy(use => use.Should().Throw<ResourceNotFoundException>());
    }

    [Fact]
    public void Scan_WhoseTableIsDeletedBetweenPages_SaysThatItIsNotFound()
    {
        _users.Put(new Item { ["id"] = "ada" });
        _users.Put(new Item { ["id"] = "bob" });
        using var items = _users.Scan().PageSize(1).GetEnumerator();
        items.MoveNext().Should().BeTrue();
        _database.DeleteTable("Users");
        items.Invoking(walk => walk.MoveNext()).Should().Throw<ResourceNotFoundException>();
    }

    [Fact]
    public void Table_DeletedAndMadeAgain_IsTheNewOneUnderTheKeptObject()
    {
        _users.Put(new Item { ["id"] = "ada" });
        _database.DeleteTable("Users");
        _database.CreateTable("Users", ("number", ScalarAttributeType.N));

        _users.Get(7).Should().BeNull();
        _users.Put(new Item { ["number"] = 7 });
        _users.Scan().Should().Equal(new Item { ["number"] = 7 });
        _users.Describe().KeySchema.Should().ContainSingle().Which.AttributeName.Should().Be("number");
    }

    [Fact]
    public void Describe_AfterWrites_CountsItemsAndBytes()
    {
        _users.Put(new Item { ["id"] = "ada", ["text"] = "abc" });
        _users.Put(new Item { ["id"] = "bob" });
        _users.Delete("bob");
        var description = _users.Describe();
        (description.ItemCount, description.TableSizeBytes).Should().Be((1, "idadatextabc".Length));
        description.TableStatus.Should().Be(TableStatus.ACTIVE);
    }
}

using LocalDynamo.Tests.Engine;

namespace LocalDynamo.Tests;

public sealed class TableManyTests : IDisposable
{
    private readonly DynamoDatabase _database = DynamoDatabase.InMemory();
    private readonly Table _users;

    public TableManyTests() => _users = _database.CreateTable("Users", "id");

    public void Dispose() => _database.Dispose();

    [Fact]
    public void PutMany_OfAnyNumber_WritesAllInTheirOrder()
    {
        _users.PutMany(Enumerable.Range(0, 1000).Select(i => new Item { ["id"] = $"{i % 900}", ["n"] = i })).Should().Be(1000);
        _users.Describe().ItemCount.Should().Be(900);
        _users.Get("50")!.GetInt32("n").Should().Be(950);
        _users.PutMany([]).Should().Be(0);
    }

    [Fact]
    public void PutMany_ThatMeetsABadItem_KeepsThoseBeforeIt()
    {
        _users.Invoking(users => users.PutMany([new Item { ["id"] = "a" }, new Item(), new Item { ["id"] = "b" }]))
            .Should().Throw<ValidationException>();
        _users.Scan().Should().Equal(new Item { ["id"] = "a" });
    }

    [Fact]
    public void PutMany_InAFolder_IsDurableAlsoWhereItFails()
    {
        using var folder = new FolderFixture();
        var users = folder.Database.CreateTable("Users", "id");
        users.Invoking(users => users.PutMany([new Item { ["id"] = "a" }, new Item()])).Should().Throw<ValidationException>();
        folder.CutPower().Table("Users").Get("a").Should().NotBeNull();
    }

    [Fact]
    public void DeleteMany_CountsWhatThereWas()
    {
        _users.PutMany(Enumerable.Range(0, 10).Select(i => new Item { ["id"] = $"{i}" }));
        _users.DeleteMany(Enumerable.Range(5, 10).Select(i => (Key)$"{i}")).Should().Be(5);
        _users.Describe().ItemCount.Should().Be(5);
    }

    [Fact]
    public void GetMany_AnswersKeyByKey()
    {
        var ada = new Item { ["id"] = "ada" };
        _users.Put(ada);
        _users.GetMany(["bob", "ada", "ada"]).Should().Equal(null, ada, ada);
    }

    [Fact]
    public async Task AsyncForms_DoTheSameAndStopWhenTold()
    {
        (await _users.PutManyAsync([new Item { ["id"] = "a" }, new Item { ["id"] = "b" }])).Should().Be(2);
        (await _users.DeleteManyAsync(["a", "c"])).Should().Be(1);
        using var stop = new CancellationTokenSource();
        var put = async () => await _users.PutManyAsync(StopAfter(3), stop.Token);
        await put.Should().ThrowAsync<OperationCanceledException>();
        _users.Describe().ItemCount.Should().Be(4);

        IEnumerable<Item> StopAfter(int count)
        {
            for (var i = 0; ; i++)
            {
                if (i == count)
                    stop.Cancel();
                yield return new Item { ["id"] = $"{i}" };
            }
        }
    }
}

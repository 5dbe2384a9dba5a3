using LocalDynamo.Operations;
using Microsoft.Extensions.Time.Testing;

namespace LocalDynamo.Tests.Engine.TimeToLive;

/// <summary>With <see cref="TimeToLiveOptions.HideExpired"/> an expired item is as good as deleted, for everyone but the sweeper.</summary>
public sealed class HiddenItemsTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly long Now = Start.ToUnixTimeSeconds();

    private readonly FakeTimeProvider _clock = new(Start);
    private readonly FolderFixture _folder = new();
    private readonly Item _item = new() { ["id"] = "a", ["part"] = 1, ["expires"] = Now + 10 };
    private Table _table;

    public HiddenItemsTests()
    {
        _folder.Options = new()
        {
            TimeProvider = _clock,
            TimeToLive = new() { SweepInterval = Timeout.InfiniteTimeSpan, HideExpired = true },
        };
        _table = _folder.Database.CreateTable("Sessions", "id", ("part", ScalarAttributeType.N));
        _table.EnableTimeToLive("expires");
        _table.Put(_item);
        _table.Put(new Item { ["id"] = "a", ["part"] = 2, ["expires"] = "never" });
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Reads_SeeItUntilItExpiresAndNotAfter()
    {
        using var snapshot = _folder.Database.Snapshot();
        Sees().Should().BeTrue();
        snapshot.Table("Sessions").Get("a", 1).Should().Be(_item);

        _clock.Advance(TimeSpan.FromSeconds(11));
        Sees().Should().BeFalse();
        snapshot.Table("Sessions").Get("a", 1).Should().BeNull("it goes by the clock");
        snapshot.Table("Sessions").Scan().Should().ContainSingle();
    }

    [Fact]
    public void Reads_DoNotSeeItAfterReopening()
    {
        _clock.Advance(TimeSpan.FromSeconds(11));
        _table = _folder.Reopen().Table("Sessions");
        Sees().Should().BeFalse();
    }

    [Fact]
    public void Pages_DoNotCountIt()
    {
        _clock.Advance(TimeSpan.FromSeconds(11));
        var page = _folder.Database.Query(new()
        {
            TableName = "Sessions",
            KeyConditionExpression = "id = :id",
            ExpressionAttributeValues = new() { [":id"] = "a" },
            Limit = 1,
        });
        page.ScannedCount.Should().Be(1);
        page.Items.Should().ContainSingle().Which["part"].AsInt32().Should().Be(2);
    }

    [Fact]
    public void Conditions_FindNothing()
    {
        _clock.Advance(TimeSpan.FromSeconds(11));
        this.Invoking(_ => _table.Update(new Key("a", 1), "SET x = :x", new() { [":x"] = 1 }, condition: "attribute_exists(id)"))
            .Should().Throw<ConditionalCheckFailedException>().Which.Item.Should().BeNull();
        var anew = new Item { ["id"] = "a", ["part"] = 1, ["expires"] = Now + 100 };
        _table.Put(anew, condition: "attribute_not_exists(id)").Should().BeNull();
        _table.Get("a", 1).Should().Be(anew);
        _folder.Database.SweepExpired().Should().Be(0);
        CheckOrder();
    }

    [Fact]
    public void Updates_BeginWithNothing()
    {
        _table.Update(new Key("a", 1), "SET visits = :one", new() { [":one"] = 1 });
        _clock.Advance(TimeSpan.FromSeconds(11));
        _table.Update(new Key("a", 1), "ADD visits :one", new() { [":one"] = 1 })
            .Should().Be(new Item { ["id"] = "a", ["part"] = 1, ["visits"] = 1 });
        CheckOrder();
    }

    [Fact]
    public void Writes_ReturnNothingOfIt()
    {
        _clock.Advance(TimeSpan.FromSeconds(11));
        _table.Delete(new Key("a", 1)).Should().BeNull();
        _table.Put(_item).Should().BeNull();
        _table.Get("a", 1).Should().BeNull();
    }

    [Fact]
    public void Deletes_LeaveItToTheSweep()
    {
        _clock.Advance(TimeSpan.FromSeconds(11));
        _table.Delete(new Key("a", 1));
        _table.Describe().ItemCount.Should().Be(2);
        _folder.Database.SweepExpired().Should().Be(1);
        _table.Describe().ItemCount.Should().Be(1);
    }

    [Fact]
    public void Transactions_FindNothing()
    {
        _clock.Advance(TimeSpan.FromSeconds(11));
        var key = new Item { ["id"] = "a", ["part"] = 1 };
        _folder.Database.TransactGetItems(new() { TransactItems = [new() { Get = new() { TableName = "Sessions", Key = key } }] })
            .Responses![0].Item.Should().BeNull();
        _folder.Database.TransactWriteItems(new()
        {
            TransactItems = [new() { ConditionCheck = new() { TableName = "Sessions", Key = key, ConditionExpression = "attribute_not_exists(id)" } }],
        });
        _table.Describe().ItemCount.Should().Be(2, "a check changes nothing");
    }

    [Fact]
    public void Batches_FindNothing()
    {
        _clock.Advance(TimeSpan.FromSeconds(11));
        _folder.Database.BatchGetItem(new()
        {
            RequestItems = new() { ["Sessions"] = new() { Keys = [new() { ["id"] = "a", ["part"] = 1 }, new() { ["id"] = "a", ["part"] = 2 }] } },
        }).Responses!["Sessions"].Should().ContainSingle();
    }

    [Fact]
    public void Indexes_DoNotShowItWhateverTheyHold()
    {
        var carts = _folder.Database.CreateTable(
            "Carts",
            "id",
            null,
            SecondaryIndex.Global("All", "owner"),
            SecondaryIndex.Global("Keys", "owner").KeysOnly());
        carts.EnableTimeToLive("expires");
        carts.Put(new Item { ["id"] = "a", ["owner"] = "ada", ["expires"] = Now + 10 });
        carts.Put(new Item { ["id"] = "b", ["owner"] = "ada" });
        foreach (var (seconds, count) in new[] { (0, 2), (11, 1) })
        {
            _clock.Advance(TimeSpan.FromSeconds(seconds));
            foreach (var name in new[] { "All", "Keys" })
            {
                carts.Index(name).Query("ada").Should().HaveCount(count);
                carts.Index(name).Scan().Should().HaveCount(count);
            }
        }
    }

    [Fact]
    public void InteractiveTransactions_FindNothing()
    {
        _clock.Advance(TimeSpan.FromSeconds(11));
        using (var transaction = _folder.Database.BeginTransaction(TransactionIsolation.Serializable))
        {
            var sessions = transaction.Table("Sessions");
            sessions.Get("a", 1).Should().BeNull();
            sessions.Query("a").Should().ContainSingle();
            sessions.Put(new Item { ["id"] = "a", ["part"] = 1 }, condition: "attribute_not_exists(id)");
            transaction.Commit();
        }

        _table.Get("a", 1).Should().Be(new Item { ["id"] = "a", ["part"] = 1 });
        CheckOrder();
    }

    [Fact]
    public void Disabling_ShowsWhatWasNotSwept()
    {
        _clock.Advance(TimeSpan.FromMinutes(30));
        Sees().Should().BeFalse();
        _table.DisableTimeToLive();
        Sees().Should().BeTrue();
    }

    /// <summary>Whether reads of every kind see the item; they must agree.</summary>
    private bool Sees()
    {
        using var snapshot = _folder.Database.Snapshot();
        bool[] sees =
        [
            _table.Get("a", 1) is not null,
            _folder.Database.GetItem(new() { TableName = "Sessions", Key = new() { ["id"] = "a", ["part"] = 1 } }).Item is not null,
            _table.Query("a").Contains(_item),
            _table.Scan().Contains(_item),
            snapshot.Table("Sessions").Query("a").Contains(_item),
        ];
        sees.Distinct().Should().ContainSingle("all reads agree");
        return sees[0];
    }

    private void CheckOrder() => ExpiryOrderChecker.Check(_folder.Database.Engine.Catalog.Get("Sessions"));
}

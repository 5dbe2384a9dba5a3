using System.Collections.Immutable;
using CsCheck;
using LocalDynamo.Engine.Commits;
using LocalDynamo.Log;
using LocalDynamo.Operations;
using LocalDynamo.Tests.Values;
using Microsoft.Extensions.Logging.Abstractions;

namespace LocalDynamo.Tests.Engine;

public sealed class RecoveryTests : IDisposable
{
    private readonly FolderFixture _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_NewFolder_IsEmpty() => _folder.Database.TableNames.Should().BeEmpty();

    public static TheoryData<string, string?> KeyTypes => new()
    {
        { "S", null }, { "N", null }, { "B", null }, { "S", "S" }, { "S", "N" }, { "N", "B" }, { "B", "S" },
    };

    [Theory]
    [MemberData(nameof(KeyTypes))]
    public void Reopen_TableOfAnyKeys_FindsItsItems(string partitionKeyType, string? sortKeyType)
    {
        var table = _folder.Database.CreateTable(
            "Any", new KeyAttribute("p", partitionKeyType), sortKeyType is null ? default(KeyAttribute?) : new KeyAttribute("s", sortKeyType));
        var items = (
            from partition in Enumerable.Range(1, 5)
            from sort in Enumerable.Range(1, sortKeyType is null ? 1 : 50)
            let item = new Item { ["p"] = KeyValue(partitionKeyType, partition), ["n"] = partition * sort }
            select sortKeyType is null ? item : item.With("s", KeyValue(sortKeyType, sort))).ToList();
        items.ForEach(item => table.Put(item));
        var order = table.Scan().ToList();

        _folder.Reopen();

        _folder.Table("Any").Scan().Should().Equal(order).And.HaveCount(items.Count);
        items.Should().AllSatisfy(item => _folder.Table("Any").Get(new Key(item["p"], item.At("s"))).Should().Be(item));
    }

    [Fact]
    public void Reopen_ItemsOfAllShapes_FindsThemEqual() => ItemGenerators.Item.Array[5].Sample(
        shapes =>
        {
            using var folder = new FolderFixture();
            var table = folder.Database.CreateTable("Shapes", ("key", ScalarAttributeType.N));
            var items = shapes.Select((shape, i) => shape.With("key", i)).ToList();
            items.ForEach(item => table.Put(item));
            folder.Reopen();
            return items.TrueForAll(item => folder.Table("Shapes").Get(item["key"]) == item);
        },
        iter: 50);

    [Fact]
    public void Reopen_AfterOverwritesUpdatesAndDeletes_FindsTheNewestState()
    {
        var table = _folder.Database.CreateTable("Users", "id");
        table.Put(new Item { ["id"] = "ada", ["n"] = 1 });
        table.Put(new Item { ["id"] = "ada", ["n"] = 2 });
        table.Put(new Item { ["id"] = "bob" });
        table.Update("ada", "SET n = n + :one, m = :m", new() { [":one"] = 1, [":m"] = new Item { ["deep"] = AttributeValue.List(1, "x") } });
        table.Update("cyd", "ADD n :one", new() { [":one"] = 1 });
        table.Delete("bob");
        table.Delete("nobody");

        _folder.Reopen();

        _folder.Table("Users").Scan().OrderBy(item => item.GetString("id")).Should().Equal(
            new Item { ["id"] = "ada", ["n"] = 3, ["m"] = new Item { ["deep"] = AttributeValue.List(1, "x") } },
            new Item { ["id"] = "cyd", ["n"] = 1 });
    }

    [Fact]
    public void Reopen_Always_DescribesTablesAsBefore()
    {
        _folder.Database.CreateTable(new CreateTableRequest
        {
            TableName = "Provisioned",
            KeySchema = [new("p", KeyType.HASH), new("s", KeyType.RANGE)],
            AttributeDefinitions = [new("p", ScalarAttributeType.S), new("s", ScalarAttributeType.B)],
            ProvisionedThroughput = new() { ReadCapacityUnits = 5, WriteCapacityUnits = 6 },
            Tags = [new() { Key = "team", Value = "blue" }, new() { Key = "empty", Value = "" }],
        });
        _folder.Database.CreateTable("Plain", "p");
        _folder.Database.UpdateTable(new UpdateTableRequest
        {
            TableName = "Provisioned",
            ProvisionedThroughput = new() { ReadCapacityUnits = 3, WriteCapacityUnits = 60 },
        });
        _folder.Database.UpdateTable(new UpdateTableRequest
        {
            TableName = "Provisioned",
            DeletionProtectionEnabled = true,
            TableClass = TableClass.STANDARD_INFREQUENT_ACCESS,
        });
        _folder.Table("Provisioned").Put(new Item { ["p"] = "a", ["s"] = new byte[] { 0, 255 }, ["text"] = "xyz" });
        var before = DescribeAll();
        var tags = _folder.Database.Engine.Catalog.Get("Provisioned").Definition.Tags;

        _folder.Reopen();

        DescribeAll().Should().BeEquivalentTo(before, options => options.WithStrictOrdering());
        tags.Should().HaveCount(2).And.BeEquivalentTo(_folder.Database.Engine.Catalog.Get("Provisioned").Definition.Tags);
        _folder.Database.Invoking(database => database.DeleteTable("Provisioned")).Should().Throw<ValidationException>();
    }

    [Fact]
    public void Reopen_Totals_AreThoseOfTheLiveItems()
    {
        var table = _folder.Database.CreateTable("Users", "id");
        for (var i = 0; i < 20; i++)
            table.Put(new Item { ["id"] = $"u{i % 10}", ["text"] = new string('x', i) });
        table.Delete("u3");
        var before = table.Describe();

        _folder.Reopen();

        var after = _folder.Table("Users").Describe();
        (after.ItemCount, after.TableSizeBytes).Should().Be((9, before.TableSizeBytes));
        after.TableSizeBytes.Should().Be(_folder.Table("Users").Scan().Sum(item => item.SizeBytes));
    }

    [Fact]
    public void Reopen_TableDroppedAndMadeAgain_HasOnlyTheNewItems()
    {
        _folder.Database.CreateTable("Users", "id").Put(new Item { ["id"] = "old" });
        _folder.Database.DeleteTable("Users");
        _folder.Database.CreateTable("Users", ("id", ScalarAttributeType.N)).Put(new Item { ["id"] = 7 });
        _folder.Database.CreateTable("Gone", "id").Put(new Item { ["id"] = "old" });
        _folder.Database.DeleteTable("Gone");

        _folder.Reopen().TableNames.Should().Equal("Users");
        _folder.Table("Users").Scan().Should().Equal(new Item { ["id"] = 7 });
    }

    [Fact]
    public void Reopen_AfterADrop_DoesNotUseItsTableNumberAgain()
    {
        _folder.Database.CreateTable("First", "id");
        var number = NumberOf("First");
        var id = _folder.Table("First").Describe().TableId;
        _folder.Database.DeleteTable("First");

        _folder.Reopen().CreateTable("First", "id");

        NumberOf("First").Should().Be(number + 1);
        _folder.Table("First").Describe().TableId.Should().NotBe(id);
    }

    [Fact]
    public void Reopen_CommitNumbers_GoOn()
    {
        var table = _folder.Database.CreateTable("Users", "id");
        table.Put(new Item { ["id"] = "ada" });
        CommitNumber().Should().Be(2);

        _folder.Reopen();
        CommitNumber().Should().Be(2);
        _folder.Table("Users").Put(new Item { ["id"] = "bob" });
        CommitNumber().Should().Be(3);
        _folder.Reopen();
        CommitNumber().Should().Be(3);
    }

    [Fact]
    public void Reopen_WithAnotherSeed_KeepsIdentityAndScanOrder()
    {
        _folder.Options = new DynamoDatabaseOptions { Seed = 1 };
        var table = _folder.Database.CreateTable("Users", "id");
        for (var i = 0; i < 200; i++)
            table.Put(new Item { ["id"] = $"u{i}" });
        var order = table.Scan().ToList();
        var stop = order[99]["id"];

        _folder.Options = new DynamoDatabaseOptions { Seed = 2 };
        _folder.Reopen().CreateTable("Later", "id");

        _folder.Table("Users").Scan().Should().Equal(order);
        _folder.Table("Users").Scan().StartAfter(stop).Should().Equal(order.Skip(100), "a scan goes on where it stopped before");
        using var other = DynamoDatabase.InMemory(new DynamoDatabaseOptions { Seed = 1 });
        other.CreateTable("Users", "id");
        other.CreateTable("Later", "id").Describe().TableId.Should().Be(_folder.Table("Later").Describe().TableId);
    }

    [Fact]
    public void CutPower_AtAnyMoment_KeepsEveryAcknowledgedWrite()
    {
        var table = _folder.Database.CreateTable("Users", "id");
        var acknowledged = new List<Item>();
        var stopAt = 5;
        for (var i = 0; i < 40; i++)
        {
            var item = new Item { ["id"] = $"u{i}", ["text"] = new string('x', i * 10) };
            table.Put(item);
            acknowledged.Add(item);
            if (i != stopAt)
                continue;

            stopAt += 7;
            table = _folder.CutPower().Table("Users");
            table.Scan().OrderBy(found => found.GetString("text").Length).Should().Equal(acknowledged);
        }
    }

    [Fact]
    public void CutPower_BeforeTheSync_FailsTheWriteAndKeepsThoseBefore()
    {
        var table = _folder.Database.CreateTable("Users", "id");
        table.Put(new Item { ["id"] = "ada" });
        _folder.Disk.Before = (call, _) =>
        {
            if (call == "Sync")
                throw new IOException("The disk does not answer.");
        };
        table.Invoking(users => users.Put(new Item { ["id"] = "bob" })).Should().Throw<DatabaseReadOnlyException>();
        table.Invoking(users => users.Put(new Item { ["id"] = "cyd" })).Should().Throw<DatabaseReadOnlyException>();
        table.Get("ada").Should().NotBeNull("reading goes on");
        _folder.Disk.Before = null;

        _folder.CutPower();

        _folder.Table("Users").Scan().Should().Equal(new Item { ["id"] = "ada" });
    }

    [Fact]
    public void Reopen_ManyConcurrentWriters_FindsAllTheirWrites()
    {
        var table = _folder.Database.CreateTable("Users", ("writer", ScalarAttributeType.N), ("n", ScalarAttributeType.N));
        Parallel.For(0, 4, writer =>
        {
            for (var i = 0; i < 50; i++)
            {
                table.Put(new Item { ["writer"] = writer, ["n"] = i });
                table.Update(new Key(-1, 0), "ADD visits :one", new() { [":one"] = 1 });
            }
        });

        _folder.CutPower();

        _folder.Table("Users").Scan().Should().HaveCount(201);
        _folder.Table("Users").Get(-1, 0)!.GetInt32("visits").Should().Be(200, "all updates of one item came after each other");
        Enumerable.Range(0, 4).Should().AllSatisfy(writer => _folder.Table("Users").Query(writer)
            .Select(item => item.GetInt32("n")).Should().Equal(Enumerable.Range(0, 50)));
    }

    [Fact]
    public void Reopen_RandomHistories_EndAsTheirModel() => Gen.Int.Sample(
        seed =>
        {
            using var folder = new FolderFixture { Options = new DynamoDatabaseOptions { Durability = Durability.None } };
            folder.Database.CreateTable("T1x", "id", ("n", ScalarAttributeType.N));
            folder.Database.CreateTable("T2x", "id", ("n", ScalarAttributeType.N));
            var random = new Random(seed);
            var model = ImmutableDictionary<(string, string, int), Item>.Empty;
            for (var i = 0; i < 150; i++)
            {
                if (random.Next(30) == 0)
                    folder.Reopen();
                var (table, id, n) = (random.Next(2) == 0 ? "T1x" : "T2x", $"p{random.Next(3)}", random.Next(10));
                var key = new Item { ["id"] = id, ["n"] = n };
                var before = model.GetValueOrDefault((table, id, n));
                switch (random.Next(4))
                {
                    case 0:
                        folder.Table(table).Delete(new Key(id, n));
                        model = model.Remove((table, id, n));
                        break;
                    case 1:
                        folder.Table(table).Update(new Key(id, n), "SET v = :v", new() { [":v"] = i });
                        model = model.SetItem((table, id, n), (before ?? key).With("v", i));
                        break;
                    default:
                        var item = key.With($"attribute{i}", AttributeValue.List(i, new Item { [$"entry{i}"] = "x" }));
                        folder.Table(table).Put(item);
                        model = model.SetItem((table, id, n), item);
                        break;
                }
            }

            folder.Reopen();
            return new[] { "T1x", "T2x" }.All(table => folder.Table(table).Scan().ToHashSet().SetEquals(
                model.Where(entry => entry.Key.Item1 == table).Select(entry => entry.Value)));
        },
        iter: 20);

    [Fact]
    public void Open_RecordOfAnUnknownTable_IsRefused()
    {
        _folder.Database.CreateTable("Users", "id");
        _folder.Dispose();
        Append(2, record => record.Add(ChangeKind.PutItem, 99, new Item { ["id"] = "ada" }));

        _folder.Invoking(folder => folder.Database).Should().Throw<CorruptDatabaseException>()
            .WithMessage("*record 2 has a change of kind PutItem to table 99, which can't be*");
    }

    [Fact]
    public void Open_DropOfAnUnknownTable_IsRefused()
    {
        Append(1, record => record.AddDropTable(1));

        _folder.Invoking(folder => folder.Database).Should().Throw<CorruptDatabaseException>()
            .WithMessage("*record 1 has a change of kind DropTable to table 1, which can't be*");
    }

    [Fact]
    public void Open_CommitNumberThatGoesBack_IsRefused()
    {
        _folder.Database.CreateTable("Users", "id");
        _folder.Dispose();
        Append(1, record => record.AddDropTable(1));

        _folder.Invoking(folder => folder.Database).Should().Throw<CorruptDatabaseException>()
            .WithMessage("*record 2 has commit number 1, after 1*");
    }

    [Fact]
    public void Open_FolderInUse_IsRefused()
    {
        _ = _folder.Database;
        var second = () => DynamoDatabase.Open(_folder.Disk, FolderFixture.Folder, _folder.Options);
        second.Should().Throw<IOException>();
    }

    /// <summary>Writes a record into the log of the closed folder.</summary>
    private void Append(long commitNumber, Action<CommitRecordWriter> add)
    {
        using var log = WriteAheadLog.Open(
            _folder.Disk, FolderFixture.Folder, new WriteAheadLogOptions(), NullLogger.Instance, static (_, _) => { });
        var record = CommitRecordWriter.Begin(DateTimeOffset.UnixEpoch);
        add(record);
        record.Complete();
        log.WaitDurable(log.Append(record.WithNumber(commitNumber)));
    }

    private List<TableDescription> DescribeAll() =>
        [.. _folder.Database.TableNames.Select(name => _folder.Table(name).Describe())];

    private int NumberOf(string table) => _folder.Database.Engine.Catalog.Get(table).Number;

    private long CommitNumber()
    {
        using var snapshot = _folder.Database.Snapshot();
        return snapshot.CommitNumber;
    }

    private static AttributeValue KeyValue(string type, int number) => type switch
    {
        "S" => $"key{number}",
        "N" => number,
        _ => new[] { (byte)number, (byte)(255 - number) },
    };
}

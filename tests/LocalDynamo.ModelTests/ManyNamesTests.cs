using LocalDynamo.Engine.Commits;
using LocalDynamo.Values;

namespace LocalDynamo.ModelTests;

/// <summary>
/// A process that has used more names than it keeps: those beyond stand in full in each item. Here and not with the other tests, as
/// what has been used up in a process stays used up.
/// </summary>
public sealed class ManyNamesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("LocalDynamo");

    public ManyNamesTests()
    {
        for (var i = 0; i <= AttributeName.MaxInterned; i++)
            _ = AttributeName.Of($"used{i}");
        AttributeName.Of("another one").Id.Should().Be(0, "otherwise these tests test nothing");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Reopen_MoreNamesThanAreKept_FindsAllItems()
    {
        const int Count = 2_000;
        var items = Enumerable.Range(0, Count).Select(i => new Item
        {
            ["a key beyond"] = $"{i % 50}",
            ["another key beyond"] = i,
            [$"own{i}"] = i,
            [$"used{i}"] = "kept",
            ["map"] = new Item { [$"entry{i}"] = AttributeValue.List(new Item { [$"deep{i}"] = i }), ["x"] = true },
        }).ToList();
        using (var database = Open())
        {
            var table = database.CreateTable("Names", "a key beyond", ("another key beyond", ScalarAttributeType.N));
            items.ForEach(item => table.Put(item));
            table.Update(new Key("7", 7), "SET #own = #own + :one", new() { [":one"] = 1 }, new() { ["#own"] = "own7" });
            items[7] = items[7].With("own7", 8);
            table.Delete(new Key("8", 8));
            items.RemoveAt(8);
        }

        using var reopened = Open();
        var names = reopened.Table("Names");
        items.Should().OnlyContain(item => names.Get(item["a key beyond"], item["another key beyond"]) == item);
        names.Scan().Count().Should().Be(Count - 1);
        names.Query("7").Select(item => item.GetInt32("another key beyond")).Should().Equal(Enumerable.Range(0, 40).Select(i => 7 + (50 * i)));
        names.Scan().Filter("#own = :n", new() { [":n"] = 42 }, new() { ["#own"] = "own42" }).Should().ContainSingle();
    }

    [Fact]
    public void ReadRecord_OfNamesThatAreNotKeptHere_HasTheItemUnderThem()
    {
        // As another process wrote it, that had room for the name: the same record with a name this one has never met.
        var record = CommitRecordWriter.Begin(DateTimeOffset.UnixEpoch);
        record.Add(ChangeKind.PutItem, 3, new Item { ["used1"] = 1, ["m"] = new Item { ["used1"] = "x", ["l"] = AttributeValue.List(new Item { ["used1"] = 2 }) } });
        record.Complete();
        var payload = record.WithNumber(5).ToArray();
        var place = payload.AsSpan().IndexOf("used1"u8);
        "OTHER"u8.CopyTo(payload.AsSpan(place));
        AttributeName.Of("OTHER").Id.Should().Be(0);

        new CommitRecordReader(payload).TryRead(out var change).Should().BeTrue();

        change.Value!.Equals(new Item { ["OTHER"] = 1, ["m"] = new Item { ["OTHER"] = "x", ["l"] = AttributeValue.List(new Item { ["OTHER"] = 2 }) } })
            .Should().BeTrue();
        change.TableNumber.Should().Be(3);
    }

    private DynamoDatabase Open() =>
        DynamoDatabase.Open(_folder.FullName, new DynamoDatabaseOptions { Durability = Durability.None });
}

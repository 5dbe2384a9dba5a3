using LocalDynamo.Engine;
using LocalDynamo.Tests.Log;
using Microsoft.Extensions.Time.Testing;

namespace LocalDynamo.ModelTests.Histories;

/// <summary>An item of a history: which one.</summary>
internal readonly record struct WorldKey(string Table, string Partition, int Sort)
{
    public Key Key => new(Partition, Sort);

    public override string ToString() => $"{Table}/{Partition}/{Sort}";
}

/// <summary>
/// The database that a history is made on: two tables of a few items each, which are lists of numbers in the attribute <c>w</c>, and an
/// index over the attribute <c>g</c>, which changes with every write.
/// </summary>
internal sealed class World : IDisposable
{
    public const string IndexName = "ByGroup";

    private const string Folder = "world";

    private static readonly string[] TableNames = ["left", "right"];
    private static readonly string[] Groups = ["g0", "g1"];

    /// <param name="seed">What it is made from: the number of items, and in which stripes they lie.</param>
    /// <param name="newPipeline">The commit path.</param>
    /// <param name="disk">Where it is kept; null for a database in memory.</param>
    /// <param name="lag">By how much eventually consistent reads lag behind; null for not at all.</param>
    public World(int seed, NewPipeline newPipeline, MemoryFileSystem? disk, TimeSpan? lag)
    {
        var options = new EngineOptions
        {
            Seed = seed,
            TimeProvider = Time,
            Durability = Durability.None,
            NewPipeline = newPipeline,
            EventualConsistency = lag is { } behind ? new EventualConsistency(behind) : null,
        };
        var engine = disk is null ? EmbeddedEngine.InMemory(options) : EmbeddedEngine.Open(disk, Folder, options);
        Database = new DynamoDatabase(engine);
        var random = new Random(seed);
        var partitionCount = random.Next(1, 3);
        var sortCount = random.Next(1, 4);
        Keys =
        [
            .. from table in TableNames
               from partition in Enumerable.Range(0, partitionCount)
               from sort in Enumerable.Range(0, sortCount)
               select new WorldKey(table, $"p{partition}", sort),
        ];
        var index = SecondaryIndex.Global(IndexName, "g");
        foreach (var name in TableNames)
            _ = Database.CreateTable(name, "pk", ("sk", ScalarAttributeType.N), random.Next(2) == 0 ? index : index.Including("w"));
    }

    public FakeTimeProvider Time { get; } = new();

    public DynamoDatabase Database { get; }

    /// <summary>All items that there can be.</summary>
    public WorldKey[] Keys { get; }

    public WorldKey AnyKey(Random random) => Keys[random.Next(Keys.Length)];

    public static string AnyGroup(Random random) => Groups[random.Next(Groups.Length)];

    /// <summary>The items that there can be in the partition of this one.</summary>
    public IEnumerable<WorldKey> PartitionOf(WorldKey key) =>
        Keys.Where(other => other.Table == key.Table && other.Partition == key.Partition);

    public IEnumerable<WorldKey> TableOf(WorldKey key) => Keys.Where(other => other.Table == key.Table);

    public static int[] ListOf(Item? item) => item is null ? [] : [.. item["w"].Select(number => number.AsInt32())];

    public static WorldKey KeyOf(string table, Item item) => new(table, item.GetString("pk"), item.GetInt32("sk"));

    public static Item KeyItem(WorldKey key) => new() { ["pk"] = key.Partition, ["sk"] = key.Sort };

    public static Item NewItem(WorldKey key, IEnumerable<int> list, string group) => new()
    {
        ["pk"] = key.Partition,
        ["sk"] = key.Sort,
        ["w"] = ToList(list),
        ["g"] = group,
    };

    public static AttributeValue ToList(IEnumerable<int> list) => AttributeValue.List([.. list.Select(number => (AttributeValue)number)]);

    /// <summary>Closes the database and opens it again, as often as asked, with some bytes cut off its log's end each time.</summary>
    /// <param name="disk">Where it is.</param>
    /// <param name="random">Says how many bytes.</param>
    /// <param name="count">How often.</param>
    public IEnumerable<DynamoDatabase> ReopenCut(MemoryFileSystem disk, Random random, int count)
    {
        Database.Dispose();
        var segment = Path.Combine(Folder, disk.Names.Last(name => name.EndsWith(".log", StringComparison.Ordinal)));
        var log = disk[segment];
        for (; count > 0; count--)
        {
            disk[segment] = log[..random.Next(log.Length / 4, log.Length + 1)];
            using var database = DynamoDatabase.Open(disk, Folder, new DynamoDatabaseOptions());
            yield return database;
        }
    }

    public void Dispose() => Database.Dispose();
}

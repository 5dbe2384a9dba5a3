using BenchmarkDotNet.Attributes;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Own;

/// <summary>
/// A program's own table and access patterns in the suite: inherit from this, and each pattern is a benchmark, in memory and in a folder, and all of them
/// together a mix with percentiles. See docs/benchmarking.md.
/// </summary>
[MemoryDiagnoser]
public abstract class OwnWorkload
{
    private const int Seed = 20_120_810;

    private readonly Random _random = new(Seed);
    private BenchmarkFolder? _folder;
    private DynamoDatabase? _database;
    private AccessPattern? _pattern;

    /// <summary>Where the table lies: both are measured.</summary>
    [Params(Place.Memory, Place.Folder)]
    public Place Place { get; set; }

    /// <summary>Which of the patterns is measured: all are, one after the other.</summary>
    [ParamsSource(nameof(PatternNames))]
    public string Pattern { get; set; } = "";

    /// <summary>What BenchmarkDotNet asks for.</summary>
    public IEnumerable<string> PatternNames => Patterns.Select(static pattern => pattern.Name);

    /// <summary>The access patterns.</summary>
    public abstract IReadOnlyList<AccessPattern> Patterns { get; }

    /// <summary>The table, filled.</summary>
    public Table Table { get; private set; } = null!;

    /// <summary>Makes the table and fills it.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        if (Place == Place.Folder)
            _folder = new BenchmarkFolder([], GetType().Name);
        _database = _folder is null ? DynamoDatabase.InMemory() : DynamoDatabase.Open(_folder.Path);
        Table = CreateTable(_database);
        _ = Table.PutMany(Items);
        _pattern = Patterns.SingleOrDefault(pattern => pattern.Name == Pattern);
    }

    /// <summary>Closes the database, and deletes the folder.</summary>
    [GlobalCleanup]
    public void CleanUp()
    {
        _database?.Dispose();
        _folder?.Dispose();
        _folder = null;
    }

    /// <summary>One pattern, once.</summary>
    [Benchmark]
    public void Run() => _pattern!.Run(Table, _random);

    /// <summary>Makes the table, with its indexes.</summary>
    /// <param name="database">Where.</param>
    protected abstract Table CreateTable(DynamoDatabase database);

    /// <summary>What the table holds before anything is measured.</summary>
    protected abstract IEnumerable<Item> Items { get; }
}

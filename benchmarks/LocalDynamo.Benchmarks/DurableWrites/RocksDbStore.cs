using System.Globalization;
using System.Text;
using RocksDbSharp;

namespace LocalDynamo.Benchmarks.DurableWrites;

/// <summary>RocksDB with a sync for each write, which it groups by itself.</summary>
internal sealed class RocksDbStore : IDurableStore
{
    private const string SyncsLine = "rocksdb.wal.synced COUNT : ";

    private readonly DbOptions _options = new DbOptions().SetCreateIfMissing(true).EnableStatistics();
    private readonly WriteOptions _synced = new WriteOptions().SetSync(true);
    private readonly RocksDb _database;
    private readonly byte[][] _keys = [.. Payload.Pairs.Select(pair => Encoding.UTF8.GetBytes(pair.Key))];

    public RocksDbStore(string folder) => _database = RocksDb.Open(_options, Path.Combine(folder, "rocksdb"));

    public string Name => "RocksDB, sync";

    public long? Syncs
    {
        get
        {
            var line = _options.GetStatisticsString().Split('\n').FirstOrDefault(line => line.StartsWith(SyncsLine, StringComparison.Ordinal));
            return line is null ? null : long.Parse(line[SyncsLine.Length..], CultureInfo.InvariantCulture);
        }
    }

    public void Write(int record) => _database.Put(_keys[record], Payload.Pairs[record].Value, writeOptions: _synced);

    public void Dispose() => _database.Dispose();
}

using Microsoft.Data.Sqlite;

namespace LocalDynamo.Benchmarks.DurableWrites;

/// <summary>
/// SQLite with a write-ahead log that is synced at each commit. Writers share one connection under a lock: with a connection each they do
/// far worse, as they sleep and try again when another has the database's own lock.
/// </summary>
internal sealed class SqliteStore : IDurableStore
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;
    private readonly SqliteParameter _key;
    private readonly SqliteParameter _value;
    private readonly GroupWriter? _groups;
    private readonly object _gate = new();
    private long _commits;

    /// <param name="folder">Where its files go.</param>
    /// <param name="isBatched">Whether a thread of the application's commits what has queued up, in place of one commit a write.</param>
    public SqliteStore(string folder, bool isBatched)
    {
        Name = isBatched ? "SQLite, batched by the application" : "SQLite, a commit each";
        _connection = new SqliteConnection($"Data Source={Path.Combine(folder, $"sqlite-{isBatched}.db")};Pooling=False");
        _connection.Open();
        Execute("PRAGMA journal_mode=WAL");
        Execute("PRAGMA synchronous=FULL");
        Execute("CREATE TABLE Orders (Id TEXT PRIMARY KEY, Value BLOB) WITHOUT ROWID");
        _insert = _connection.CreateCommand();
        _insert.CommandText = "INSERT OR REPLACE INTO Orders VALUES ($id, $value)";
        _key = _insert.Parameters.Add("$id", SqliteType.Text);
        _value = _insert.Parameters.Add("$value", SqliteType.Blob);
        _insert.Prepare();
        _groups = isBatched ? new GroupWriter(Commit, awaitsReturn: false) : null;
    }

    public string Name { get; }

    /// <summary>One a commit, to the log; those of moving the log into the file now and then come on top.</summary>
    public long? Syncs => _commits;

    public void Write(int record)
    {
        if (_groups is not null)
        {
            _groups.Write(record).GetAwaiter().GetResult();
            return;
        }

        lock (_gate)
        {
            Insert(record);
            _commits++;
        }
    }

    public void Dispose()
    {
        _groups?.Dispose();
        _insert.Dispose();
        _connection.Dispose();
    }

    private void Commit(List<int> records)
    {
        using var transaction = _connection.BeginTransaction();
        _insert.Transaction = transaction;
        foreach (var record in records)
            Insert(record);
        transaction.Commit();
        _commits++;
    }

    private void Insert(int record)
    {
        (_key.Value, _value.Value) = Payload.Pairs[record];
        _ = _insert.ExecuteNonQuery();
    }

    private void Execute(string text)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = text;
        _ = command.ExecuteNonQuery();
    }
}

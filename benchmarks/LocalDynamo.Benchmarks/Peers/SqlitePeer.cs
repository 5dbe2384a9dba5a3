using LocalDynamo.Benchmarks.Workload;
using Microsoft.Data.Sqlite;

namespace LocalDynamo.Benchmarks.Peers;

/// <summary>
/// SQLite, a column for each attribute, statements prepared once, one connection under a lock: in memory, or in a folder with a write-ahead log that is
/// synced at each commit.
/// </summary>
internal sealed class SqlitePeer : IOrderedPeer, IScannedPeer, IConditionalPeer, IUpdatingPeer, IBatchPeer, ITransactionalPeer
{
    public const string Name = "SQLite";

    private const string Columns = "Customer, OrderId, Name, City, Total, Remark, Articles";
    private const string Key = "Customer = $customer AND OrderId = $order";

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _get;
    private readonly SqliteCommand _put;
    private readonly SqliteCommand _putIfPresent;
    private readonly SqliteCommand _add;
    private readonly SqliteCommand _query;
    private readonly SqliteCommand _range;
    private readonly SqliteCommand _count;
    private readonly SqliteCommand _scan;
    private readonly Lock _gate = new();

    public SqlitePeer(string? folder)
    {
        _connection = new SqliteConnection(folder is null ? "Data Source=:memory:" : $"Data Source={Path.Combine(folder, "orders.db")};Pooling=False");
        _connection.Open();
        if (folder is not null)
        {
            Execute("PRAGMA journal_mode=WAL");
            Execute("PRAGMA synchronous=FULL");
        }

        Execute("""
            CREATE TABLE IF NOT EXISTS Orders (
                Customer TEXT, OrderId TEXT, Name TEXT, City TEXT, Total INTEGER, Remark TEXT, Articles TEXT,
                PRIMARY KEY (Customer, OrderId)) WITHOUT ROWID
            """);
        _get = Prepare($"SELECT {Columns} FROM Orders WHERE {Key}", "$customer", "$order");
        _put = Prepare(
            $"INSERT OR REPLACE INTO Orders ({Columns}) VALUES ($customer, $order, $name, $city, $total, $remark, $articles)",
            "$customer", "$order", "$name", "$city", "$total", "$remark", "$articles");
        _putIfPresent = Prepare(
            $"UPDATE Orders SET Name = $name, City = $city, Total = $total, Remark = $remark, Articles = $articles WHERE {Key}",
            "$customer", "$order", "$name", "$city", "$total", "$remark", "$articles");
        _add = Prepare($"UPDATE Orders SET Total = Total + $amount WHERE {Key}", "$customer", "$order", "$amount");
        _query = Prepare($"SELECT {Columns} FROM Orders WHERE Customer = $customer ORDER BY OrderId", "$customer");
        _range = Prepare(
            $"SELECT {Columns} FROM Orders WHERE Customer = $customer AND OrderId BETWEEN $from AND $to ORDER BY OrderId", "$customer", "$from", "$to");
        _count = Prepare("SELECT COUNT(*) FROM Orders WHERE Total >= $total AND City = $city", "$total", "$city");
        _scan = Prepare($"SELECT {Columns} FROM Orders");
    }

    public void AddIndex(string name, params string[] columns) => Execute($"CREATE INDEX {name} ON Orders ({string.Join(", ", columns)})");

    public void Load(IEnumerable<object> orders) => InTransaction(() =>
    {
        foreach (var order in orders)
            _ = Write(_put, order);
        return true;
    });

    public object? Get(string customer, string order)
    {
        lock (_gate)
        {
            Bind(_get, customer, order);
            using var reader = _get.ExecuteReader();
            return reader.Read() ? Read(reader) : null;
        }
    }

    public void Put(object order)
    {
        lock (_gate)
            _ = Write(_put, order);
    }

    public int Query(string customer) => Walk(_query, customer);

    public int Query(string customer, string from, string to) => Walk(_range, customer, from, to);

    public int Count(string city, int minTotal)
    {
        lock (_gate)
        {
            Bind(_count, minTotal, city);
            return (int)(long)_count.ExecuteScalar()!;
        }
    }

    public int Scan() => Walk(_scan);

    public bool PutIfPresent(object order)
    {
        lock (_gate)
            return Write(_putIfPresent, order) == 1;
    }

    public void AddToTotal(string customer, string order, int amount)
    {
        lock (_gate)
        {
            Bind(_add, customer, order, amount);
            _ = _add.ExecuteNonQuery();
        }
    }

    public void PutAll(object[] orders) => Load(orders);

    public bool PutAllIfPresent(object[] orders) => InTransaction(() =>
    {
        foreach (var order in orders)
        {
            if (Write(_putIfPresent, order) == 0)
                return false;
        }

        return true;
    });

    public void Dispose()
    {
        foreach (var command in (SqliteCommand[])[_get, _put, _putIfPresent, _add, _query, _range, _count, _scan])
            command.Dispose();
        _connection.Dispose();
    }

    private static TypedItem Read(SqliteDataReader reader) => new(
        reader.GetString(0),
        reader.GetString(1),
        reader.GetString(2),
        reader.GetString(3),
        reader.GetInt32(4),
        reader.GetString(5),
        [.. reader.GetString(6).Split(',')]);

    private static void Bind(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
    }

    private static int Write(SqliteCommand command, object order)
    {
        var typed = (TypedItem)order;
        Bind(command, typed.Customer, typed.Order, typed.Name, typed.City, typed.Total, typed.Remark, string.Join(',', typed.Articles));
        return command.ExecuteNonQuery();
    }

    private int Walk(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        lock (_gate)
        {
            Bind(command, values);
            var found = 0;
            using var reader = command.ExecuteReader();
            while (reader.Read())
                found += Read(reader) is null ? 0 : 1;
            return found;
        }
    }

    private bool InTransaction(Func<bool> write)
    {
        lock (_gate)
        {
            Execute("BEGIN IMMEDIATE");
            var isDone = write();
            Execute(isDone ? "COMMIT" : "ROLLBACK");
            return isDone;
        }
    }

    private SqliteCommand Prepare(string text, params string[] parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = text;
        foreach (var parameter in parameters)
            command.Parameters.Add(new SqliteParameter(parameter, null));
        command.Prepare();
        return command;
    }

    private void Execute(string text)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = text;
        _ = command.ExecuteNonQuery();
    }
}

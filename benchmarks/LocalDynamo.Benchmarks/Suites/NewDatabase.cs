using BenchmarkDotNet.Attributes;
using LocalDynamo.Benchmarks.Workload;
using Microsoft.Data.Sqlite;

namespace LocalDynamo.Benchmarks.Suites;

/// <summary>What a unit test pays for a database of its own: open it, make a table, put an item, get it, close it; the process is warm.</summary>
[MemoryDiagnoser]
public class NewDatabase
{
    private readonly Item _item = Orders.Item(1);
    private readonly TypedItem _order = Orders.Typed(1);
    private readonly string _articles = string.Join(',', Orders.Typed(1).Articles);

    [Benchmark(Baseline = true, Description = "SQLite :memory:")]
    public string Sqlite()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            CREATE TABLE Orders (
                Customer TEXT, OrderId TEXT, Name TEXT, City TEXT, Total INTEGER, Remark TEXT, Articles TEXT,
                PRIMARY KEY (Customer, OrderId)) WITHOUT ROWID
            """;
        command.ExecuteNonQuery();

        command.CommandText = "INSERT INTO Orders VALUES ($customer, $order, $name, $city, $total, $remark, $articles)";
        command.Parameters.AddWithValue("$customer", _order.Customer);
        command.Parameters.AddWithValue("$order", _order.Order);
        command.Parameters.AddWithValue("$name", _order.Name);
        command.Parameters.AddWithValue("$city", _order.City);
        command.Parameters.AddWithValue("$total", _order.Total);
        command.Parameters.AddWithValue("$remark", _order.Remark);
        command.Parameters.AddWithValue("$articles", _articles);
        command.ExecuteNonQuery();

        command.Parameters.Clear();
        command.CommandText = "SELECT City FROM Orders WHERE Customer = $customer AND OrderId = $order";
        command.Parameters.AddWithValue("$customer", _order.Customer);
        command.Parameters.AddWithValue("$order", _order.Order);
        return (string)command.ExecuteScalar()!;
    }

    [Benchmark(Description = "DynamoDatabase.InMemory")]
    public string InMemory()
    {
        using var database = DynamoDatabase.InMemory();
        var table = Orders.NewTable(database);
        table.Put(_item);
        return table.Get(_order.Customer, _order.Order)!.GetString("City");
    }
}

using Microsoft.Data.Sqlite;

namespace LocalDynamo.Benchmarks.Workload;

/// <summary>The orders in a file of SQLite's, as bytes under the same two keys.</summary>
internal sealed class SqliteFile
{
    private readonly string _connection;

    public SqliteFile(string path, int count)
    {
        _connection = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString();
        using var connection = new SqliteConnection(_connection);
        connection.Open();
        using (var create = connection.CreateCommand())
        {
            create.CommandText = "CREATE TABLE orders (customer TEXT, number TEXT, item BLOB, PRIMARY KEY (customer, number)) WITHOUT ROWID";
            _ = create.ExecuteNonQuery();
        }

        using var transaction = connection.BeginTransaction();
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO orders VALUES ($customer, $number, $item)";
        var customer = insert.Parameters.Add("$customer", SqliteType.Text);
        var number = insert.Parameters.Add("$number", SqliteType.Text);
        var item = insert.Parameters.Add("$item", SqliteType.Blob);
        for (var i = 0; i < count; i++)
        {
            (customer.Value, number.Value) = (Orders.CustomerOf(i), Orders.OrderOf(i));
            item.Value = System.Text.Encoding.UTF8.GetBytes(Orders.Convert(Orders.Typed(i)).ToJson());
            _ = insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    /// <summary>Opens the file, and closes it when it has read one order.</summary>
    public void FirstGet(int index)
    {
        using var connection = new SqliteConnection(_connection);
        connection.Open();
        using var select = connection.CreateCommand();
        select.CommandText = "SELECT item FROM orders WHERE customer = $customer AND number = $number";
        _ = select.Parameters.AddWithValue("$customer", Orders.CustomerOf(index));
        _ = select.Parameters.AddWithValue("$number", Orders.OrderOf(index));
        if (select.ExecuteScalar() is not byte[])
            throw new InvalidOperationException("The order is missing.");
    }
}

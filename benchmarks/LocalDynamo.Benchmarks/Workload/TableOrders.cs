using LocalDynamo.Operations;

namespace LocalDynamo.Benchmarks.Workload;

/// <summary>As <see cref="SdkOrders"/>, on a table itself, so without the SDK's interface.</summary>
internal sealed class TableOrders : IOrderProgram
{
    private readonly DynamoDatabase _database;
    private readonly Table _table;
    private int _next;

    public TableOrders(DynamoDatabase database)
    {
        _database = database;
        _table = Orders.NewFilledTable(database, SdkOrders.Count);
    }

    public void Get()
    {
        var index = Next();
        SdkOrders.Expect(_table.Get(Orders.CustomerOf(index), Orders.OrderOf(index)) is not null);
    }

    public void Put() => _table.Put(Item(Next()));

    public void Query() => SdkOrders.Expect(_table.Query(Orders.CustomerOf(Next())).Count() == Orders.PerPartition);

    public void Transact()
    {
        var first = Next() / SdkOrders.PerTransaction * SdkOrders.PerTransaction;
        var puts = Enumerable.Range(first, SdkOrders.PerTransaction).Select(index => new TransactWriteItem
        {
            Put = new() { TableName = "Orders", Item = Item(index), ConditionExpression = "attribute_exists(Customer)" },
        });
        _ = _database.TransactWriteItems(new TransactWriteItemsRequest { TransactItems = [.. puts] });
    }

    private static Item Item(int index) => Orders.Convert(Orders.Typed(index));

    private int Next() => _next = SdkOrders.IndexAfter(_next);
}

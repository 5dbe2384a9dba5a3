using LocalDynamo.Benchmarks.Workload;
using LocalDynamo.Operations;

namespace LocalDynamo.Benchmarks.Peers;

/// <summary>A table. Its user's orders are items: attributes are read when they are asked for, so nothing is decoded before.</summary>
internal sealed class LocalDynamoPeer : IOrderedPeer, IScannedPeer, IConditionalPeer, IUpdatingPeer, IBatchPeer, ITransactionalPeer
{
    public const string Name = "LocalDynamo";

    private readonly DynamoDatabase _database;
    private readonly Table _table;

    /// <param name="folder">Where it lies, each write synced; null for memory.</param>
    /// <param name="indexes">The table's secondary indexes.</param>
    public LocalDynamoPeer(string? folder, params SecondaryIndex[] indexes)
    {
        _database = folder is null ? DynamoDatabase.InMemory() : DynamoDatabase.Open(folder);
        _table = _database.TryGetTable("Orders", out var table) ? table : Orders.NewTable(_database, indexes);
    }

    public object Make(TypedItem order) => Orders.Encode(order);

    public object Change(object order, int total) => ((Item)order).With("Amount", total);

    public void Load(IEnumerable<object> orders) => _table.PutMany(orders.Cast<Item>());

    public object? Get(string customer, string order) => _table.Get(customer, order);

    public void Put(object order) => _table.Put((Item)order);

    public int Query(string customer) => Walk(_table.Query(customer));

    public int Query(string customer, string from, string to) => Walk(_table.Query(customer, SortKey.Between(from, to)));

    /// <summary>One page of a customer's orders, as a QueryRequest gives it.</summary>
    public QueryResponse Page(string customer, string? filter = null, Dictionary<string, AttributeValue>? values = null) => _database.Query(new QueryRequest
    {
        TableName = "Orders",
        KeyConditionExpression = "Customer = :customer",
        FilterExpression = filter,
        ExpressionAttributeValues = new(values ?? []) { [":customer"] = customer },
    });

    public int Count(string city, int minTotal) =>
        Walk(_table.Scan().Filter("Amount >= :total AND City = :city", new() { [":total"] = minTotal, [":city"] = city }));

    public int Scan() => Walk(_table.Scan());

    /// <summary>All items, in the order of a scan.</summary>
    public Item[] Items() => [.. _table.Scan()];

    public bool PutIfPresent(object order)
    {
        try
        {
            _ = _table.Put((Item)order, "attribute_exists(Customer)");
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }

    public void AddToTotal(string customer, string order, int amount) =>
        _table.Update(new Key(customer, order), "SET Amount = Amount + :n", new() { [":n"] = amount });

    public int GetAll((string Customer, string Order)[] keys) =>
        _table.GetMany(keys.Select(static key => new Key(key.Customer, key.Order))).Count(static item => item is not null);

    public void PutAll(object[] orders) => _table.PutMany(orders.Cast<Item>());

    public bool PutAllIfPresent(object[] orders)
    {
        var actions = new List<TransactWriteItem>(orders.Length);
        foreach (var order in orders)
        {
            actions.Add(new TransactWriteItem
            {
                Put = new() { TableName = "Orders", Item = (Item)order, ConditionExpression = "attribute_exists(Customer)" },
            });
        }

        try
        {
            _ = _database.TransactWriteItems(new TransactWriteItemsRequest { TransactItems = actions });
            return true;
        }
        catch (TransactionCanceledException)
        {
            return false;
        }
    }

    public void Dispose() => _database.Dispose();

    private static int Walk<TSelf>(ItemSequence<TSelf> items)
        where TSelf : ItemSequence<TSelf>
    {
        var found = 0;
        foreach (var item in items)
            found += item is null ? 0 : 1;
        return found;
    }
}

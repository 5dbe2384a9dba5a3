namespace LocalDynamo.Benchmarks.Workload;

/// <summary>A thousand orders behind a client of the AWS SDK, and what a program does with them: the same code whatever the client is.</summary>
internal sealed class SdkOrders(Sdk.IAmazonDynamoDB client) : IOrderProgram
{
    public const int Count = 1_000;
    public const int PerTransaction = 10;

    private const string Table = "Orders";

    private int _next;

    /// <summary>Makes a table, puts an item and gets it.</summary>
    public static void UseNewTable(Sdk.IAmazonDynamoDB client, string table)
    {
        _ = client.CreateTableAsync(NewTable(table)).GetAwaiter().GetResult();
        _ = client.PutItemAsync(table, Item(0)).GetAwaiter().GetResult();
        Expect(client.GetItemAsync(table, Key(0)).GetAwaiter().GetResult().Item.Count == 7);
    }

    /// <summary>The order that comes behind one: another customer's.</summary>
    public static int IndexAfter(int index) => (index + 389) % Count;

    public static void Expect(bool isRight)
    {
        if (!isRight)
            throw new InvalidOperationException("An answer is not what it should be.");
    }

    private static Model.CreateTableRequest NewTable(string name) => new()
    {
        TableName = name,
        BillingMode = Sdk.BillingMode.PAY_PER_REQUEST,
        KeySchema = [new("Customer", Sdk.KeyType.HASH), new("Order", Sdk.KeyType.RANGE)],
        AttributeDefinitions = [new("Customer", Sdk.ScalarAttributeType.S), new("Order", Sdk.ScalarAttributeType.S)],
    };

    public void SetUp()
    {
        _ = client.CreateTableAsync(NewTable(Table)).GetAwaiter().GetResult();
        for (var i = 0; i < Count; i++)
            _ = client.PutItemAsync(Table, Item(i)).GetAwaiter().GetResult();
    }

    public void Get() => Expect(client.GetItemAsync(Table, Key(Next())).GetAwaiter().GetResult().Item.Count == 7);

    public void Put() => Expect(client.PutItemAsync(Table, Item(Next())).GetAwaiter().GetResult().HttpStatusCode == System.Net.HttpStatusCode.OK);

    public void Query() => Expect(client.QueryAsync(new()
    {
        TableName = Table,
        KeyConditionExpression = "Customer = :customer",
        ExpressionAttributeValues = new() { [":customer"] = new(Orders.CustomerOf(Next())) },
    }).GetAwaiter().GetResult().Items.Count == Orders.PerPartition);

    public void Transact()
    {
        var first = Next() / PerTransaction * PerTransaction;
        var puts = Enumerable.Range(first, PerTransaction).Select(index => new Model.TransactWriteItem
        {
            Put = new() { TableName = Table, Item = Item(index), ConditionExpression = "attribute_exists(Customer)" },
        });
        Expect(client.TransactWriteItemsAsync(new() { TransactItems = [.. puts] }).GetAwaiter().GetResult().HttpStatusCode == System.Net.HttpStatusCode.OK);
    }

    private static Dictionary<string, Model.AttributeValue> Key(int index) =>
        new() { ["Customer"] = new(Orders.CustomerOf(index)), ["Order"] = new(Orders.OrderOf(index)) };

    private static Dictionary<string, Model.AttributeValue> Item(int index)
    {
        var order = Orders.Typed(index);
        return new()
        {
            ["Customer"] = new(order.Customer),
            ["Order"] = new(order.Order),
            ["Name"] = new(order.Name),
            ["City"] = new(order.City),
            ["Amount"] = new() { N = order.Total.ToString(System.Globalization.CultureInfo.InvariantCulture) },
            ["Remark"] = new(order.Remark),
            ["Articles"] = new() { L = order.Articles.ConvertAll(article => new Model.AttributeValue(article)) },
        };
    }

    private int Next() => _next = IndexAfter(_next);
}

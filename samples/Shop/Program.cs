// A shop in one table, as single-table designs are written for production: customers, orders and products under PK and SK, an index
// that turns them round, an order placed in one transaction, and carts that expire.
// Run it with: dotnet run -c Release --project samples/Shop
using LocalDynamo;
using LocalDynamo.Operations;

using var database = DynamoDatabase.InMemory();
var shop = database.CreateTable("Shop", "PK", "SK", SecondaryIndex.Global("ByState", "State", "Placed").Including("Total"));
shop.EnableTimeToLive("Expires");

shop.PutMany(
[
    new Item { ["PK"] = "CUSTOMER#ada", ["SK"] = "PROFILE", ["Name"] = "Ada Lovelace", ["Orders"] = 0 },
    new Item { ["PK"] = "CUSTOMER#bob", ["SK"] = "PROFILE", ["Name"] = "Bob Babbage", ["Orders"] = 0 },
    new Item { ["PK"] = "PRODUCT#engine", ["SK"] = "STOCK", ["Price"] = 120, ["Stock"] = 2 },
    new Item { ["PK"] = "CART#ada", ["SK"] = "CART", ["Expires"] = DateTimeOffset.UtcNow.AddDays(-1).ToUnixTimeSeconds() },
]);

// One order is three writes that belong together: the stock goes down if there is any, the order is new, the customer counts it.
foreach (var (customer, order, placed) in new[] { ("ada", "1", "2026-03-01"), ("bob", "2", "2026-03-02"), ("ada", "3", "2026-03-03") })
{
    try
    {
        database.TransactWriteItems(Order(customer, order, placed));
        Console.WriteLine($"Order {order} of {customer} is placed.");
    }
    catch (TransactionCanceledException error)
    {
        Console.WriteLine($"Order {order} of {customer}: {string.Join(", ", error.CancellationReasons.Select(reason => reason.Code))}");
    }
}

Console.WriteLine("Open orders, newest first, from the index:");
foreach (var order in shop.Index("ByState").Query("OPEN").Descending())
    Console.WriteLine($"  {order}");

// The same as a program's own transaction: what is read is of one moment, and a commit that would overwrite another's is refused.
using (var transaction = database.BeginTransaction())
using (var other = database.BeginTransaction())
{
    Ship(transaction, "ada", "1");
    Ship(other, "ada", "1");
    transaction.Commit();
    try
    {
        other.Commit();
    }
    catch (TransactionConflictException error)
    {
        Console.WriteLine($"Nobody ships an order twice: {error.Message}");
    }
}

Console.WriteLine($"Of ada, in one query: {string.Join(", ", shop.Query("CUSTOMER#ada").Select(item => item.GetString("SK")))}");
Console.WriteLine($"Open now: {shop.Index("ByState").Query("OPEN").Count()}; carts that had expired: {database.SweepExpired()}");

static TransactWriteItemsRequest Order(string customer, string order, string placed) => new()
{
    ClientRequestToken = $"order-{order}",
    TransactItems =
    [
        new()
        {
            Update = new()
            {
                TableName = "Shop",
                Key = new() { ["PK"] = "PRODUCT#engine", ["SK"] = "STOCK" },
                UpdateExpression = "ADD Stock :minus",
                ConditionExpression = "Stock > :none",
                ExpressionAttributeValues = new() { [":minus"] = -1, [":none"] = 0 },
            },
        },
        new()
        {
            Put = new()
            {
                TableName = "Shop",
                Item = new()
                {
                    ["PK"] = $"CUSTOMER#{customer}", ["SK"] = $"ORDER#{order}", ["State"] = "OPEN", ["Placed"] = placed, ["Total"] = 120,
                },
                ConditionExpression = "attribute_not_exists(PK)",
            },
        },
        new()
        {
            Update = new()
            {
                TableName = "Shop",
                Key = new() { ["PK"] = $"CUSTOMER#{customer}", ["SK"] = "PROFILE" },
                UpdateExpression = "ADD Orders :one",
                ExpressionAttributeValues = new() { [":one"] = 1 },
            },
        },
    ],
};

static void Ship(Transaction transaction, string customer, string order) => transaction.Table("Shop").Update(
    new Key($"CUSTOMER#{customer}", $"ORDER#{order}"),
    "SET #s = :shipped",
    new() { [":shipped"] = "SHIPPED", [":open"] = "OPEN" },
    new() { ["#s"] = "State" },
    condition: "#s = :open");

using Amazon.DynamoDBv2.DataModel;

namespace OrderService.Carts;

/// <summary>What a customer is about to order. Its table deletes it when it has not been changed for a while.</summary>
[DynamoDBTable(Tables.Carts)]
public sealed class Cart
{
    /// <summary>A checkout is one transaction of at most 100 actions: the order, the cart, and each product.</summary>
    public const int MaxLines = 98;

    public const int MaxCount = 1_000;

    [DynamoDBHashKey]
    public string CustomerId { get; set; } = "";

    public List<CartLine> Lines { get; set; } = [];

    [DynamoDBProperty(StoreAsEpochLong = true)]
    public DateTime ExpiresAt { get; set; }

    [DynamoDBVersion]
    public int? Version { get; set; }

    public void Add(string productId, int count)
    {
        var line = Lines.Find(line => line.ProductId == productId);
        if (line is null)
        {
            if (Lines.Count == MaxLines)
                throw new RefusedException(Refusal.Conflict, $"A cart holds at most {MaxLines} products.");
            Lines.Add(line = new CartLine { ProductId = productId });
        }

        if (line.Count + count > MaxCount)
            throw new RefusedException(Refusal.Conflict, $"A cart holds at most {MaxCount} of a product.");
        line.Count += count;
    }
}

using Amazon.DynamoDBv2.DataModel;

namespace OrderService.Products;

[DynamoDBTable(Tables.Products)]
public sealed class Product
{
    [DynamoDBHashKey]
    public string Id { get; set; } = "";

    public string Name { get; set; } = "";

    public decimal Price { get; set; }

    /// <summary>How many can still be ordered: what a checkout has reserved is gone from it.</summary>
    public int Stock { get; set; }
}

using Amazon.DynamoDBv2.DataModel;

namespace OrderService.Orders;

[DynamoDBTable(Tables.Orders)]
public sealed class Order
{
    [DynamoDBHashKey]
    public string Id { get; set; } = "";

    [DynamoDBGlobalSecondaryIndexHashKey(Tables.OrdersByCustomer)]
    public string CustomerId { get; set; } = "";

    /// <summary>In UTC, to the millisecond: the SDK stores no more of it.</summary>
    [DynamoDBGlobalSecondaryIndexRangeKey(Tables.OrdersByCustomer)]
    public DateTime PlacedAt { get; set; }

    /// <summary>One of <see cref="OrderStatus"/>.</summary>
    public string Status { get; set; } = OrderStatus.Placed;

    public List<OrderLine> Lines { get; set; } = [];

    public decimal Total { get; set; }

    [DynamoDBVersion]
    public int? Version { get; set; }
}

using Amazon.DynamoDBv2.DataModel;

namespace OrderService.Payments;

[DynamoDBTable(Tables.Payments)]
public sealed class Payment
{
    [DynamoDBHashKey]
    public string Id { get; set; } = "";

    public string OrderId { get; set; } = "";

    public decimal Amount { get; set; }
}

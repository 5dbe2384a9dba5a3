namespace OrderService.Orders;

public sealed class OrderLine
{
    public string ProductId { get; set; } = "";

    public int Count { get; set; }

    /// <summary>The price of one when the order was placed.</summary>
    public decimal Price { get; set; }
}

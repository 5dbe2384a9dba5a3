namespace OrderService.Orders;

/// <summary>What an order's status can be, in this order.</summary>
public static class OrderStatus
{
    public const string Placed = "PLACED";
    public const string Paid = "PAID";
    public const string Shipped = "SHIPPED";
}

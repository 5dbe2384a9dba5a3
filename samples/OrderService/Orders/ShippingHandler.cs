using Amazon.DynamoDBv2.DataModel;

namespace OrderService.Orders;

public sealed class ShippingHandler(IDynamoDBContext context, OrderRepository orders)
{
    /// <summary>Ships a paid order, once: of two who ship it at a time, the second fails on the order's version.</summary>
    public async Task<Order> ShipAsync(string orderId, CancellationToken cancellationToken = default)
    {
        var order = await orders.GetAsync(orderId, cancellationToken);
        if (order.Status != OrderStatus.Paid)
            throw new RefusedException(Refusal.Conflict, $"The order {orderId} is {order.Status}, not {OrderStatus.Paid}.");
        order.Status = OrderStatus.Shipped;
        await context.SaveAsync(order, cancellationToken);
        return order;
    }
}

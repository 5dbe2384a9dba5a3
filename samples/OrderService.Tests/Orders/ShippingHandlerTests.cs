using Amazon.DynamoDBv2.Model;
using OrderService.Orders;

namespace OrderService.Tests.Orders;

public sealed class ShippingHandlerTests
{
    [Fact]
    public async Task Ship_OfAPaidOrder_IsDoneOnce()
    {
        using var shop = await TestShop.OpenAsync();
        await shop.OrderAsync("o-1", "ada");
        await shop.Shipping.ShipAsync("o-1").ShouldBeRefusedAsync(Refusal.Conflict, "The order o-1 is PLACED, not PAID.");
        await shop.Payments.PayAsync(new() { Id = "p-1", OrderId = "o-1", Amount = 4.50m });

        (await shop.Shipping.ShipAsync("o-1")).Status.Should().Be(OrderStatus.Shipped);

        await shop.Shipping.ShipAsync("o-1").ShouldBeRefusedAsync(Refusal.Conflict, "The order o-1 is SHIPPED, not PAID.");
    }

    [Fact]
    public async Task Ship_OfTwoAtATime_FailsForTheSecondOnTheVersion()
    {
        using var shop = await TestShop.OpenAsync();
        await shop.OrderAsync("o-1", "ada");
        await shop.Payments.PayAsync(new() { Id = "p-1", OrderId = "o-1", Amount = 4.50m });
        using var slow = shop.Interrupted(() => shop.Shipping.ShipAsync("o-1"));

        await slow.Shipping.Invoking(shipping => shipping.ShipAsync("o-1")).Should().ThrowAsync<ConditionalCheckFailedException>();

        (await shop.Orders.GetAsync("o-1")).Version.Should().Be(2, "one payment and one shipment came after the order");
    }
}

using Amazon.DynamoDBv2.Model;
using OrderService.Orders;

namespace OrderService.Tests.Orders;

public sealed class CheckoutHandlerTests
{
    [Fact]
    public async Task Place_OfACart_ReservesTheStockAndUsesTheCart()
    {
        using var shop = await TestShop.OpenAsync();
        await shop.Carts.AddAsync("ada", "tea", 2);
        await shop.Carts.AddAsync("ada", "cup", 1);

        var order = await shop.Checkout.PlaceAsync("o-1", "ada");

        order.Should().BeEquivalentTo(new { Id = "o-1", CustomerId = "ada", Status = OrderStatus.Placed, Total = 18.90m });
        order.PlacedAt.Should().Be(shop.Clock.GetUtcNow().UtcDateTime);
        (await shop.Orders.GetAsync("o-1")).Should().BeEquivalentTo(order);
        (await StockAsync(shop)).Should().Be((18, 4));
        (await shop.Carts.GetAsync("ada")).Lines.Should().BeEmpty();
    }

    [Fact]
    public async Task Place_WhenOneProductIsShort_ChangesNothing()
    {
        using var shop = await TestShop.OpenAsync();
        await shop.Carts.AddAsync("ada", "tea", 2);
        await shop.Carts.AddAsync("ada", "cup", 6);

        await shop.Checkout.PlaceAsync("o-1", "ada")
            .ShouldBeRefusedAsync(Refusal.Conflict, "There are 5 of cup, and 6 were ordered.");

        (await StockAsync(shop)).Should().Be((20, 5));
        (await shop.Orders.FindAsync("o-1")).Should().BeNull();
        (await shop.Carts.GetAsync("ada")).Lines.Should().HaveCount(2);
    }

    [Fact]
    public async Task Place_SentAgain_AnswersTheSameAndDoesNothing()
    {
        using var shop = await TestShop.OpenAsync();
        var first = await shop.OrderAsync("o-1", "ada");
        await shop.Carts.AddAsync("ada", "tea", 1);
        shop.Clock.Advance(TimeSpan.FromHours(1));

        (await shop.Checkout.PlaceAsync("o-1", "ada")).Should().BeEquivalentTo(first);

        (await StockAsync(shop)).Tea.Should().Be(19);
        await shop.Checkout.PlaceAsync("o-1", "bob").ShouldBeRefusedAsync(Refusal.Conflict, "There is an order o-1 already.");
    }

    [Fact]
    public async Task Place_SentTwiceAtOnce_IsOneOrder()
    {
        using var shop = await TestShop.OpenAsync();
        await shop.Carts.AddAsync("ada", "tea", 1);
        Order? first = null;
        using var slow = shop.Interrupted(async () => first = await shop.Checkout.PlaceAsync("o-1", "ada"));

        (await slow.Checkout.PlaceAsync("o-1", "ada")).Should().BeEquivalentTo(first);

        (await StockAsync(shop)).Tea.Should().Be(19);
    }

    [Fact]
    public async Task Place_WhenTheCartIsChangedMeanwhile_IsRefused()
    {
        using var shop = await TestShop.OpenAsync();
        await shop.Carts.AddAsync("ada", "tea", 1);
        using var slow = shop.Interrupted(() => shop.Carts.AddAsync("ada", "cup", 1));

        await slow.Checkout.PlaceAsync("o-1", "ada").ShouldBeRefusedAsync(Refusal.Conflict, "The cart of ada has just been changed.");

        (await StockAsync(shop)).Should().Be((20, 5));
        (await slow.Checkout.PlaceAsync("o-1", "ada")).Lines.Should().HaveCount(2);
    }

    [Fact]
    public async Task Place_WhenThePriceIsChangedMeanwhile_IsRefused()
    {
        using var shop = await TestShop.OpenAsync();
        await shop.Carts.AddAsync("ada", "cup", 1);
        using var slow = shop.Interrupted(() => shop.Products.SaveAsync(new() { Id = "cup", Name = "Cup", Price = 12, Stock = 5 }));

        await slow.Checkout.PlaceAsync("o-1", "ada").ShouldBeRefusedAsync(Refusal.Conflict, "The price of cup has just been changed.");

        (await slow.Checkout.PlaceAsync("o-1", "ada")).Total.Should().Be(12);
    }

    [Fact]
    public async Task Place_OfManyCustomersAtOnce_SellsWhatThereIsAndNoMore()
    {
        using var shop = await TestShop.OpenAsync();
        var customers = Enumerable.Range(0, 20).Select(i => $"customer-{i}").ToList();
        foreach (var customer in customers)
            await shop.Carts.AddAsync(customer, "cup", 1);

        var atOnce = await Task.WhenAll(customers.Select(customer => Task.Run(() => TryAsync(customer))));

        // Two on one product at the same instant may be told to try again: one after the other there is nobody to collide with.
        var answers = new List<string>(atOnce);
        for (var i = 0; i < answers.Count; i++)
        {
            if (answers[i] == "conflict")
                answers[i] = await TryAsync(customers[i]);
        }

        answers.Count(answer => answer == "placed").Should().Be(5);
        answers.Count(answer => answer == "There are 0 of cup, and 1 were ordered.").Should().Be(15);
        (await StockAsync(shop)).Cups.Should().Be(0);

        async Task<string> TryAsync(string customer)
        {
            try
            {
                await shop.Checkout.PlaceAsync($"order-of-{customer}", customer);
                return "placed";
            }
            catch (RefusedException refused)
            {
                return refused.Message;
            }
            catch (TransactionCanceledException error) when (error.CancellationReasons.Exists(reason => reason.Code == "TransactionConflict"))
            {
                return "conflict";
            }
        }
    }

    private static async Task<(int Tea, int Cups)> StockAsync(TestShop shop) =>
        ((await shop.Products.GetAsync("tea")).Stock, (await shop.Products.GetAsync("cup")).Stock);
}

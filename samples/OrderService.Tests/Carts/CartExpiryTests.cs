using Amazon.DynamoDBv2.Model;
using OrderService.Carts;

namespace OrderService.Tests.Carts;

/// <summary>Half an hour passes in no time.</summary>
public sealed class CartExpiryTests
{
    [Fact]
    public async Task Cart_ThatIsLeftAlone_IsDeletedByItsTable()
    {
        using var shop = await TestShop.OpenAsync();
        await shop.Carts.AddAsync("ada", "tea", 1);

        shop.Clock.Advance(CartHandler.Lifetime - TimeSpan.FromSeconds(1));
        (await shop.Carts.GetAsync("ada")).Lines.Should().ContainSingle();

        // The database sweeps once a minute.
        shop.Clock.Advance(TimeSpan.FromMinutes(2));
        (await StoredAsync(shop, "ada")).Should().BeNull();
        (await shop.Carts.GetAsync("ada")).Version.Should().BeNull();
    }

    [Fact]
    public async Task Cart_ThatIsChanged_LivesOnFromThen()
    {
        using var shop = await TestShop.OpenAsync();
        await shop.Carts.AddAsync("ada", "tea", 1);
        shop.Clock.Advance(TimeSpan.FromMinutes(20));
        await shop.Carts.AddAsync("ada", "tea", 1);

        shop.Clock.Advance(TimeSpan.FromMinutes(20));

        (await shop.Carts.GetAsync("ada")).Lines.Should().ContainSingle().Which.Count.Should().Be(2);
    }

    [Fact]
    public async Task Cart_ThatHasExpiredAndIsNotDeletedYet_IsEmptyAndCanBeFilled()
    {
        // As in the service, which takes its time with deletions.
        using var shop = await TestShop.OpenAsync(new() { TimeToLive = new() { SweepInterval = Timeout.InfiniteTimeSpan } });
        await shop.Carts.AddAsync("ada", "tea", 1);
        shop.Clock.Advance(CartHandler.Lifetime);

        (await StoredAsync(shop, "ada")).Should().NotBeNull();
        (await shop.Carts.GetAsync("ada")).Lines.Should().BeEmpty();
        await shop.Checkout.PlaceAsync("o-1", "ada").ShouldBeRefusedAsync(Refusal.Conflict, "The cart of ada is empty.");

        var cart = await shop.Carts.AddAsync("ada", "cup", 1);
        cart.Lines.Should().ContainSingle().Which.ProductId.Should().Be("cup");
    }

    [Fact]
    public async Task Cart_ThatIsDeletedBetweenReadAndWrite_IsMadeAnew()
    {
        using var shop = await TestShop.OpenAsync();
        await shop.Carts.AddAsync("ada", "tea", 1);
        using var slow = shop.Interrupted(() =>
        {
            shop.Clock.Advance(CartHandler.Lifetime + TimeSpan.FromMinutes(2));
            return Task.CompletedTask;
        });

        var cart = await slow.Carts.AddAsync("ada", "cup", 1);

        cart.Lines.Should().ContainSingle().Which.ProductId.Should().Be("cup");
        cart.Version.Should().Be(0);
    }

    private static async Task<Dictionary<string, AttributeValue>?> StoredAsync(TestShop shop, string customerId) =>
        (await shop.Client.GetItemAsync(Tables.Carts, new Dictionary<string, AttributeValue> { ["CustomerId"] = new(customerId) })).Item;
}

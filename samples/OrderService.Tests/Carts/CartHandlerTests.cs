using OrderService.Carts;

namespace OrderService.Tests.Carts;

public sealed class CartHandlerTests
{
    [Fact]
    public async Task Add_OfOneProductTwice_CountsItTogether()
    {
        using var shop = await TestShop.OpenAsync();
        await shop.Carts.AddAsync("ada", "tea", 2);
        await shop.Carts.AddAsync("ada", "cup", 1);

        var added = await shop.Carts.AddAsync("ada", "tea", 3);

        added.Lines.Select(line => (line.ProductId, line.Count)).Should().Equal(("tea", 5), ("cup", 1));
        (await shop.Carts.GetAsync("ada")).Should().BeEquivalentTo(added);
    }

    [Fact]
    public async Task Add_WhenAnotherDeviceComesBetweenReadAndWrite_LosesNeither()
    {
        using var shop = await TestShop.OpenAsync();
        await shop.Carts.AddAsync("ada", "tea", 1);
        using var phone = shop.Interrupted(() => shop.Carts.AddAsync("ada", "cup", 1));

        var cart = await phone.Carts.AddAsync("ada", "tea", 1);

        cart.Lines.Select(line => (line.ProductId, line.Count)).Should().Equal(("tea", 2), ("cup", 1));
    }

    [Fact]
    public async Task Add_OfManyDevicesAtOnce_LosesNothing()
    {
        using var shop = await TestShop.OpenAsync();

        await Task.WhenAll(Enumerable.Range(0, CartHandler.MaxAttempts).Select(_ => Task.Run(() => shop.Carts.AddAsync("ada", "tea", 1))));

        var cart = await shop.Carts.GetAsync("ada");
        cart.Lines.Should().ContainSingle().Which.Count.Should().Be(CartHandler.MaxAttempts);
        cart.Version.Should().Be(CartHandler.MaxAttempts - 1, "the first save made version 0");
    }

    [Fact]
    public async Task Add_OfWhatThereIsNot_IsRefused()
    {
        using var shop = await TestShop.OpenAsync();
        await shop.Carts.AddAsync("ada", "pot", 1).ShouldBeRefusedAsync(Refusal.NotFound, "There is no product pot.");
        await shop.Carts.AddAsync("ada", "tea", 0).ShouldBeRefusedAsync(Refusal.Invalid, "count is a number from 1 to 1000.");
        await shop.Carts.AddAsync("", "tea", 1).ShouldBeRefusedAsync(Refusal.Invalid, "customerId has 1 to 36 characters.");
    }
}

using LocalDynamo;

namespace OrderService.Tests.Orders;

public sealed class OrderListTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(100)]
    public async Task Pages_OfAnySize_HoldAllOrdersOnceNewestFirst(int limit)
    {
        using var shop = await TestShop.OpenAsync();
        for (var i = 0; i < 7; i++)
        {
            await shop.OrderAsync($"o-{i}", "ada");
            await shop.OrderAsync($"other-{i}", "bob");
            shop.Clock.Advance(TimeSpan.FromHours(5));
        }

        var found = new List<string>();
        var page = await shop.Orders.ListAsync("ada", limit);
        for (; page.Next is not null; page = await shop.Orders.ListAsync("ada", limit, page.Next))
        {
            page.Orders.Should().HaveCount(limit);
            found.AddRange(page.Orders.Select(order => order.Id));
        }

        found.AddRange(page.Orders.Select(order => order.Id));
        found.Should().Equal("o-6", "o-5", "o-4", "o-3", "o-2", "o-1", "o-0");
    }

    [Fact]
    public async Task Page_WhileNewOrdersComeIn_GoesOnWhereTheLastOneEnded()
    {
        using var shop = await TestShop.OpenAsync();
        for (var i = 0; i < 4; i++)
        {
            await shop.OrderAsync($"o-{i}", "ada");
            shop.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var first = await shop.Orders.ListAsync("ada", 2);
        await shop.OrderAsync("o-new", "ada");
        var second = await shop.Orders.ListAsync("ada", 2, first.Next);

        second.Orders.Select(order => order.Id).Should().Equal("o-1", "o-0");
    }

    [Fact]
    public async Task List_AMomentAfterAnOrder_MayNotHaveItYet()
    {
        using var shop = await TestShop.OpenAsync(new() { EventualConsistency = new EventualConsistency(TimeSpan.FromSeconds(1)) });
        await shop.OrderAsync("o-1", "ada");

        (await shop.Orders.ListAsync("ada", 10)).Orders.Should().BeEmpty("an index is read eventually consistent");
        (await shop.Orders.GetAsync("o-1")).Id.Should().Be("o-1");

        shop.Clock.Advance(TimeSpan.FromSeconds(1));
        (await shop.Orders.ListAsync("ada", 10)).Orders.Should().ContainSingle();
    }

    [Fact]
    public async Task Page_AfterNonsense_IsRefused()
    {
        using var shop = await TestShop.OpenAsync();
        await shop.Orders.ListAsync("ada", 10, "nonsense")
            .ShouldBeRefusedAsync(Refusal.Invalid, "A page begins after what the page before gave as its next.");
        await shop.Orders.ListAsync("ada", 0).ShouldBeRefusedAsync(Refusal.Invalid, "limit is a number from 1 to 100.");
    }
}

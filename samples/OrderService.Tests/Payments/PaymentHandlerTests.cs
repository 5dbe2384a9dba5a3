using LocalDynamo;
using OrderService.Orders;
using OrderService.Payments;

namespace OrderService.Tests.Payments;

public sealed class PaymentHandlerTests
{
    /// <summary>How long DynamoDB knows a client request token after its transaction.</summary>
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task Pay_OfTheWholeAmount_SettlesTheOrder()
    {
        using var shop = await TestShop.OpenAsync();
        await shop.OrderAsync("o-1", "ada");

        await shop.Payments.PayAsync(New("p-1"));

        (await shop.Orders.GetAsync("o-1")).Should().Match<Order>(order => order.Status == OrderStatus.Paid && order.Version == 1);
    }

    [Fact]
    public async Task Pay_SentAgainWithinTenMinutes_IsDoneAlreadyByItsToken()
    {
        using var shop = await TestShop.OpenAsync();
        await shop.OrderAsync("o-1", "ada");
        var errors = new List<DynamoException>();
        using var observed = shop.Another(engine => new ObservedEngine(engine, errors.Add));
        var first = await observed.Payments.PayAsync(New("p-1"));

        shop.Clock.Advance(TokenLifetime - TimeSpan.FromSeconds(1));

        (await observed.Payments.PayAsync(New("p-1"))).Should().BeEquivalentTo(first);
        errors.Should().BeEmpty("the token made the transaction succeed without an effect");
        (await shop.Orders.GetAsync("o-1")).Version.Should().Be(1);
        await shop.Payments.PayAsync(New("p-1", 9)).ShouldBeRefusedAsync(Refusal.Conflict, "The payment p-1 was another one.");
    }

    [Fact]
    public async Task Pay_SentAgainAfterTenMinutes_IsDoneAlreadyByItsRecord()
    {
        using var shop = await TestShop.OpenAsync();
        await shop.OrderAsync("o-1", "ada");
        var errors = new List<DynamoException>();
        using var observed = shop.Another(engine => new ObservedEngine(engine, errors.Add));
        var first = await observed.Payments.PayAsync(New("p-1"));

        shop.Clock.Advance(TokenLifetime + TimeSpan.FromSeconds(1));

        (await observed.Payments.PayAsync(New("p-1"))).Should().BeEquivalentTo(first);
        errors.Should().ContainSingle("the token is forgotten").Which.Should().BeOfType<TransactionCanceledException>();
        (await shop.Orders.GetAsync("o-1")).Version.Should().Be(1);
        await shop.Payments.PayAsync(New("p-1", 9)).ShouldBeRefusedAsync(Refusal.Conflict, "The payment p-1 was another one.");
    }

    [Fact]
    public async Task Pay_OfWhatIsNotOwed_IsRefused()
    {
        using var shop = await TestShop.OpenAsync();
        await shop.Payments.PayAsync(New("p-1")).ShouldBeRefusedAsync(Refusal.NotFound, "There is no order o-1.");
        await shop.OrderAsync("o-1", "ada");
        await shop.Payments.PayAsync(New("p-1", 9)).ShouldBeRefusedAsync(Refusal.Invalid, "The order o-1 costs 4.5.");
        await shop.Payments.PayAsync(New("p-2"));
        await shop.Payments.PayAsync(New("p-3")).ShouldBeRefusedAsync(Refusal.Conflict, "The order o-1 is PAID already.");
    }

    private static Payment New(string id, decimal amount = 4.50m) => new() { Id = id, OrderId = "o-1", Amount = amount };
}

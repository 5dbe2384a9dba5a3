using Amazon.DynamoDBv2;
using LocalDynamo;
using LocalDynamo.AwsSdk;
using LocalDynamo.Operations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OrderService.Carts;
using OrderService.Orders;
using OrderService.Payments;
using OrderService.Products;

namespace OrderService.Tests;

/// <summary>The service on a database of its own, and on a clock that stands still until the test moves it.</summary>
internal sealed class TestShop : IDisposable
{
    private readonly LocalDynamoClient _client;
    private readonly ServiceProvider _services;

    private TestShop(LocalDynamoClient client, FakeTimeProvider clock)
    {
        (_client, Clock) = (client, clock);
        _services = new ServiceCollection()
            .AddOrders(clock)
            .AddSingleton<IAmazonDynamoDB>(client)
            .BuildServiceProvider();
    }

    public FakeTimeProvider Clock { get; }

    public IAmazonDynamoDB Client => _client;

    public ProductRepository Products => Get<ProductRepository>();

    public CartHandler Carts => Get<CartHandler>();

    public CheckoutHandler Checkout => Get<CheckoutHandler>();

    public OrderRepository Orders => Get<OrderRepository>();

    public PaymentHandler Payments => Get<PaymentHandler>();

    public ShippingHandler Shipping => Get<ShippingHandler>();

    /// <summary>A new shop with empty tables but for its products: 20 of tea at 4.50, and 5 cups at 9.90.</summary>
    public static async Task<TestShop> OpenAsync(DynamoDatabaseOptions? options = null)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));
        var client = new LocalDynamoClient((options ?? new()) with { TimeProvider = clock });
        var shop = new TestShop(client, clock);
        await Tables.CreateMissingAsync(shop.Client, clock);
        await shop.Products.SaveAsync(new() { Id = "tea", Name = "Tea, 100 g", Price = 4.50m, Stock = 20 });
        await shop.Products.SaveAsync(new() { Id = "cup", Name = "Cup", Price = 9.90m, Stock = 5 });
        return shop;
    }

    /// <summary>Another process of the same service, on the same database.</summary>
    /// <param name="between">What stands between its client and the database.</param>
    /// <param name="options">How its client works.</param>
    public TestShop Another(Func<IDynamoEngine, IDynamoEngine> between, LocalDynamoClientOptions? options = null) =>
        new(new LocalDynamoClient(between(_client.Engine), options), Clock);

    /// <summary>Another process, which something happens to between its reads and its first write.</summary>
    public TestShop Interrupted(Func<Task> meanwhile) => Another(engine => new InterruptedEngine(engine, meanwhile));

    public async Task<Order> OrderAsync(string orderId, string customerId, string productId = "tea", int count = 1)
    {
        await Carts.AddAsync(customerId, productId, count);
        return await Checkout.PlaceAsync(orderId, customerId);
    }

    public void Dispose()
    {
        _services.Dispose();
        _client.Dispose();
    }

    private T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();
}

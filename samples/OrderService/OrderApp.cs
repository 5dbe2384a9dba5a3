using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.DataModel;
using OrderService.Api;
using OrderService.Carts;
using OrderService.Orders;
using OrderService.Payments;
using OrderService.Products;

namespace OrderService;

/// <summary>The composition root: the only place that decides what stands behind <see cref="IAmazonDynamoDB"/>.</summary>
public static class OrderApp
{
    /// <param name="args">Settings that count more than appsettings.json and environment.</param>
    /// <param name="clock">What the service and an embedded database go by; null for the system's.</param>
    public static WebApplication Build(string[] args, TimeProvider? clock = null)
    {
        // The settings stand beside the program, from wherever it is started.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Services.AddLocalDynamo();
        builder.Services.AddOrders(clock ?? TimeProvider.System);
        builder.Services.AddProblemDetails().AddExceptionHandler<ErrorAnswers>();

        var app = builder.Build();
        app.UseExceptionHandler();
        app.MapEndpoints();
        return app;
    }

    /// <summary>The service's own classes, for whatever <see cref="IAmazonDynamoDB"/> is registered beside them.</summary>
    public static IServiceCollection AddOrders(this IServiceCollection services, TimeProvider clock) => services
        .AddSingleton(clock)
        .AddSingleton<IDynamoDBContext>(static provider => new DynamoDBContextBuilder()
            .WithDynamoDBClient(provider.GetRequiredService<IAmazonDynamoDB>)
            .ConfigureContext(static config => config.ConsistentRead = true)
            .Build())
        .AddSingleton<ProductRepository>()
        .AddSingleton<OrderRepository>()
        .AddSingleton<CartHandler>()
        .AddSingleton<CheckoutHandler>()
        .AddSingleton<PaymentHandler>()
        .AddSingleton<ShippingHandler>();

    public static Task CreateTablesAsync(this WebApplication app) =>
        Tables.CreateMissingAsync(app.Services.GetRequiredService<IAmazonDynamoDB>(), app.Services.GetRequiredService<TimeProvider>());
}

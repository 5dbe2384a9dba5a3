using OrderService.Carts;
using OrderService.Orders;
using OrderService.Payments;
using OrderService.Products;

namespace OrderService.Api;

/// <summary>
/// The service over HTTP. Whoever orders or pays gives the id, so both are PUT: sent again, they do nothing more and answer the same.
/// </summary>
internal static class Endpoints
{
    private const int DefaultPage = 20;

    public static void MapEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapPut("/products/{id}", (string id, ProductBody body, ProductRepository products, CancellationToken cancellationToken) =>
            products.SaveAsync(new Product { Id = id, Name = body.Name, Price = body.Price, Stock = body.Stock }, cancellationToken));
        app.MapGet("/products/{id}", (string id, ProductRepository products, CancellationToken cancellationToken) =>
            products.GetAsync(id, cancellationToken));

        app.MapPost("/carts/{customerId}/lines", (string customerId, CartLineBody body, CartHandler carts, CancellationToken cancellationToken) =>
            carts.AddAsync(customerId, body.ProductId, body.Count, cancellationToken));
        app.MapGet("/carts/{customerId}", (string customerId, CartHandler carts, CancellationToken cancellationToken) =>
            carts.GetAsync(customerId, cancellationToken));

        app.MapPut("/orders/{id}", (string id, OrderBody body, CheckoutHandler checkout, CancellationToken cancellationToken) =>
            checkout.PlaceAsync(id, body.CustomerId, cancellationToken));
        app.MapGet("/orders/{id}", (string id, OrderRepository orders, CancellationToken cancellationToken) =>
            orders.GetAsync(id, cancellationToken));
        app.MapPost("/orders/{id}/shipment", (string id, ShippingHandler shipping, CancellationToken cancellationToken) =>
            shipping.ShipAsync(id, cancellationToken));
        app.MapGet(
            "/customers/{customerId}/orders",
            (string customerId, int? limit, string? after, OrderRepository orders, CancellationToken cancellationToken) =>
                orders.ListAsync(customerId, limit ?? DefaultPage, after, cancellationToken));

        app.MapPut("/payments/{id}", (string id, PaymentBody body, PaymentHandler payments, CancellationToken cancellationToken) =>
            payments.PayAsync(new Payment { Id = id, OrderId = body.OrderId, Amount = body.Amount }, cancellationToken));
    }
}

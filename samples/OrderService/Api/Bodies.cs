namespace OrderService.Api;

public sealed record ProductBody(string Name, decimal Price, int Stock);

public sealed record CartLineBody(string ProductId, int Count);

public sealed record OrderBody(string CustomerId);

public sealed record PaymentBody(string OrderId, decimal Amount);

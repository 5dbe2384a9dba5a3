using Amazon.DynamoDBv2.DataModel;
using Amazon.DynamoDBv2.Model;
using OrderService.Products;

namespace OrderService.Carts;

/// <summary>Carts, which several devices of one customer may change at a time: optimistic locking by the cart's version.</summary>
public sealed class CartHandler(IDynamoDBContext context, ProductRepository products, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    /// <summary>Whoever fails has seen another succeed, so this many devices can add at the same moment.</summary>
    public const int MaxAttempts = 10;

    private static readonly TimeSpan Precision = TimeSpan.FromSeconds(1);

    public async Task<Cart> GetAsync(string customerId, CancellationToken cancellationToken = default)
    {
        RefusedException.ThrowIfNoId(customerId, nameof(customerId));
        var cart = await context.LoadAsync<Cart>(customerId, cancellationToken) ?? new Cart { CustomerId = customerId };

        // DynamoDB deletes what has expired when it gets round to it. A cart that is still there keeps its version, for that is what a new
        // one takes the place of.
        if (cart.ExpiresAt <= clock.UtcNow(Precision))
            cart.Lines.Clear();
        return cart;
    }

    public async Task<Cart> AddAsync(string customerId, string productId, int count, CancellationToken cancellationToken = default)
    {
        RefusedException.ThrowIfOutside(count, 1, Cart.MaxCount, nameof(count));
        _ = await products.GetAsync(productId, cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            var cart = await GetAsync(customerId, cancellationToken);
            cart.Add(productId, count);
            cart.ExpiresAt = clock.UtcNow(Precision) + Lifetime;
            try
            {
                await context.SaveAsync(cart, cancellationToken);
                return cart;
            }
            catch (ConditionalCheckFailedException) when (attempt < MaxAttempts)
            {
                // Somebody else has changed the cart since it was read: what they did must not be lost.
            }
        }
    }
}

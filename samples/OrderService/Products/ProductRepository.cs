using Amazon.DynamoDBv2.DataModel;

namespace OrderService.Products;

public sealed class ProductRepository(IDynamoDBContext context)
{
    public async Task<Product> SaveAsync(Product product, CancellationToken cancellationToken = default)
    {
        RefusedException.ThrowIfNoId(product.Id, nameof(product.Id));
        RefusedException.ThrowIfOutside(product.Stock, 0, int.MaxValue, nameof(product.Stock));
        if (string.IsNullOrWhiteSpace(product.Name) || product.Price < 0)
            throw new RefusedException(Refusal.Invalid, "A product has a name, and a price that is not negative.");
        await context.SaveAsync(product, cancellationToken);
        return product;
    }

    public async Task<Product> GetAsync(string id, CancellationToken cancellationToken = default)
    {
        RefusedException.ThrowIfNoId(id, nameof(id));
        return await context.LoadAsync<Product>(id, cancellationToken) ?? throw new RefusedException(Refusal.NotFound, $"There is no product {id}.");
    }

    /// <summary>Products by their ids, those that there are.</summary>
    public async Task<IReadOnlyDictionary<string, Product>> GetAsync(IEnumerable<string> ids, CancellationToken cancellationToken = default)
    {
        var batch = context.CreateBatchGet<Product>();
        foreach (var id in ids)
            batch.AddKey(id);
        await batch.ExecuteAsync(cancellationToken);
        return batch.Results.ToDictionary(product => product.Id);
    }
}

using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.DataModel;
using Amazon.DynamoDBv2.DocumentModel;
using Amazon.DynamoDBv2.Model;

namespace OrderService.Orders;

public sealed class OrderRepository(IAmazonDynamoDB client, IDynamoDBContext context)
{
    public const int MaxPage = 100;

    public async Task<Order> GetAsync(string id, CancellationToken cancellationToken = default) =>
        await FindAsync(id, cancellationToken) ?? throw new RefusedException(Refusal.NotFound, $"There is no order {id}.");

    /// <summary>An order; null if there is none.</summary>
    public async Task<Order?> FindAsync(string id, CancellationToken cancellationToken = default)
    {
        RefusedException.ThrowIfNoId(id, nameof(id));
        return await context.LoadAsync<Order>(id, cancellationToken);
    }

    /// <summary>A customer's orders, newest first, from the index: an order may appear there a moment after it was placed.</summary>
    /// <param name="customerId">The customer.</param>
    /// <param name="limit">How many orders a page has at most.</param>
    /// <param name="after">The <see cref="OrderPage.Next"/> of the page before; null for the first.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<OrderPage> ListAsync(string customerId, int limit, string? after = null, CancellationToken cancellationToken = default)
    {
        RefusedException.ThrowIfNoId(customerId, nameof(customerId));
        RefusedException.ThrowIfOutside(limit, 1, MaxPage, nameof(limit));
        var page = await client.QueryAsync(
            new QueryRequest
            {
                TableName = Tables.Orders,
                IndexName = Tables.OrdersByCustomer,
                KeyConditionExpression = "CustomerId = :customer",
                ExpressionAttributeValues = new() { [":customer"] = new(customerId) },
                ScanIndexForward = false,
                Limit = limit,
                ExclusiveStartKey = OrderCursor.Read(after, customerId),
            },
            cancellationToken);
        var orders = page.Items.ConvertAll(item => context.FromDocument<Order>(Document.FromAttributeMap(item)));
        return new OrderPage(orders, OrderCursor.Write(page.LastEvaluatedKey));
    }
}

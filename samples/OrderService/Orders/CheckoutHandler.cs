using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.DataModel;
using Amazon.DynamoDBv2.Model;
using OrderService.Carts;
using OrderService.Products;

namespace OrderService.Orders;

/// <summary>Makes an order of a cart and reserves the stock, all of it or nothing.</summary>
public sealed class CheckoutHandler(
    IAmazonDynamoDB client, IDynamoDBContext context, CartHandler carts, OrderRepository orders, ProductRepository products, TimeProvider clock)
{
    private const string ConditionFailed = "ConditionalCheckFailed";

    /// <summary>Places an order, and answers once more with it if it is placed already: whoever got no answer may ask again.</summary>
    public async Task<Order> PlaceAsync(string orderId, string customerId, CancellationToken cancellationToken = default)
    {
        if (await orders.FindAsync(orderId, cancellationToken) is { } placed)
            return OwnedBy(customerId, placed);

        var cart = await carts.GetAsync(customerId, cancellationToken);
        if (cart.Lines.Count == 0)
            throw new RefusedException(Refusal.Conflict, $"The cart of {customerId} is empty.");

        var order = await NewOrderAsync(orderId, cart, cancellationToken);
        try
        {
            await client.TransactWriteItemsAsync(
                new TransactWriteItemsRequest { TransactItems = [New(order), Used(cart), .. order.Lines.Select(Reserved)] }, cancellationToken);
            return order;
        }
        catch (TransactionCanceledException error)
        {
            // The reasons stand in the order of the actions.
            if (error.CancellationReasons[0].Code == ConditionFailed)
                return OwnedBy(customerId, await orders.GetAsync(orderId, cancellationToken));
            if (error.CancellationReasons[1].Code == ConditionFailed)
                throw new RefusedException(Refusal.Conflict, $"The cart of {customerId} has just been changed.");
            foreach (var (line, reason) in order.Lines.Zip(error.CancellationReasons.Skip(2)))
            {
                if (reason.Code == ConditionFailed)
                    throw new RefusedException(Refusal.Conflict, WhyNotReserved(line, reason.Item));
            }

            throw;
        }
    }

    private static Order OwnedBy(string customerId, Order order) =>
        order.CustomerId == customerId ? order : throw new RefusedException(Refusal.Conflict, $"There is an order {order.Id} already.");

    private async Task<Order> NewOrderAsync(string orderId, Cart cart, CancellationToken cancellationToken)
    {
        var found = await products.GetAsync(cart.Lines.Select(line => line.ProductId), cancellationToken);
        var lines = cart.Lines.ConvertAll(line => found.TryGetValue(line.ProductId, out var product)
            ? new OrderLine { ProductId = line.ProductId, Count = line.Count, Price = product.Price }
            : throw new RefusedException(Refusal.Conflict, $"There is no product {line.ProductId} any more."));
        return new Order
        {
            Id = orderId,
            CustomerId = cart.CustomerId,
            PlacedAt = clock.UtcNow(TimeSpan.FromMilliseconds(1)),
            Lines = lines,
            Total = lines.Sum(line => line.Count * line.Price),
            Version = 0,
        };
    }

    private TransactWriteItem New(Order order) => new()
    {
        Put = new()
        {
            TableName = Tables.Orders,
            Item = context.ToDocument(order).ToAttributeMap(),
            ConditionExpression = "attribute_not_exists(Id)",
        },
    };

    private static TransactWriteItem Used(Cart cart) => new()
    {
        Delete = new()
        {
            TableName = Tables.Carts,
            Key = new() { ["CustomerId"] = new(cart.CustomerId) },
            ConditionExpression = "Version = :read",
            ExpressionAttributeValues = new() { [":read"] = Number(cart.Version!.Value) },
        },
    };

    private static TransactWriteItem Reserved(OrderLine line) => new()
    {
        Update = new()
        {
            TableName = Tables.Products,
            Key = new() { ["Id"] = new(line.ProductId) },
            UpdateExpression = "SET Stock = Stock - :count",
            ConditionExpression = "Stock >= :count AND Price = :price",
            ExpressionAttributeValues = new() { [":count"] = Number(line.Count), [":price"] = Number(line.Price) },
            ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
        },
    };

    private static AttributeValue Number(decimal value) => new() { N = value.ToString(CultureInfo.InvariantCulture) };

    private static string WhyNotReserved(OrderLine line, Dictionary<string, AttributeValue>? product)
    {
        if (product is null or { Count: 0 })
            return $"There is no product {line.ProductId} any more.";
        var stock = int.Parse(product["Stock"].N, CultureInfo.InvariantCulture);
        return stock < line.Count
            ? $"There are {stock} of {line.ProductId}, and {line.Count} were ordered."
            : $"The price of {line.ProductId} has just been changed.";
    }
}

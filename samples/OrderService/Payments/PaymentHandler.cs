using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.DataModel;
using Amazon.DynamoDBv2.Model;
using OrderService.Orders;

namespace OrderService.Payments;

/// <summary>Takes payments, each once, however often it is sent.</summary>
/// <remarks>
/// For ten minutes DynamoDB itself knows the payment's id as the token of its transaction. After that the payment's own item, which must not
/// be there yet, does the same.
/// </remarks>
public sealed class PaymentHandler(IAmazonDynamoDB client, IDynamoDBContext context)
{
    private const string ConditionFailed = "ConditionalCheckFailed";

    /// <param name="payment">The payment; its id is the client's, the same each time it is sent.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<Payment> PayAsync(Payment payment, CancellationToken cancellationToken = default)
    {
        RefusedException.ThrowIfNoId(payment.Id, nameof(payment.Id));
        RefusedException.ThrowIfNoId(payment.OrderId, nameof(payment.OrderId));
        try
        {
            // Under one token the request must be the very same, so nothing in it may come from the clock.
            await client.TransactWriteItemsAsync(
                new TransactWriteItemsRequest { ClientRequestToken = payment.Id, TransactItems = [New(payment), Settled(payment)] },
                cancellationToken);
            return payment;
        }
        catch (IdempotentParameterMismatchException)
        {
            throw Reused(payment);
        }
        catch (TransactionCanceledException error) when (error.CancellationReasons[0].Code == ConditionFailed)
        {
            var first = await context.LoadAsync<Payment>(payment.Id, cancellationToken);
            return first.OrderId == payment.OrderId && first.Amount == payment.Amount ? first : throw Reused(payment);
        }
        catch (TransactionCanceledException error) when (error.CancellationReasons[1].Code == ConditionFailed)
        {
            throw WhyNotSettled(payment, error.CancellationReasons[1].Item);
        }
    }

    private static RefusedException Reused(Payment payment) => new(Refusal.Conflict, $"The payment {payment.Id} was another one.");

    private TransactWriteItem New(Payment payment) => new()
    {
        Put = new()
        {
            TableName = Tables.Payments,
            Item = context.ToDocument(payment).ToAttributeMap(),
            ConditionExpression = "attribute_not_exists(Id)",
        },
    };

    /// <summary>The order's version goes up as in every other change, so that whoever has read the order before does not overwrite this.</summary>
    private static TransactWriteItem Settled(Payment payment) => new()
    {
        Update = new()
        {
            TableName = Tables.Orders,
            Key = new() { ["Id"] = new(payment.OrderId) },
            UpdateExpression = "SET #status = :paid ADD Version :one",
            ConditionExpression = "#status = :placed AND #total = :amount",
            ExpressionAttributeNames = new() { ["#status"] = "Status", ["#total"] = "Total" },
            ExpressionAttributeValues = new()
            {
                [":placed"] = new(OrderStatus.Placed),
                [":paid"] = new(OrderStatus.Paid),
                [":amount"] = new() { N = payment.Amount.ToString(CultureInfo.InvariantCulture) },
                [":one"] = new() { N = "1" },
            },
            ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
        },
    };

    private static RefusedException WhyNotSettled(Payment payment, Dictionary<string, AttributeValue>? order) => order switch
    {
        null or { Count: 0 } => new(Refusal.NotFound, $"There is no order {payment.OrderId}."),
        _ when order["Status"].S != OrderStatus.Placed => new(Refusal.Conflict, $"The order {payment.OrderId} is {order["Status"].S} already."),
        _ => new(Refusal.Invalid, $"The order {payment.OrderId} costs {order["Total"].N}."),
    };
}

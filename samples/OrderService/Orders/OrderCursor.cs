using Amazon.DynamoDBv2.Model;

namespace OrderService.Orders;

/// <summary>
/// Where a page ended, as a text for the client: the rest of an index's key, without the customer, so that nobody gets into another's orders.
/// </summary>
internal static class OrderCursor
{
    private const char Separator = '~';

    public static string? Write(Dictionary<string, AttributeValue>? lastEvaluatedKey) =>
        lastEvaluatedKey is { Count: > 0 } key ? $"{key["PlacedAt"].S}{Separator}{key["Id"].S}" : null;

    public static Dictionary<string, AttributeValue>? Read(string? cursor, string customerId)
    {
        if (cursor is null)
            return null;
        if (cursor.Split(Separator, 2) is not [{ Length: > 0 } placedAt, { Length: > 0 } id])
            throw new RefusedException(Refusal.Invalid, "A page begins after what the page before gave as its next.");
        return new() { ["Id"] = new(id), ["CustomerId"] = new(customerId), ["PlacedAt"] = new(placedAt) };
    }
}

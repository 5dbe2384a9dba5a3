using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace OrderService;

/// <summary>The tables of the service. In production they come from its infrastructure code; here from the start of the program.</summary>
public static class Tables
{
    public const string Products = nameof(Products);
    public const string Carts = nameof(Carts);
    public const string Orders = nameof(Orders);
    public const string Payments = nameof(Payments);

    /// <summary>The index of orders by customer and date.</summary>
    public const string OrdersByCustomer = "ByCustomer";

    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);
    private const int Polls = 120;

    public static async Task CreateMissingAsync(IAmazonDynamoDB client, TimeProvider clock, CancellationToken cancellationToken = default)
    {
        foreach (var table in (CreateTableRequest[])[New(Products), New(Carts, "CustomerId"), NewOrders(), New(Payments)])
            await CreateIfMissingAsync(client, table, clock, cancellationToken);

        var ttl = await client.DescribeTimeToLiveAsync(new DescribeTimeToLiveRequest { TableName = Carts }, cancellationToken);
        if (ttl.TimeToLiveDescription.TimeToLiveStatus == TimeToLiveStatus.DISABLED)
        {
            await client.UpdateTimeToLiveAsync(
                new UpdateTimeToLiveRequest
                {
                    TableName = Carts,
                    TimeToLiveSpecification = new() { AttributeName = "ExpiresAt", Enabled = true },
                },
                cancellationToken);
        }
    }

    private static async Task CreateIfMissingAsync(
        IAmazonDynamoDB client, CreateTableRequest table, TimeProvider clock, CancellationToken cancellationToken)
    {
        try
        {
            await client.CreateTableAsync(table, cancellationToken);
        }
        catch (ResourceInUseException)
        {
            // It is there already.
        }

        for (var poll = 1; ; poll++)
        {
            var status = (await client.DescribeTableAsync(table.TableName, cancellationToken)).Table.TableStatus;
            if (status == TableStatus.ACTIVE)
                return;
            if (poll == Polls)
                throw new TimeoutException($"The table {table.TableName} is still {status}.");
            await Task.Delay(PollInterval, clock, cancellationToken);
        }
    }

    private static CreateTableRequest New(string name, string key = "Id") => new()
    {
        TableName = name,
        BillingMode = BillingMode.PAY_PER_REQUEST,
        KeySchema = [new(key, KeyType.HASH)],
        AttributeDefinitions = [new(key, ScalarAttributeType.S)],
    };

    private static CreateTableRequest NewOrders()
    {
        var table = New(Orders);
        table.AttributeDefinitions.AddRange([new("CustomerId", ScalarAttributeType.S), new("PlacedAt", ScalarAttributeType.S)]);
        table.GlobalSecondaryIndexes =
        [
            new()
            {
                IndexName = OrdersByCustomer,
                KeySchema = [new("CustomerId", KeyType.HASH), new("PlacedAt", KeyType.RANGE)],
                Projection = new() { ProjectionType = ProjectionType.ALL },
            },
        ];
        return table;
    }
}

using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using ProvisionedThroughputExceededException = Amazon.DynamoDBv2.Model.ProvisionedThroughputExceededException;

namespace OrderService.Tests;

/// <summary>
/// A table whose throughput is used up. With <c>FaithfulRetries</c> the SDK tries again as in production, after its own wait of up to a second.
/// </summary>
public sealed class ThrottlingTests
{
    [Fact]
    public async Task Add_WhenThrottled_IsTriedAgainByTheSdk()
    {
        using var shop = await TestShop.OpenAsync(new() { EnforceProvisionedThroughput = true });
        await UseUpAsync(shop);
        var throttled = 0;
        using var retrying = shop.Another(
            engine => new ObservedEngine(engine, error =>
            {
                error.Should().BeOfType<LocalDynamo.ProvisionedThroughputExceededException>();
                throttled++;
                shop.Clock.Advance(TimeSpan.FromSeconds(2));
            }),
            new() { FaithfulRetries = true });

        var cart = await retrying.Carts.AddAsync("ada", "tea", 1);

        cart.Version.Should().Be(0);
        throttled.Should().Be(1);
    }

    [Fact]
    public async Task Add_WhenThrottledForLong_Fails()
    {
        using var shop = await TestShop.OpenAsync(new() { EnforceProvisionedThroughput = true });
        await UseUpAsync(shop);

        await shop.Carts.Invoking(carts => carts.AddAsync("ada", "tea", 1)).Should().ThrowAsync<ProvisionedThroughputExceededException>();
    }

    /// <summary>Gives the carts one write a second, and writes what 300 seconds of that would allow at once.</summary>
    internal static async Task UseUpAsync(IAmazonDynamoDB client)
    {
        await client.UpdateTableAsync(new UpdateTableRequest
        {
            TableName = Tables.Carts,
            BillingMode = BillingMode.PROVISIONED,
            ProvisionedThroughput = new(readCapacityUnits: 100, writeCapacityUnits: 1),
        });
        await client.PutItemAsync(Tables.Carts, new() { ["CustomerId"] = new("somebody"), ["Filler"] = new(new string('x', 300 * 1024)) });
    }

    private static Task UseUpAsync(TestShop shop) => UseUpAsync(shop.Client);
}

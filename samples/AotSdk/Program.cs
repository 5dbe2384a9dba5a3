// The AWS SDK's client on a database in this process, in a program that is compiled ahead of time:
//     dotnet publish samples/AotSdk -c Release --use-current-runtime
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using LocalDynamo.AwsSdk;
using Microsoft.Extensions.DependencyInjection;

using IAmazonDynamoDB client = new LocalDynamoClient();
await client.CreateTableAsync("Users", [new("UserId", KeyType.HASH)], [new("UserId", ScalarAttributeType.S)], new(5, 5));
await client.PutItemAsync("Users", new() { ["UserId"] = new("ada"), ["Name"] = new("Ada Lovelace"), ["Tags"] = new(["math", "poetry"]) });

var user = (await client.GetItemAsync("Users", new() { ["UserId"] = new("ada") })).Item;
Console.WriteLine($"{user["Name"].S}: {string.Join(", ", user["Tags"].SS)}");

try
{
    await client.PutItemAsync(new() { TableName = "Users", Item = user, ConditionExpression = "attribute_not_exists(UserId)" });
}
catch (ConditionalCheckFailedException error)
{
    Console.WriteLine(error.Message);
}

// From a container, and by configuration, the same.
await using var services = new ServiceCollection().AddLocalDynamo().BuildServiceProvider();
Console.WriteLine($"{(await services.GetRequiredService<IAmazonDynamoDB>().ListTablesAsync()).TableNames.Count} tables in another database");

namespace LocalDynamo.AwsSdk.Tests;

/// <summary>Clients with a table, and the requests that most tests send.</summary>
internal static class Clients
{
    public const string Table = "Things";

    /// <summary>A client with a database of its own that has one table, keyed by the string <c>pk</c>.</summary>
    public static async Task<LocalDynamoClient> WithTableAsync(DynamoDatabaseOptions? database = null, LocalDynamoClientOptions? options = null)
    {
        var client = new LocalDynamoClient(database ?? new DynamoDatabaseOptions(), options);
        _ = await client.CreateTableAsync(TableRequest(Table, "pk"));
        return client;
    }

    public static Model.CreateTableRequest TableRequest(string name, string partitionKey, string? sortKey = null) => new()
    {
        TableName = name,
        BillingMode = Sdk.BillingMode.PAY_PER_REQUEST,
        KeySchema = [new(partitionKey, Sdk.KeyType.HASH), .. Optional(sortKey, key => new Model.KeySchemaElement(key, Sdk.KeyType.RANGE))],
        AttributeDefinitions =
        [
            new(partitionKey, Sdk.ScalarAttributeType.S),
            .. Optional(sortKey, key => new Model.AttributeDefinition(key, Sdk.ScalarAttributeType.S)),
        ],
    };

    public static Dictionary<string, Model.AttributeValue> Key(string value) => new() { ["pk"] = new(value) };

    public static Task<Model.PutItemResponse> PutAsync(this Sdk.IAmazonDynamoDB client, string key, params (string Name, Model.AttributeValue Value)[] attributes) =>
        client.PutItemAsync(Table, new(attributes.Select(attribute => KeyValuePair.Create(attribute.Name, attribute.Value))) { ["pk"] = new(key) });

    public static async Task<Dictionary<string, Model.AttributeValue>?> GetAsync(this Sdk.IAmazonDynamoDB client, string key) =>
        (await client.GetItemAsync(Table, Key(key))).Item;

    private static IEnumerable<T> Optional<T>(string? key, Func<string, T> make) => key is null ? [] : [make(key)];
}

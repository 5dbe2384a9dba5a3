using LocalDynamo.Operations;

namespace LocalDynamo.Tests.Engine;

/// <summary>Short forms of requests for tables with indexes. A key is <c>a:HASH b:RANGE</c>; definitions are <c>a b:N</c>, S where nothing is said.</summary>
internal static class IndexRequests
{
    public static readonly Projection All = new() { ProjectionType = ProjectionType.ALL };

    public static readonly ProvisionedThroughput OneUnit = Units(1, 1);

    public static ProvisionedThroughput Units(long? read, long? write) => new() { ReadCapacityUnits = read, WriteCapacityUnits = write };

    public static Projection Include(params string[] names) => new() { ProjectionType = ProjectionType.INCLUDE, NonKeyAttributes = [.. names] };

    public static List<KeySchemaElement> Key(string key) =>
        [.. key.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => new KeySchemaElement(part.Split(':')[0], part.Split(':')[1]))];

    public static List<AttributeDefinition> Definitions(string definitions) =>
    [
        .. definitions.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(definition => definition.Split(':'))
            .Select(parts => new AttributeDefinition(parts[0], parts.Length == 1 ? ScalarAttributeType.S : parts[1])),
    ];

    public static LocalSecondaryIndex Local(string name, string key = "a:HASH c:RANGE", Projection? projection = null) =>
        new() { IndexName = name, KeySchema = Key(key), Projection = projection ?? All };

    public static GlobalSecondaryIndex Global(string name, string key = "c:HASH", Projection? projection = null) =>
        new() { IndexName = name, KeySchema = Key(key), Projection = projection ?? All };

    public static GlobalSecondaryIndexUpdate Create(string name, string key = "d:HASH", Projection? projection = null) =>
        new() { Create = new() { IndexName = name, KeySchema = Key(key), Projection = projection ?? All } };

    public static GlobalSecondaryIndexUpdate Update(string name, ProvisionedThroughput? units = null) =>
        new() { Update = new() { IndexName = name, ProvisionedThroughput = units } };

    public static GlobalSecondaryIndexUpdate Delete(string name) => new() { Delete = new() { IndexName = name } };

    /// <summary>A table with the key a, b, to be paid by the request, whose attributes a, b and c are defined.</summary>
    public static CreateTableRequest Table(Action<CreateTableRequest>? change = null)
    {
        var request = new CreateTableRequest
        {
            TableName = "Music",
            KeySchema = Key("a:HASH b:RANGE"),
            AttributeDefinitions = Definitions("a b c"),
            BillingMode = BillingMode.PAY_PER_REQUEST,
        };
        change?.Invoke(request);
        return request;
    }

    /// <summary>The same table with units set up, for itself and its global indexes.</summary>
    public static CreateTableRequest Provisioned(params GlobalSecondaryIndex[] indexes) => Table(request =>
    {
        request.BillingMode = BillingMode.PROVISIONED;
        request.ProvisionedThroughput = OneUnit;
        request.GlobalSecondaryIndexes = [.. indexes.Select(index => index with { ProvisionedThroughput = index.ProvisionedThroughput ?? OneUnit })];
    });
}

using System.Text.Json.Nodes;

namespace LocalDynamo.Oracle.Generation;

/// <summary>Damage to CreateTable and UpdateTable.</summary>
internal static class TableDamages
{
    private static readonly (string Name, string? Json)[] Creations =
    [
        ("KeySchema", null),
        ("KeySchema", "[]"),
        ("KeySchema", """[{"AttributeName":"pk","KeyType":"RANGE"}]"""),
        ("KeySchema", """[{"AttributeName":"pk","KeyType":"HASH"},{"AttributeName":"pk","KeyType":"RANGE"}]"""),
        ("KeySchema", """[{"AttributeName":"pk","KeyType":"HASH"},{"AttributeName":"sk","KeyType":"HASH"}]"""),
        ("KeySchema", """[{"AttributeName":"sk","KeyType":"RANGE"},{"AttributeName":"pk","KeyType":"HASH"}]"""),
        ("KeySchema", """[{"AttributeName":"a","KeyType":"HASH"},{"AttributeName":"b","KeyType":"RANGE"},{"AttributeName":"c","KeyType":"RANGE"}]"""),
        ("KeySchema", """[{"AttributeName":"pk","KeyType":"PRIMARY"}]"""),
        ("KeySchema", """[{"AttributeName":"missing","KeyType":"HASH"}]"""),
        ("KeySchema", """[{"AttributeName":"","KeyType":"HASH"}]"""),
        ("KeySchema", """[{"AttributeName":"pk"}]"""),
        ("AttributeDefinitions", null),
        ("AttributeDefinitions", "[]"),
        ("AttributeDefinitions", """[{"AttributeName":"pk","AttributeType":"BOOL"}]"""),
        ("AttributeDefinitions", """[{"AttributeName":"pk","AttributeType":"S"},{"AttributeName":"sk","AttributeType":"S"},{"AttributeName":"x","AttributeType":"S"}]"""),
        ("AttributeDefinitions", """[{"AttributeName":"pk","AttributeType":"S"},{"AttributeName":"pk","AttributeType":"S"}]"""),
        ("AttributeDefinitions", """[{"AttributeName":"pk"}]"""),
    ];

    private static readonly (string Name, string? Json)[] Capacities =
    [
        ("BillingMode", "\"FREE\""),
        ("BillingMode", "\"PROVISIONED\""),
        ("BillingMode", "\"PAY_PER_REQUEST\""),
        ("ProvisionedThroughput", """{"ReadCapacityUnits":0,"WriteCapacityUnits":1}"""),
        ("ProvisionedThroughput", """{"ReadCapacityUnits":1,"WriteCapacityUnits":-1}"""),
        ("ProvisionedThroughput", """{"ReadCapacityUnits":1}"""),
        ("ProvisionedThroughput", null),
        ("TableClass", "\"CHEAP\""),
    ];

    public static readonly Damage[] All =
    [
        new("CreateTable", (step, i, _) => step.Operation == "CreateTable" && Put(step.Request, Creations[i % Creations.Length])),
        new("capacity", (step, i, _) => step.Operation is "CreateTable" or "UpdateTable" && Put(step.Request, Capacities[i % Capacities.Length])),
    ];

    private static bool Put(JsonObject request, (string Name, string? Json) member)
    {
        if (member.Json is null)
            _ = request.Remove(member.Name);
        else
            request[member.Name] = JsonNode.Parse(member.Json);
        return true;
    }
}

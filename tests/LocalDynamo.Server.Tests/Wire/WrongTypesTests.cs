namespace LocalDynamo.Server.Tests.Wire;

/// <summary>JSON of other types than the operation has: told before anything else, in the words of the service.</summary>
public sealed class WrongTypesTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private const string Structure = "Start of structure or map found where not expected";
    private const string Model = "com.amazonaws.dynamodb.v20120810.";

    private const string Parameters =
        "class sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl cannot be cast to class java.lang.Class " +
        "(sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl and java.lang.Class are in module java.base of loader 'bootstrap')";

    [Theory]
    [InlineData("GetItem", """{"TableName":23}""", "NUMBER_VALUE cannot be converted to String")]
    [InlineData("GetItem", """{"TableName":1.5}""", "DECIMAL_VALUE cannot be converted to String")]
    [InlineData("GetItem", """{"TableName":true}""", "TRUE_VALUE cannot be converted to String")]
    [InlineData("GetItem", """{"TableName":false}""", "FALSE_VALUE cannot be converted to String")]
    [InlineData("GetItem", """{"TableName":[]}""", "Unrecognized collection type class java.lang.String")]
    [InlineData("GetItem", """{"TableName":{}}""", Structure)]
    [InlineData("GetItem", """{"ConsistentRead":"true"}""", "Unexpected token received from parser")]
    [InlineData("GetItem", """{"ConsistentRead":1}""", "NUMBER_VALUE cannot be converted to Boolean")]
    [InlineData("GetItem", """{"ConsistentRead":[]}""", "Unrecognized collection type class java.lang.Boolean")]
    [InlineData("GetItem", """{"ConsistentRead":{}}""", Structure)]
    [InlineData("Scan", """{"Limit":"1"}""", "STRING_VALUE cannot be converted to Integer")]
    [InlineData("Scan", """{"Limit":true}""", "TRUE_VALUE cannot be converted to Integer")]
    [InlineData("Scan", """{"Limit":[]}""", "Unrecognized collection type class java.lang.Integer")]
    [InlineData("CreateTable", """{"ProvisionedThroughput":{"ReadCapacityUnits":"1"}}""", "STRING_VALUE cannot be converted to Long")]
    [InlineData("CreateTable", """{"ProvisionedThroughput":"x"}""", "Unexpected value type in payload")]
    [InlineData("CreateTable", """{"ProvisionedThroughput":[]}""", $"Unrecognized collection type class {Model}ProvisionedThroughput")]
    [InlineData("CreateTable", """{"KeySchema":{}}""", Structure)]
    [InlineData("CreateTable", """{"KeySchema":"x"}""", "Unexpected field type")]
    [InlineData("CreateTable", """{"KeySchema":["x"]}""", "Unexpected value type in payload")]
    [InlineData("GetItem", """{"AttributesToGet":5}""", "Unexpected field type")]
    [InlineData("GetItem", """{"AttributesToGet":[5]}""", "NUMBER_VALUE cannot be converted to String")]
    [InlineData("GetItem", """{"ExpressionAttributeNames":[]}""", "Unrecognized collection type java.util.Map<java.lang.String, java.lang.String>")]
    [InlineData("GetItem", """{"Key":"x"}""", "Unexpected field type")]
    [InlineData("GetItem", """{"Key":[]}""", $"Unrecognized collection type java.util.Map<java.lang.String, {Model}AttributeValue>")]
    [InlineData("GetItem", """{"Key":{"a":"x"}}""", "Unexpected value type in payload")]
    [InlineData("GetItem", """{"Key":{"a":[]}}""", $"Unrecognized collection type class {Model}AttributeValue")]
    [InlineData("GetItem", """{"Key":{"a":{"S":1}}}""", "NUMBER_VALUE cannot be converted to String")]
    [InlineData("GetItem", """{"Key":{"a":{"N":1}}}""", "NUMBER_VALUE cannot be converted to String")]
    [InlineData("GetItem", """{"Key":{"a":{"B":1}}}""", "only base-64-encoded strings are convertible to bytes")]
    [InlineData("GetItem", """{"Key":{"a":{"B":"abcde"}}}""", "Base64 encoded length is expected a multiple of 4 bytes but found: 5")]
    [InlineData("GetItem", """{"Key":{"a":{"B":"=+/="}}}""", "Invalid last non-pad Base64 character dectected")]
    [InlineData("GetItem", """{"Key":{"a":{"BOOL":"x"}}}""", "Unexpected token received from parser")]
    [InlineData("GetItem", """{"Key":{"a":{"L":{}}}}""", Structure)]
    [InlineData("GetItem", """{"Key":{"a":{"M":[]}}}""", $"Unrecognized collection type java.util.Map<java.lang.String, {Model}AttributeValue>")]
    [InlineData("GetItem", """{"Key":{"a":{"SS":"x"}}}""", "Unexpected field type")]
    [InlineData("BatchGetItem", """{"RequestItems":{"t":{"Keys":"x"}}}""", Parameters)]
    [InlineData("BatchGetItem", """{"RequestItems":{"t":[]}}""", $"Unrecognized collection type class {Model}KeysAndAttributes")]
    [InlineData("BatchWriteItem", """{"RequestItems":"x"}""", Parameters)]
    [InlineData("BatchWriteItem", """{"RequestItems":[]}""", $"Unrecognized collection type java.util.Map<java.lang.String, java.util.List<{Model}WriteRequest>>")]
    [InlineData("Query", """{"KeyConditions":{"a":"x"}}""", "Unexpected value type in payload")]
    [InlineData("TransactWriteItems", """{"TransactItems":[{"Put":[]}]}""", $"Unrecognized collection type class {Model}Put")]
    [InlineData("DescribeTable", "5", "Unexpected value type in payload")]
    public async Task WrongType_IsASerializationException(string operation, string body, string text)
    {
        var answer = await fixture.Server.PostAsync(operation, body);

        answer.Status.Should().Be(400);
        answer.Type.Should().Be("com.amazon.coral.service#SerializationException");
        ((string?)answer.Json["Message"]).Should().Be(text);
    }

    [Fact]
    public async Task WrongType_IsToldBeforeWhatElseIsWrong() =>
        (await fixture.Server.PostAsync("GetItem", """{"TableName":"","Key":{},"ConsistentRead":5}""")).Type
            .Should().Be("com.amazon.coral.service#SerializationException");

    [Theory]
    [InlineData("1.9", 1)]
    [InlineData("4294967298", 2)]
    [InlineData("1e0", 1)]
    public async Task Number_IsCutToItsType(string limit, int count)
    {
        await using var server = await TestServer.StartAsync();
        _ = await server.CreateUsersAsync();
        for (var i = 0; i < 3; i++)
            _ = await server.PostAsync("PutItem", $$$"""{"TableName":"Users","Item":{"id":{"S":"{{{i}}}"} } }""");

        var answer = await server.PostAsync("Scan", $$"""{"TableName":"Users","Limit":{{limit}}}""");

        ((int)answer.Json["Count"]!).Should().Be(count);
    }

    [Theory]
    [InlineData("1e999")]
    [InlineData("-1e999")]
    [InlineData("99999999999999999999999999999999999999999999")]
    public async Task Number_BeyondAnyType_IsAnErrorOfTheCaller(string limit) =>
        (await fixture.Server.PostAsync("Scan", $$"""{"TableName":"Users","Limit":{{limit}}}""")).Status.Should().BeOneOf(200, 400);
}

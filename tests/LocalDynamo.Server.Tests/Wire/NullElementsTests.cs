namespace LocalDynamo.Server.Tests.Wire;

/// <summary>Null in a list or a map, which typed requests have no word for: an error of the caller wherever it stands.</summary>
public sealed class NullElementsTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private const string Key = "\"TableName\":\"Users\",\"Key\":{\"id\":{\"S\":\"ada\"}}";
    private const string Table = "\"TableName\":\"Other\",\"BillingMode\":\"PAY_PER_REQUEST\"";
    private const string Definitions = "\"AttributeDefinitions\":[{\"AttributeName\":\"a\",\"AttributeType\":\"S\"}]";
    private const string Schema = "\"KeySchema\":[{\"AttributeName\":\"a\",\"KeyType\":\"HASH\"}]";

    [Theory]
    [InlineData("GetItem", """{KEY,"AttributesToGet":[null]}""")]
    [InlineData("GetItem", """{KEY,"AttributesToGet":["a",null]}""")]
    [InlineData("GetItem", """{KEY,"ProjectionExpression":"#a","ExpressionAttributeNames":{"#a":null}}""")]
    [InlineData("GetItem", """{"TableName":"Users","Key":{"id":null}}""")]
    [InlineData("DeleteItem", """{KEY,"Expected":{"a":null}}""")]
    [InlineData("DeleteItem", """{KEY,"Expected":{"a":{"AttributeValueList":[null],"ComparisonOperator":"EQ"}}}""")]
    [InlineData("DeleteItem", """{KEY,"Expected":{"a":{"Value":null}}}""")]
    [InlineData("UpdateItem", """{KEY,"AttributeUpdates":{"a":null}}""")]
    [InlineData("UpdateItem", """{KEY,"UpdateExpression":"SET a = :a","ExpressionAttributeValues":{":a":null}}""")]
    [InlineData("Query", """{"TableName":"Users","KeyConditions":{"id":null}}""")]
    [InlineData("Query", """{"TableName":"Users","KeyConditions":{"id":{"AttributeValueList":[null],"ComparisonOperator":"EQ"}}}""")]
    [InlineData("Query", """{"TableName":"Users","KeyConditions":{"id":{"AttributeValueList":[{"S":"a"}],"ComparisonOperator":"EQ"}},"QueryFilter":{"a":null}}""")]
    [InlineData("Scan", """{"TableName":"Users","ScanFilter":{"a":null}}""")]
    [InlineData("Scan", """{"TableName":"Users","ExclusiveStartKey":{"id":null}}""")]
    [InlineData("BatchGetItem", """{"RequestItems":{"Users":null}}""")]
    [InlineData("BatchGetItem", """{"RequestItems":{"Users":{"Keys":[null]}}}""")]
    [InlineData("BatchGetItem", """{"RequestItems":{"Users":{"Keys":[{"id":{"S":"ada"}}],"AttributesToGet":[null]}}}""")]
    [InlineData("BatchWriteItem", """{"RequestItems":{"Users":null}}""")]
    [InlineData("BatchWriteItem", """{"RequestItems":{"Users":[null]}}""")]
    [InlineData("BatchWriteItem", """{"RequestItems":{"Users":[{"PutRequest":null}]}}""")]
    [InlineData("BatchWriteItem", """{"RequestItems":{"Users":[{"DeleteRequest":{"Key":null}}]}}""")]
    [InlineData("TransactGetItems", """{"TransactItems":[null]}""")]
    [InlineData("TransactGetItems", """{"TransactItems":[{"Get":null}]}""")]
    [InlineData("TransactGetItems", """{"TransactItems":[{"Get":{KEY,"ProjectionExpression":"#a","ExpressionAttributeNames":{"#a":null}}}]}""")]
    [InlineData("TransactWriteItems", """{"TransactItems":[null]}""")]
    [InlineData("TransactWriteItems", """{"TransactItems":[{"Put":null}]}""")]
    [InlineData("TransactWriteItems", """{"TransactItems":[{"Put":{"TableName":"Users","Item":{"id":null}}}]}""")]
    [InlineData("CreateTable", """{TABLE,"AttributeDefinitions":[null],SCHEMA}""")]
    [InlineData("CreateTable", """{TABLE,DEFINITIONS,"KeySchema":[null]}""")]
    [InlineData("CreateTable", """{TABLE,DEFINITIONS,SCHEMA,"GlobalSecondaryIndexes":[null]}""")]
    [InlineData("CreateTable", """{TABLE,DEFINITIONS,SCHEMA,"LocalSecondaryIndexes":[null]}""")]
    [InlineData("CreateTable", """{TABLE,DEFINITIONS,SCHEMA,"GlobalSecondaryIndexes":[{"IndexName":"Index","KeySchema":[null],"Projection":{"ProjectionType":"ALL"}}]}""")]
    [InlineData("CreateTable", """{TABLE,DEFINITIONS,SCHEMA,"GlobalSecondaryIndexes":[{"IndexName":"Index",SCHEMA,"Projection":{"ProjectionType":"INCLUDE","NonKeyAttributes":[null]}}]}""")]
    [InlineData("CreateTable", """{TABLE,DEFINITIONS,SCHEMA,"Tags":[null]}""")]
    [InlineData("CreateTable", """{TABLE,DEFINITIONS,SCHEMA,"VectorIndexes":[null]}""")]
    [InlineData("UpdateTable", """{"TableName":"Users","GlobalSecondaryIndexUpdates":[null]}""")]
    [InlineData("UpdateTable", """{"TableName":"Users","GlobalSecondaryIndexUpdates":[{"Create":null}]}""")]
    [InlineData("UpdateTable", """{"TableName":"Users","AttributeDefinitions":[null]}""")]
    [InlineData("UpdateTable", """{"TableName":"Users","ReplicaUpdates":[null]}""")]
    [InlineData("UpdateTable", """{"TableName":"Users","VectorIndexUpdates":[null]}""")]
    [InlineData("UpdateTable", """{"TableName":"Users","GlobalTableWitnessUpdates":[null]}""")]
    [InlineData("TagResource", """{"ResourceArn":"arn:aws:dynamodb:us-east-1:000000000000:table/Users","Tags":[null]}""")]
    [InlineData("UntagResource", """{"ResourceArn":"arn:aws:dynamodb:us-east-1:000000000000:table/Users","TagKeys":[null]}""")]
    public async Task Null_IsAnErrorOfTheCaller(string operation, string request)
    {
        var answer = await fixture.Server.PostAsync(
            operation, request.Replace("KEY", Key).Replace("TABLE", Table).Replace("DEFINITIONS", Definitions).Replace("SCHEMA", Schema));

        answer.Status.Should().Be(400);
        answer.Type.Should().Be("com.amazon.coral.validate#ValidationException");
    }
}

using Amazon;

namespace LocalDynamo.AwsSdk.Tests.Values;

/// <summary>What is not there is null, or empty under the SDK's setting of version 3.</summary>
[Collection(AloneCollection.Name)]
public sealed class AbsenceTests
{
    [Fact]
    public async Task AbsentCollections_ByDefault_AreNull()
    {
        var answers = await AskAsync();
        answers.Missing.Item.Should().BeNull();
        answers.Missing.IsItemSet.Should().BeFalse();
        answers.Put.Attributes.Should().BeNull();
        answers.Query.Items.Should().BeEmpty();
        answers.Query.LastEvaluatedKey.Should().BeNull();
        answers.Table.GlobalSecondaryIndexes.Should().BeNull();
        answers.Failure.Item.Should().BeNull();
        answers.Batch.UnprocessedKeys.Should().BeEmpty();
        answers.Batch.ConsumedCapacity.Should().BeNull();
    }

    [Fact]
    public async Task AbsentCollections_WhereTheSdkInitializesThem_AreEmpty()
    {
        AWSConfigs.InitializeCollections = true;
        try
        {
            var answers = await AskAsync();
            answers.Missing.Item.Should().NotBeNull().And.BeEmpty();
            answers.Missing.IsItemSet.Should().BeFalse();
            answers.Put.Attributes.Should().NotBeNull().And.BeEmpty();
            answers.Query.Items.Should().BeEmpty();
            answers.Query.LastEvaluatedKey.Should().NotBeNull().And.BeEmpty();
            answers.Table.GlobalSecondaryIndexes.Should().NotBeNull().And.BeEmpty();
            answers.Failure.Item.Should().NotBeNull().And.BeEmpty();
            answers.Batch.UnprocessedKeys.Should().BeEmpty();
            answers.Batch.ConsumedCapacity.Should().NotBeNull().And.BeEmpty();
        }
        finally
        {
            AWSConfigs.InitializeCollections = false;
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task EmptyMapAndList_ReadAndPutAgain_StayThere(bool initializeCollections)
    {
        AWSConfigs.InitializeCollections = initializeCollections;
        try
        {
            using var client = await Clients.WithTableAsync();
            _ = await client.PutAsync("key", ("map", new() { IsMSet = true }), ("list", new() { IsLSet = true }));
            for (var i = 0; i < 2; i++)
            {
                var item = (await client.GetAsync("key"))!;
                item["map"].IsMSet.Should().BeTrue();
                item["map"].M.Should().BeEmpty();
                item["list"].IsLSet.Should().BeTrue();
                item["list"].L.Should().BeEmpty();
                _ = await client.PutItemAsync(Clients.Table, item);
            }

            var projected = await client.GetItemAsync(new() { TableName = Clients.Table, Key = Clients.Key("key"), ProjectionExpression = "nothing" });
            projected.Item.Should().BeEmpty();
            projected.IsItemSet.Should().BeTrue("there is an item, of which nothing was asked for");
        }
        finally
        {
            AWSConfigs.InitializeCollections = false;
        }
    }

    private static async Task<(
        Model.GetItemResponse Missing, Model.PutItemResponse Put, Model.QueryResponse Query, Model.TableDescription Table,
        Model.ConditionalCheckFailedException Failure, Model.BatchGetItemResponse Batch)> AskAsync()
    {
        using var client = await Clients.WithTableAsync();
        var missing = await client.GetItemAsync(Clients.Table, Clients.Key("missing"));
        var put = await client.PutAsync("key");
        var query = await client.QueryAsync(new()
        {
            TableName = Clients.Table,
            KeyConditionExpression = "pk = :pk",
            ExpressionAttributeValues = new() { [":pk"] = new("missing") },
        });
        var table = (await client.DescribeTableAsync(Clients.Table)).Table;
        var failure = await client.Invoking(client => client.PutItemAsync(new()
        {
            TableName = Clients.Table,
            Item = Clients.Key("key"),
            ConditionExpression = "attribute_not_exists(pk)",
        })).Should().ThrowAsync<Model.ConditionalCheckFailedException>();
        var batch = await client.BatchGetItemAsync(new Dictionary<string, Model.KeysAndAttributes> { [Clients.Table] = new() { Keys = [Clients.Key("key")] } });
        return (missing, put, query, table, failure.Which, batch);
    }
}

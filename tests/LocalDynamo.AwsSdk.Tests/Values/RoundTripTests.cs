using CsCheck;

namespace LocalDynamo.AwsSdk.Tests.Values;

/// <summary>What is put comes back, and what is put or came back stays the caller's.</summary>
public sealed class RoundTripTests
{
    private static readonly Gen<Dictionary<string, Model.AttributeValue>> Items = AttributeValues.Map(depth: 4).Select(item =>
    {
        item["pk"] = new("key");
        return item;
    });

    [Fact]
    public async Task Item_OfAllTypesAndNesting_ComesBackAsItWasPut()
    {
        using var client = await Clients.WithTableAsync();
        Items.Sample(item =>
        {
            var put = AttributeValues.Show(item);
            client.PutItemAsync(Clients.Table, item).GetAwaiter().GetResult();
            AttributeValues.Show(item).Should().Be(put, "a request is only read");
            AttributeValues.Show(client.GetAsync("key").GetAwaiter().GetResult()!).Should().Be(put);
        }, threads: 1);
    }

    [Fact]
    public async Task Item_WhenRequestAndReplyAreSpoiltAfterwards_StaysAsItWasPut()
    {
        using var client = await Clients.WithTableAsync();
        Items.Sample(item =>
        {
            var put = AttributeValues.Show(item);
            client.PutItemAsync(Clients.Table, item).GetAwaiter().GetResult();
            AttributeValues.Spoil(item);

            var read = client.GetAsync("key").GetAwaiter().GetResult()!;
            AttributeValues.Show(read).Should().Be(put, "the request was spoilt, not the item");
            AttributeValues.Spoil(read);
            AttributeValues.Show(client.GetAsync("key").GetAwaiter().GetResult()!).Should().Be(put, "the reply was spoilt, not the item");
        }, threads: 1);
    }

    [Fact]
    public async Task Update_WhenItsValuesAreSpoiltAfterwards_StaysAsItWasMade()
    {
        using var client = await Clients.WithTableAsync();
        AttributeValues.Any(depth: 3).Sample(value =>
        {
            var set = AttributeValues.Show(value);
            var values = new Dictionary<string, Model.AttributeValue> { [":v"] = value };
            client.UpdateItemAsync(new()
            {
                TableName = Clients.Table,
                Key = Clients.Key("key"),
                UpdateExpression = "SET x = :v",
                ExpressionAttributeValues = values,
            }).GetAwaiter().GetResult();
            AttributeValues.Spoil(values);
            AttributeValues.Show(client.GetAsync("key").GetAwaiter().GetResult()!["x"]).Should().Be(set);
        }, threads: 1);
    }

    [Fact]
    public async Task Table_WhenRequestAndDescriptionAreChangedAfterwards_StaysAsItWasMade()
    {
        using var client = new LocalDynamoClient();
        var request = Clients.TableRequest("Indexed", "pk", "sk");
        request.LocalSecondaryIndexes =
        [
            new()
            {
                IndexName = "Local",
                KeySchema = [new("pk", Sdk.KeyType.HASH), new("other", Sdk.KeyType.RANGE)],
                Projection = new() { ProjectionType = Sdk.ProjectionType.INCLUDE, NonKeyAttributes = ["a"] },
            },
        ];
        request.AttributeDefinitions.Add(new("other", Sdk.ScalarAttributeType.N));
        Change(request.KeySchema, request.AttributeDefinitions, request.LocalSecondaryIndexes[0].Projection.NonKeyAttributes,
            (await client.CreateTableAsync(request)).TableDescription);

        var table = (await client.DescribeTableAsync("Indexed")).Table;
        Change(table.KeySchema, table.AttributeDefinitions, table.LocalSecondaryIndexes[0].Projection.NonKeyAttributes, table);

        table = (await client.DescribeTableAsync("Indexed")).Table;
        table.KeySchema.Should().HaveCount(2);
        table.AttributeDefinitions.Should().HaveCount(3);
        table.LocalSecondaryIndexes[0].Projection.NonKeyAttributes.Should().Equal("a");

        static void Change(
            List<Model.KeySchemaElement> key, List<Model.AttributeDefinition> definitions, List<string> attributes, Model.TableDescription description)
        {
            key.Clear();
            definitions.Clear();
            attributes.Add("b");
            description.LocalSecondaryIndexes[0].Projection.NonKeyAttributes.Add("c");
            description.KeySchema.Clear();
        }
    }

    [Fact]
    public async Task Stream_WhereverItStands_IsPutWhole()
    {
        using var client = await Clients.WithTableAsync();
        byte[] bytes = [1, 2, 3, 4];
        using var hidden = new MemoryStream(bytes) { Position = 3 };
        using var partOfArray = new MemoryStream(bytes, 1, 2, writable: false, publiclyVisible: true) { Position = 1 };
        _ = await client.PutAsync("key", ("hidden", new() { B = hidden }), ("part", new() { B = partOfArray }));

        hidden.Position.Should().Be(4, "the SDK reads a stream that hides its buffer to its end");
        partOfArray.Position.Should().Be(1, "and takes the buffer of one that shows it");
        var item = await client.GetAsync("key");
        item!["hidden"].B.ToArray().Should().Equal(bytes);
        item["part"].B.ToArray().Should().Equal(2, 3);
        item["hidden"].B.Position.Should().Be(0);
        item["hidden"].B.TryGetBuffer(out _).Should().BeTrue();
        item["hidden"].B.CanWrite.Should().BeTrue();
    }

    [Fact]
    public async Task Value_ThatHoldsItself_IsRefusedAsNestedTooDeep()
    {
        using var client = await Clients.WithTableAsync();
        var endless = new Model.AttributeValue { L = [] };
        endless.L.Add(endless);
        await client.Invoking(client => client.PutAsync("key", ("endless", endless)))
            .Should().ThrowAsync<Sdk.AmazonDynamoDBException>().WithMessage("Nesting Levels have exceeded supported limits*");
    }
}

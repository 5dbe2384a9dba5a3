namespace LocalDynamo.AwsSdk.Mapping;

internal static class CreateTable
{
    public static readonly Operation<
        Model.CreateTableRequest, Operations.CreateTableRequest, Operations.CreateTableResponse, Model.CreateTableResponse>
        Operation = new(Request, Response);

    private static Operations.CreateTableRequest Request(Model.CreateTableRequest request) => new()
    {
        TableName = request.TableName,
        AttributeDefinitions = Schemas.Definitions(request.AttributeDefinitions),
        KeySchema = Schemas.Key(request.KeySchema),
        BillingMode = request.BillingMode.ToLibrary(),
        ProvisionedThroughput = Throughputs.ToLibrary(request.ProvisionedThroughput),
        OnDemandThroughput = Throughputs.ToLibrary(request.OnDemandThroughput),
        WarmThroughput = Throughputs.ToLibrary(request.WarmThroughput),
        TableClass = request.TableClass.ToLibrary(),
        DeletionProtectionEnabled = request.DeletionProtectionEnabled,
        Tags = TableSettings.ToLibrary(request.Tags),
        LocalSecondaryIndexes = Requests.List(request.LocalSecondaryIndexes, Indexes.Local),
        GlobalSecondaryIndexes = Requests.List(request.GlobalSecondaryIndexes, Indexes.Global),
        VectorIndexes = Requests.List(request.VectorIndexes, VectorIndexes.Index),
        StreamSpecification = TableSettings.ToLibrary(request.StreamSpecification),
        SSESpecification = TableSettings.ToLibrary(request.SSESpecification),
        ResourcePolicy = request.ResourcePolicy,
        GlobalTableSourceArn = request.GlobalTableSourceArn,
        GlobalTableSettingsReplicationMode = request.GlobalTableSettingsReplicationMode.ToLibrary(),
    };

    private static Model.CreateTableResponse Response(Operations.CreateTableResponse response) => new()
    {
        TableDescription = TableDescriptions.Of(response.TableDescription),
    };
}

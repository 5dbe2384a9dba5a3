namespace LocalDynamo.AwsSdk.Mapping;

internal static class UpdateTable
{
    public static readonly Operation<
        Model.UpdateTableRequest, Operations.UpdateTableRequest, Operations.UpdateTableResponse, Model.UpdateTableResponse>
        Operation = new(Request, Response);

    private static Operations.UpdateTableRequest Request(Model.UpdateTableRequest request) => new()
    {
        TableName = request.TableName,
        AttributeDefinitions = Schemas.Definitions(request.AttributeDefinitions),
        BillingMode = request.BillingMode.ToLibrary(),
        ProvisionedThroughput = Throughputs.ToLibrary(request.ProvisionedThroughput),
        OnDemandThroughput = Throughputs.ToLibrary(request.OnDemandThroughput),
        WarmThroughput = Throughputs.ToLibrary(request.WarmThroughput),
        TableClass = request.TableClass.ToLibrary(),
        DeletionProtectionEnabled = request.DeletionProtectionEnabled,
        GlobalSecondaryIndexUpdates = Requests.List(request.GlobalSecondaryIndexUpdates, Indexes.Update),
        VectorIndexUpdates = Requests.List(request.VectorIndexUpdates, VectorIndexes.Update),
        StreamSpecification = TableSettings.ToLibrary(request.StreamSpecification),
        SSESpecification = TableSettings.ToLibrary(request.SSESpecification),
        ReplicaUpdates = Requests.List(request.ReplicaUpdates, Replicas.Update),
        MultiRegionConsistency = request.MultiRegionConsistency.ToLibrary(),
        GlobalTableWitnessUpdates = Requests.List(request.GlobalTableWitnessUpdates, Replicas.Witness),
        GlobalTableSettingsReplicationMode = request.GlobalTableSettingsReplicationMode.ToLibrary(),
    };

    private static Model.UpdateTableResponse Response(Operations.UpdateTableResponse response) => new()
    {
        TableDescription = TableDescriptions.Of(response.TableDescription),
    };
}

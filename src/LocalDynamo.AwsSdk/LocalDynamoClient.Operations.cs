using LocalDynamo.AwsSdk.Mapping;

namespace LocalDynamo.AwsSdk;

/// <content>
/// The operations that the database has. The SDK's shorter forms end in these, and operations that are not overridden here end in the pipeline's
/// <see cref="EngineHandler"/>.
/// </content>
public sealed partial class LocalDynamoClient
{
    /// <inheritdoc/>
    public override Task<Model.BatchGetItemResponse> BatchGetItemAsync(Model.BatchGetItemRequest request, CancellationToken cancellationToken = default) =>
        _usesPipeline ? base.BatchGetItemAsync(request, cancellationToken) : RunAsync(BatchGetItem.Operation, request, cancellationToken);

    /// <inheritdoc/>
    public override Task<Model.BatchWriteItemResponse> BatchWriteItemAsync(Model.BatchWriteItemRequest request, CancellationToken cancellationToken = default) =>
        _usesPipeline ? base.BatchWriteItemAsync(request, cancellationToken) : RunAsync(BatchWriteItem.Operation, request, cancellationToken);

    /// <inheritdoc/>
    public override Task<Model.CreateTableResponse> CreateTableAsync(Model.CreateTableRequest request, CancellationToken cancellationToken = default) =>
        _usesPipeline ? base.CreateTableAsync(request, cancellationToken) : RunAsync(CreateTable.Operation, request, cancellationToken);

    /// <inheritdoc/>
    public override Task<Model.DeleteItemResponse> DeleteItemAsync(Model.DeleteItemRequest request, CancellationToken cancellationToken = default) =>
        _usesPipeline ? base.DeleteItemAsync(request, cancellationToken) : RunAsync(DeleteItem.Operation, request, cancellationToken);

    /// <inheritdoc/>
    public override Task<Model.DeleteTableResponse> DeleteTableAsync(Model.DeleteTableRequest request, CancellationToken cancellationToken = default) =>
        _usesPipeline ? base.DeleteTableAsync(request, cancellationToken) : RunAsync(DeleteTable.Operation, request, cancellationToken);

    /// <inheritdoc/>
    public override Task<Model.DescribeContinuousBackupsResponse> DescribeContinuousBackupsAsync(Model.DescribeContinuousBackupsRequest request, CancellationToken cancellationToken = default) =>
        _usesPipeline ? base.DescribeContinuousBackupsAsync(request, cancellationToken) : RunAsync(DescribeContinuousBackups.Operation, request, cancellationToken);

    /// <inheritdoc/>
    public override Task<Model.DescribeEndpointsResponse> DescribeEndpointsAsync(Model.DescribeEndpointsRequest request, CancellationToken cancellationToken = default) =>
        _usesPipeline ? base.DescribeEndpointsAsync(request, cancellationToken) : RunAsync(DescribeEndpoints.Operation, request, cancellationToken);

    /// <inheritdoc/>
    public override Task<Model.DescribeLimitsResponse> DescribeLimitsAsync(Model.DescribeLimitsRequest request, CancellationToken cancellationToken = default) =>
        _usesPipeline ? base.DescribeLimitsAsync(request, cancellationToken) : RunAsync(DescribeLimits.Operation, request, cancellationToken);

    /// <inheritdoc/>
    public override Task<Model.DescribeTableResponse> DescribeTableAsync(Model.DescribeTableRequest request, CancellationToken cancellationToken = default) =>
        _usesPipeline ? base.DescribeTableAsync(request, cancellationToken) : RunAsync(DescribeTable.Operation, request, cancellationToken);

    /// <inheritdoc/>
    public override Task<Model.DescribeTimeToLiveResponse> DescribeTimeToLiveAsync(Model.DescribeTimeToLiveRequest request, CancellationToken cancellationToken = default) =>
        _usesPipeline ? base.DescribeTimeToLiveAsync(request, cancellationToken) : RunAsync(DescribeTimeToLive.Operation, request, cancellationToken);

    /// <inheritdoc/>
    public override Task<Model.GetItemResponse> GetItemAsync(Model.GetItemRequest request, CancellationToken cancellationToken = default) =>
        _usesPipeline ? base.GetItemAsync(request, cancellationToken) : RunAsync(GetItem.Operation, request, cancellationToken);

    /// <inheritdoc/>
    public override Task<Model.ListTablesResponse> ListTablesAsync(Model.ListTablesRequest request, CancellationToken cancellationToken = default) =>
        _usesPipeline ? base.ListTablesAsync(request, cancellationToken) : RunAsync(ListTables.Operation, request, cancellationToken);

    /// <inheritdoc/>
    public override Task<Model.ListTagsOfResourceResponse> ListTagsOfResourceAsync(Model.ListTagsOfResourceRequest request, CancellationToken cancellationToken = default) =>
        _usesPipeline ? base.ListTagsOfResourceAsync(request, cancellationToken) : RunAsync(ListTagsOfResource.Operation, request, cancellationToken);

    /// <inheritdoc/>
    public override Task<Model.PutItemResponse> PutItemAsync(Model.PutItemRequest request, CancellationToken cancellationToken = default) =>
        _usesPipeline ? base.PutItemAsync(request, cancellationToken) : RunAsync(PutItem.Operation, request, cancellationToken);

    /// <inheritdoc/>
    public override Task<Model.QueryResponse> QueryAsync(Model.QueryRequest request, CancellationToken cancellationToken = default) =>
        _usesPipeline ? base.QueryAsync(request, cancellationToken) : RunAsync(Query.Operation, request, cancellationToken);

    /// <inheritdoc/>
    public override Task<Model.ScanResponse> ScanAsync(Model.ScanRequest request, CancellationToken cancellationToken = default) =>
        _usesPipeline ? base.ScanAsync(request, cancellationToken) : RunAsync(Scan.Operation, request, cancellationToken);

    /// <inheritdoc/>
    public override Task<Model.TagResourceResponse> TagResourceAsync(Model.TagResourceRequest request, CancellationToken cancellationToken = default) =>
        _usesPipeline ? base.TagResourceAsync(request, cancellationToken) : RunAsync(TagResource.Operation, request, cancellationToken);

    /// <inheritdoc/>
    public override Task<Model.TransactGetItemsResponse> TransactGetItemsAsync(Model.TransactGetItemsRequest request, CancellationToken cancellationToken = default) =>
        _usesPipeline ? base.TransactGetItemsAsync(request, cancellationToken) : RunAsync(TransactGetItems.Operation, request, cancellationToken);

    /// <inheritdoc/>
    public override Task<Model.TransactWriteItemsResponse> TransactWriteItemsAsync(Model.TransactWriteItemsRequest request, CancellationToken cancellationToken = default) =>
        _usesPipeline ? base.TransactWriteItemsAsync(request, cancellationToken) : RunAsync(TransactWriteItems.Operation, request, cancellationToken);

    /// <inheritdoc/>
    public override Task<Model.UntagResourceResponse> UntagResourceAsync(Model.UntagResourceRequest request, CancellationToken cancellationToken = default) =>
        _usesPipeline ? base.UntagResourceAsync(request, cancellationToken) : RunAsync(UntagResource.Operation, request, cancellationToken);

    /// <inheritdoc/>
    public override Task<Model.UpdateContinuousBackupsResponse> UpdateContinuousBackupsAsync(Model.UpdateContinuousBackupsRequest request, CancellationToken cancellationToken = default) =>
        _usesPipeline ? base.UpdateContinuousBackupsAsync(request, cancellationToken) : RunAsync(UpdateContinuousBackups.Operation, request, cancellationToken);

    /// <inheritdoc/>
    public override Task<Model.UpdateItemResponse> UpdateItemAsync(Model.UpdateItemRequest request, CancellationToken cancellationToken = default) =>
        _usesPipeline ? base.UpdateItemAsync(request, cancellationToken) : RunAsync(UpdateItem.Operation, request, cancellationToken);

    /// <inheritdoc/>
    public override Task<Model.UpdateTableResponse> UpdateTableAsync(Model.UpdateTableRequest request, CancellationToken cancellationToken = default) =>
        _usesPipeline ? base.UpdateTableAsync(request, cancellationToken) : RunAsync(UpdateTable.Operation, request, cancellationToken);

    /// <inheritdoc/>
    public override Task<Model.UpdateTimeToLiveResponse> UpdateTimeToLiveAsync(Model.UpdateTimeToLiveRequest request, CancellationToken cancellationToken = default) =>
        _usesPipeline ? base.UpdateTimeToLiveAsync(request, cancellationToken) : RunAsync(UpdateTimeToLive.Operation, request, cancellationToken);
}

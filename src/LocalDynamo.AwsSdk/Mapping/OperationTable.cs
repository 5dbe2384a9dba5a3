using Amazon.Runtime;

namespace LocalDynamo.AwsSdk.Mapping;

/// <summary>The operations that the client has, by the SDK's requests.</summary>
internal static class OperationTable
{
    private static readonly Dictionary<Type, Operation> Operations = new Operation[]
    {
        BatchGetItem.Operation,
        BatchWriteItem.Operation,
        CreateTable.Operation,
        DeleteItem.Operation,
        DeleteTable.Operation,
        DescribeContinuousBackups.Operation,
        DescribeEndpoints.Operation,
        DescribeLimits.Operation,
        DescribeTable.Operation,
        DescribeTimeToLive.Operation,
        GetItem.Operation,
        ListTables.Operation,
        ListTagsOfResource.Operation,
        PutItem.Operation,
        Query.Operation,
        Scan.Operation,
        TagResource.Operation,
        TransactGetItems.Operation,
        TransactWriteItems.Operation,
        UntagResource.Operation,
        UpdateContinuousBackups.Operation,
        UpdateItem.Operation,
        UpdateTable.Operation,
        UpdateTimeToLive.Operation,
    }.ToDictionary(operation => operation.RequestType);

    /// <summary>The SDK's types of request.</summary>
    public static IReadOnlyCollection<Type> RequestTypes => Operations.Keys;

    /// <summary>The operation that a request is for; null if the client does not have it.</summary>
    public static Operation? Find(AmazonWebServiceRequest request) => Operations.GetValueOrDefault(request.GetType());
}

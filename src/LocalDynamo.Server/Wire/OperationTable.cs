using System.Collections.Frozen;
using LocalDynamo.Server.Wire.Operations;

namespace LocalDynamo.Server.Wire;

/// <summary>The operations by what a request's X-Amz-Target header says.</summary>
internal static class OperationTable
{
    private const string Version = "DynamoDB_20120810.";

    private static readonly FrozenDictionary<string, Operation> ByTarget = new[]
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
    }.ToFrozenDictionary(operation => Version + operation.Name, StringComparer.Ordinal);

    /// <summary>All that there are.</summary>
    public static IReadOnlyList<Operation> All => ByTarget.Values;

    /// <summary>The operation of a target, or null.</summary>
    public static Operation? Find(string? target) => target is not null && ByTarget.TryGetValue(target, out var operation) ? operation : null;
}

namespace LocalDynamo.Engine.Capacity;

/// <summary>A table or global index with the throughput that it enforces, reads and writes apart. Immutable but for what is in the buckets.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="IsIndex">Whether it is an index.</param>
/// <param name="IsProvisioned">Whether the table's mode is PROVISIONED.</param>
/// <param name="Reads">Read units; null where they have no bound.</param>
/// <param name="Writes">Write units; null where they have no bound.</param>
internal sealed record ThrottledResource(string Arn, bool IsIndex, bool IsProvisioned, TokenBucket? Reads, TokenBucket? Writes)
{
    private const string TableExceeded =
        "The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with " +
        "the UpdateTable API.";

    // It ends without a full stop.
    private const string IndexExceeded =
        "The level of configured provisioned throughput for one or more global secondary indexes of the table was exceeded. Consider " +
        "increasing your provisioning level for the under-provisioned global secondary indexes with the UpdateTable API";

    private const string OnDemandExceeded = "Throughput exceeds the maximum OnDemandThroughput configured on table or index";

    /// <summary>The error of a request that may not begin; null if it may.</summary>
    public DynamoException? Refuse(bool isWrite) => (isWrite ? Writes : Reads) is null or { HasAny: true } ? null : Error(isWrite);

    public void Charge(double units, bool isWrite)
    {
        if (units > 0)
            (isWrite ? Writes : Reads)?.Charge(units);
    }

    private DynamoException Error(bool isWrite)
    {
        var limit = IsProvisioned ? "ProvisionedThroughputExceeded" : "MaxOnDemandThroughputExceeded";
        ThrottlingReason[] reasons = [new($"{(IsIndex ? "Index" : "Table")}{(isWrite ? "Write" : "Read")}{limit}", Arn)];
        return IsProvisioned
            ? new ProvisionedThroughputExceededException(IsIndex ? IndexExceeded : TableExceeded, reasons)
            : new ThrottlingException(OnDemandExceeded, reasons);
    }
}

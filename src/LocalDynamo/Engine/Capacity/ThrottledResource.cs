using LocalDynamo.Engine.Tables;
using LocalDynamo.Telemetry;

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

    /// <summary>A table or index with these settings.</summary>
    /// <param name="arn">Its ARN.</param>
    /// <param name="isIndex">Whether it is an index.</param>
    /// <param name="isProvisioned">Whether the units are those of PROVISIONED mode, or the maxima of PAY_PER_REQUEST mode.</param>
    /// <param name="settings">The units.</param>
    /// <param name="before">The same with other settings, whose buckets it goes on with; null for none.</param>
    /// <param name="clock">The database's clock.</param>
    public static ThrottledResource Of(
        string arn, bool isIndex, bool isProvisioned, ThroughputSettings settings, ThrottledResource? before, TimeProvider clock)
    {
        var reads = isProvisioned ? settings.ReadCapacityUnits : settings.OnDemand?.MaxReadRequestUnits;
        var writes = isProvisioned ? settings.WriteCapacityUnits : settings.OnDemand?.MaxWriteRequestUnits;
        return new ThrottledResource(
            arn, isIndex, isProvisioned, Bucket(before?.Reads, reads, clock), Bucket(before?.Writes, writes, clock));
    }

    /// <summary>The error of a request that may not begin; null if it may.</summary>
    public DynamoException? Refuse(bool isWrite) => (isWrite ? Writes : Reads) is null or { HasAny: true } ? null : Error(isWrite);

    public void Charge(double units, bool isWrite)
    {
        if (units > 0)
            (isWrite ? Writes : Reads)?.Charge(units);
    }

    private static TokenBucket? Bucket(TokenBucket? before, long? unitsPerSecond, TimeProvider clock)
    {
        if (unitsPerSecond is not { } rate)
            return null;
        if (before is null)
            return new TokenBucket(clock, rate);

        before.SetRate(rate);
        return before;
    }

    private DynamoException Error(bool isWrite)
    {
        if (Instruments.Throttles.Enabled)
            Instruments.Throttles.Add(1, new(Attributes.Resource, Arn), new(Attributes.CapacityKind, Attributes.KindOf(isWrite)));
        var limit = IsProvisioned ? "ProvisionedThroughputExceeded" : "MaxOnDemandThroughputExceeded";
        ThrottlingReason[] reasons = [new($"{(IsIndex ? "Index" : "Table")}{(isWrite ? "Write" : "Read")}{limit}", Arn)];
        return IsProvisioned
            ? new ProvisionedThroughputExceededException(IsIndex ? IndexExceeded : TableExceeded, reasons)
            : new ThrottlingException(OnDemandExceeded, reasons);
    }
}

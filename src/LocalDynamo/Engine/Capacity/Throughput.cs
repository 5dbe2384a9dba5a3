using LocalDynamo.Engine.Tables;
using LocalDynamo.Operations;

namespace LocalDynamo.Engine.Capacity;

/// <summary>How many units a second a table or global index may consume; null for any number.</summary>
/// <param name="IsProvisioned">Whether they are what is set up in PROVISIONED mode, or the maxima of PAY_PER_REQUEST mode.</param>
/// <param name="Reads">Read units.</param>
/// <param name="Writes">Write units.</param>
internal readonly record struct Throughput(bool IsProvisioned, long? Reads, long? Writes)
{
    public static Throughput OfTable(TableDefinition table) => table.BillingMode == BillingMode.PROVISIONED
        ? new Throughput(true, table.Throughput.ReadCapacityUnits, table.Throughput.WriteCapacityUnits)
        : new Throughput(false, table.Throughput.OnDemand?.MaxReadRequestUnits, table.Throughput.OnDemand?.MaxWriteRequestUnits);
}

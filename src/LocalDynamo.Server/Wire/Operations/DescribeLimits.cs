using LocalDynamo.Operations;
using LocalDynamo.Server.Wire.Json;

namespace LocalDynamo.Server.Wire.Operations;

/// <summary>DescribeLimits on the wire.</summary>
internal static class DescribeLimits
{
    public static readonly Operation Operation = new Operation<DescribeLimitsRequest, DescribeLimitsResponse>(
        nameof(DescribeLimits),
        new Shape<DescribeLimitsRequest>("DescribeLimitsInput", () => new()),
        new Shape<DescribeLimitsResponse>("DescribeLimitsOutput", () => new())
            .Writes("AccountMaxReadCapacityUnits", Kinds.Long, response => response.AccountMaxReadCapacityUnits)
            .Writes("AccountMaxWriteCapacityUnits", Kinds.Long, response => response.AccountMaxWriteCapacityUnits)
            .Writes("TableMaxReadCapacityUnits", Kinds.Long, response => response.TableMaxReadCapacityUnits)
            .Writes("TableMaxWriteCapacityUnits", Kinds.Long, response => response.TableMaxWriteCapacityUnits));
}

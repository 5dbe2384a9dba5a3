using System.Text.Json.Nodes;
using CsCheck;

namespace LocalDynamo.Oracle.Generation;

/// <summary>UpdateTimeToLive and DescribeTimeToLive.</summary>
/// <remarks>No item has the attribute, or one so old that it does not count: nothing may vanish at a time of the sweeper's choice.</remarks>
internal static class TimeToLiveRequests
{
    public static Gen<Step> Any(Gen<string> table) => Gen.Frequency(
        (1, table.Select(name => new Step("DescribeTimeToLive", new() { ["TableName"] = name }))),
        (2, Gen.Select(table, Gen.OneOf("expires", "expires", "expires", "pk", "e"), Gen.Bool).Select((name, attribute, enabled) =>
            new Step("UpdateTimeToLive", new JsonObject
            {
                ["TableName"] = name,
                ["TimeToLiveSpecification"] = new JsonObject { ["AttributeName"] = attribute, ["Enabled"] = enabled },
            }))));
}

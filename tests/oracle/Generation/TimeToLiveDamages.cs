using System.Text.Json.Nodes;

namespace LocalDynamo.Oracle.Generation;

/// <summary>Damage to UpdateTimeToLive.</summary>
internal static class TimeToLiveDamages
{
    private static readonly string?[] Specifications =
    [
        null, "{}", """{"Enabled":true}""", """{"AttributeName":"e"}""", """{"Enabled":true,"AttributeName":""}""",
        $$"""{"Enabled":true,"AttributeName":"{{new string('e', 256)}}"}""", $$"""{"Enabled":true,"AttributeName":"{{new string('e', 255)}}"}""",
    ];

    public static readonly Damage[] All =
    [
        new("TimeToLiveSpecification", (step, i, j) =>
        {
            if (step.Operation != "UpdateTimeToLive")
                return false;

            _ = step.Request.Remove("TimeToLiveSpecification");
            if (Specifications[i % Specifications.Length] is { } json)
                step.Request["TimeToLiveSpecification"] = JsonNode.Parse(json);
            return true;
        }),
    ];
}

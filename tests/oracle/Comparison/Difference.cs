using System.Text.Json.Nodes;
using LocalDynamo.Oracle.Generation;
using LocalDynamo.Oracle.Wire;

namespace LocalDynamo.Oracle.Comparison;

/// <summary>One request and what both sides answered.</summary>
/// <param name="Step">The request.</param>
/// <param name="Local">DynamoDB Local's answer.</param>
/// <param name="Ours">The answer of the engine in this process.</param>
internal sealed record Exchange(Step Step, Answer Local, Answer Ours)
{
    public bool Sends(string text) => Step.Sent.ToJsonString().Contains(text, StringComparison.Ordinal);
}

/// <summary>One place where two answers differ.</summary>
/// <param name="Path">Where, such as <c>Table.TableArn</c>; positions in arrays are written <c>[]</c>.</param>
/// <param name="Local">What DynamoDB Local has there, or null for nothing.</param>
/// <param name="Ours">What the engine has there, or null for nothing.</param>
internal sealed record Difference(string Path, JsonNode? Local, JsonNode? Ours)
{
    /// <summary>The path of a difference between an error and a result, or between two errors.</summary>
    public const string OfOutcome = "outcome";

    public bool IsOfOutcome => Path == OfOutcome;

    public double? LocalNumber => Local is JsonValue value && value.TryGetValue(out double number) ? number : null;

    public double? OurNumber => Ours is JsonValue value && value.TryGetValue(out double number) ? number : null;

    public string? LocalText => Local is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    public string? OurText => Ours is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}

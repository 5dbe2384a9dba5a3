using static LocalDynamo.Oracle.Comparison.KnownDifference;

namespace LocalDynamo.Oracle.Comparison.Known;

/// <summary>Keys of indexes in what is written and read.</summary>
internal static class Indexes
{
    public static readonly KnownDifference[] All =
    [
        Outcome(
            "index-key-type-text", "The service names the attribute, both types and the index.",
            "^ValidationException: (Invalid attribute value type|One or more parameter values were invalid: Type mismatch for Index Key"
            + "|Updates on index keys must be of the same data type as the key attribute)$",
            "^ValidationException: One or more parameter values were invalid: Type mismatch for Index Key .+ Expected: . Actual: .+ IndexName: .+$"),
        Outcome(
            "local-index-key-type", "A key attribute of a local index has the type that was defined, in an update too.",
            "^done$", "^ValidationException: One or more parameter values were invalid: Type mismatch for Index Key .+ IndexName: Local",
            exchange => exchange.Sends("UpdateExpression")),
    ];
}

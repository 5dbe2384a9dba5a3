using System.Text.RegularExpressions;
using static LocalDynamo.Oracle.Comparison.KnownDifference;

namespace LocalDynamo.Oracle.Comparison.Known;

/// <summary>Keys of indexes in what is written and read.</summary>
internal static class Indexes
{
    private static readonly Regex Unprojected = new(@"^(ValidationException: .* does not project (?:one or more filter attributes: )?)\[(.*)\]$");

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
        Outcome(
            "index-key-size-text", "The service names the attribute, both sizes and the index.",
            "^ValidationException: One or more parameter values were invalid: Size limit exceeded$",
            "^ValidationException: One or more parameter values were invalid: Size limit exceeded for Index Key "),
        new(
            "index-key-fault-order", Right.Both, "Which of an item's wrong index keys is told first is not promised.",
            (difference, exchange) => difference.IsOfOutcome && exchange.Ours.IsError
                && Regex.IsMatch(exchange.Local.Outcome, "^ValidationException: (Invalid attribute value type|Aggregate size for"
                    + "|One or more parameter values were invalid: (Type mismatch for Index Key|Size limit exceeded)"
                    + "|One or more parameter values are not valid. (The update expression attempted|A value specified for a secondary index key))")
                && Regex.IsMatch(exchange.Ours.Outcome, "A value specified for a secondary index key is not supported|may not be empty$|should not be empty$"
                    + "|(Type mismatch|Size limit exceeded) for Index Key|Aggregate size for")),
        new(
            "unprojected-order", Right.Both, "The attributes that an index does not project are told in no order.",
            (difference, exchange) => difference.IsOfOutcome
                && Unprojected.Match(exchange.Local.Outcome) is { Success: true } local && Unprojected.Match(exchange.Ours.Outcome) is { Success: true } ours
                && local.Groups[1].Value == ours.Groups[1].Value
                && local.Groups[2].Value.Split(", ").Order().SequenceEqual(ours.Groups[2].Value.Split(", ").Order())),
    ];
}

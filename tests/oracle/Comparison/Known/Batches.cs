using System.Text.RegularExpressions;

namespace LocalDynamo.Oracle.Comparison.Known;

/// <summary>BatchGetItem and BatchWriteItem.</summary>
internal static class Batches
{
    public static readonly KnownDifference[] All =
    [
        new(
            "batch-missing-capacity", Right.LocalDynamo, "Reading an item that does not exist costs what the smallest read costs.",
            (difference, exchange) => exchange.Step.Operation == "BatchGetItem" && difference.Path.EndsWith("CapacityUnits", StringComparison.Ordinal)
                && difference.LocalNumber < difference.OurNumber),
        KnownDifference.Outcome(
            "batch-empty-key-text", "A key without attributes is a key that does not match the schema.",
            "^ValidationException: (The list of keys in RequestItems for BatchGetItem may not contain null or empty values: "
            + "|Item to put in PutItem cannot be null$)",
            "^ValidationException: The provided key element does not match the schema$"),
        new(
            "batch-fault-order", Right.Both, "Which of the faults of several entries is told first is not promised.",
            (difference, exchange) => difference.IsOfOutcome && exchange.Step.Operation == "BatchWriteItem"
                && Regex.IsMatch(exchange.Local.Outcome, "^ValidationException: .*"
                    + "(conditions on the keys is invalid|required keys was not given a value|Type mismatch for (Index )?[kK]ey|attribute value type)$")
                && Regex.IsMatch(exchange.Ours.Outcome, "^ValidationException: .*(does not match the schema$|for (Index )?[kK]ey |secondary index key)")),
        new(
            "batch-delete-missing", Right.LocalDynamo, "Deleting an item that does not exist costs one unit.",
            (difference, exchange) => exchange.Step.Operation == "BatchWriteItem" && exchange.Sends("DeleteRequest")
                && Regex.IsMatch(difference.Path, @"^ConsumedCapacity\[\](\.Table)?\.CapacityUnits$") && difference.LocalNumber > difference.OurNumber),
    ];
}

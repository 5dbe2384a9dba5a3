using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using static LocalDynamo.Oracle.Comparison.KnownDifference;

namespace LocalDynamo.Oracle.Comparison.Known;

/// <summary>Indexes in the definitions and descriptions of tables.</summary>
internal static class IndexTables
{
    /// <summary>Bytes of a sort key. Of the table's keys, which are its keys too, an index may find the partition key too long for that.</summary>
    private const long Limit = 1024;

    private const string Member = @"^(Global|Local)SecondaryIndexes\[\]\.";

    public static readonly KnownDifference[] All =
    [
        new(
            "index-definition-text", Right.LocalDynamo, "The service says in other words what is wrong with an index.",
            (difference, exchange) => difference.IsOfOutcome && exchange.Step.Operation is "CreateTable" or "UpdateTable" && exchange.Sends("Index")
                && exchange.Local.ErrorType is "ValidationException" or "LimitExceededException" or "InternalFailure"
                && exchange.Ours.ErrorType is "ValidationException" or "LimitExceededException" or "ResourceNotFoundException"),
        Outcome(
            "index-empty-list", "A list of indexes has one at least.",
            "^done$", "^ValidationException: One or more parameter values were invalid: List of (Local|Global)SecondaryIndexes is empty$"),
        new(
            "backfill-misfit", Right.LocalDynamo, "What lies in a table and could be no key of the index, for its type or size, is not in the index.",
            (difference, exchange) => exchange.Step.Operation == "UpdateTable" && exchange.Sends("Create")
                && Regex.IsMatch(difference.Path, @"^Stored\.GlobalSecondaryIndexes\[\]\.ItemCount$") && difference.LocalNumber > difference.OurNumber
                && (exchange.Step.Damage == "definition of another type" || (long?)exchange.Local.Stored?["TableSizeBytes"] > Limit)),
        Described("index-arn", "The ARN has a real region, not ddblocal.", path => Regex.IsMatch(path, Member + "IndexArn$")),
        Described("index-size", "The size of an index is that of its entries, not of the items.", path => Regex.IsMatch(path, Member + "IndexSizeBytes$")),
        Described(
            "index-throughput", "A global index tells its throughput as its table does: zeros where it is paid for by request, and the decreases of the day.",
            (path, difference) => Regex.IsMatch(path, @"^GlobalSecondaryIndexes\[\]\.ProvisionedThroughput(\.NumberOfDecreasesToday)?$")
                || (Regex.IsMatch(path, @"^GlobalSecondaryIndexes\[\]\.ProvisionedThroughput\.(Read|Write)CapacityUnits$") && difference.OurNumber == 0)),
        new(
            "index-unused-definition", Right.Both, "Attributes that are defined for an index and not used by it, or used by one that is being deleted, are kept, or not.",
            (difference, exchange) => exchange.Step.Operation == "UpdateTable" && difference.Path.EndsWith("AttributeDefinitions", StringComparison.Ordinal)
                && difference is { Local: JsonArray local, Ours: JsonArray ours } && (Holds(local, ours) || Holds(ours, local))),
        Described(
            "index-on-demand", "Limits that nobody set are absent, not -1.",
            (path, difference) => Regex.IsMatch(path, @"^GlobalSecondaryIndexes\[\]\.OnDemandThroughput$") && difference.Ours is null),
        Described(
            "index-count", "An index that is being made has a count, as one that is there.",
            (path, difference) => Regex.IsMatch(path, @"^GlobalSecondaryIndexes\[\]\.ItemCount$") && difference.Local is null),
        Outcome(
            "index-throughput-on-demand", "An index of a table that is paid for by request has no throughput of its own.",
            "^done$", "ProvisionedThroughput should not be specified for index: .* when BillingMode is PAY_PER_REQUEST$|at '.*[iI]ndex.*\\.provisionedThroughput\\."),
    ];

    private static bool Holds(JsonArray some, JsonArray others) => others.Select(Trees.TextOf).All(some.Select(Trees.TextOf).Contains);
}

using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using static LocalDynamo.Oracle.Comparison.KnownDifference;

namespace LocalDynamo.Oracle.Comparison.Known;

/// <summary>Indexes in the definitions and descriptions of tables.</summary>
internal static class IndexTables
{
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
            "backfill-wrong-type", Right.LocalDynamo, "What lies in a table with another type than the index's key attribute has is not in the index.",
            (difference, exchange) => exchange.Step is { Operation: "UpdateTable", Damage: "definition of another type" }
                && Regex.IsMatch(difference.Path, @"^Stored\.GlobalSecondaryIndexes\[\]\.ItemCount$") && difference.OurNumber == 0),
        Described("index-arn", "The ARN has a real region, not ddblocal.", path => Regex.IsMatch(path, Member + "IndexArn$")),
        Described("index-size", "The size of an index is that of its entries, not of the items.", path => Regex.IsMatch(path, Member + "IndexSizeBytes$")),
        Described(
            "index-throughput", "A global index tells its throughput as its table does: zeros where it is paid for by request, and the decreases of the day.",
            (path, difference) => Regex.IsMatch(path, @"^GlobalSecondaryIndexes\[\]\.ProvisionedThroughput(\.NumberOfDecreasesToday)?$")
                || (Regex.IsMatch(path, @"^GlobalSecondaryIndexes\[\]\.ProvisionedThroughput\.(Read|Write)CapacityUnits$") && difference.OurNumber == 0)),
        new(
            "index-unused-definition", Right.Both, "Attributes that are defined for an index and not used by it are kept, or not.",
            (difference, exchange) => exchange.Step.Operation == "UpdateTable" && difference.Path.EndsWith("AttributeDefinitions", StringComparison.Ordinal)
                && difference is { Local: JsonArray local, Ours: JsonArray ours } && ours.Select(Trees.TextOf).All(local.Select(Trees.TextOf).Contains)),
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
}

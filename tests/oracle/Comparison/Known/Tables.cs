using static LocalDynamo.Oracle.Comparison.KnownDifference;

namespace LocalDynamo.Oracle.Comparison.Known;

/// <summary>Tables and their descriptions.</summary>
internal static class Tables
{
    public static readonly KnownDifference[] All =
    [
        Outcome(
            "update-throughput-on-demand", "Capacity cannot be set up for a table that is paid for by request.",
            "^done$", "^ValidationException: .*Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST$",
            exchange => exchange.Step.Operation == "UpdateTable"),
        Outcome(
            "create-throughput-on-demand", "The members of ProvisionedThroughput are checked whatever the billing mode.",
            "^done$", "validation errors? detected: Value .* at 'provisionedThroughput|Neither ReadCapacityUnits nor WriteCapacityUnits can be specified",
            exchange => exchange.Step.Operation == "CreateTable"),
        Described("table-decreases", "Decreases are counted by the day.", path => path == "ProvisionedThroughput.NumberOfDecreasesToday"),
        Described("table-arn", "The ARN has a real region, not ddblocal.", path => path == "TableArn"),
        Described("table-id", "Every table has an id.", path => path == "TableId"),
        new(
            "table-times", Right.LocalDynamo, "Times that did not happen yet are absent, not zero, and two clocks differ.",
            (difference, _) => difference.Path.EndsWith("DateTime", StringComparison.Ordinal)),
        Described("table-status", "The answer that begins a deletion says so.", path => path == "TableStatus"),
        Outcome(
            "update-table-class", "The table class can be changed alone.",
            "Nothing to update$", "^done$", exchange => exchange.Step.Operation == "UpdateTable" && exchange.Step.Request.ContainsKey("TableClass")),
        Described("table-class", "The table class that was set is told.", path => path.StartsWith("TableClassSummary", StringComparison.Ordinal)),
        Outcome(
            "ttl-interval", "Time to live can be changed once in a while only.",
            "^(done$|ValidationException: TimeToLive is )", "^ValidationException: Time to live has been modified multiple times within a fixed interval$"),
        Outcome(
            "ttl-attribute-text", "The service names the attribute that time to live is active on.",
            "^ValidationException: TimeToLive is active on a different AttributeName$",
            "^ValidationException: TimeToLive is active on a different AttributeName: current AttributeName is "),
    ];
}

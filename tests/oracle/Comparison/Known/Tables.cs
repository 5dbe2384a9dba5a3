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
        Outcome(
            "table-key-text", "The service says in other words what is wrong with a table's key.",
            "^ValidationException: (No defined key schema|No Hash Key specified in schema|Too many hash keys specified|Invalid key order|Two keys can not have the same name)",
            "^ValidationException: (Invalid KeySchema: |Both the Hash Key and the Range Key element in the KeySchema have the same name$)"),
        Outcome(
            "table-definitions-text", "The service names the keys and the definitions that do not go together.",
            "^ValidationException: (No Attribute Schema Defined|(Hash|Range) Key not specified in Attribute Definitions|The number of attributes in key schema must match|Cannot have two attributes with the same name$)",
            "^ValidationException: (Invalid KeySchema: Some index key attribute have no definition$|Attribute Name is duplicated: |One or more parameter values were invalid: (Number of attributes in KeySchema|Some (index key )?[aA]ttribute))"),
        Outcome(
            "table-unused-definition", "An attribute that no key uses can't be defined.",
            "^done$", "^ValidationException: One or more parameter values were invalid: Some AttributeDefinitions are not used\\.",
            exchange => exchange.Step.Operation == "CreateTable"),
        Outcome(
            "table-throughput-text", "The service says what is missing, or tells the units that would not change.",
            "^ValidationException: (No provisioned throughput specified for the table|The requested throughput value equals the current value)$",
            "^ValidationException: (One or more parameter values were invalid: ReadCapacityUnits and WriteCapacityUnits must both|The provisioned throughput for the .* will not change)"),
        Described("table-decreases", "Decreases are counted by the day.", path => path == "ProvisionedThroughput.NumberOfDecreasesToday"),
        Described("table-arn", "The ARN has a real region, not ddblocal.", path => path == "TableArn"),
        Described("table-id", "Every table has an id.", path => path == "TableId"),
        new(
            "table-times", Right.LocalDynamo, "Times that did not happen yet are absent, not zero, and two clocks differ.",
            (difference, _) => difference.Path.EndsWith("DateTime", StringComparison.Ordinal)),
        Described("table-status", "The answer that begins a deletion says so.", path => path == "TableStatus"),
        Outcome(
            "update-nothing-text", "The service says what can be updated.",
            "^ValidationException: Nothing to update$", "^ValidationException: At least one of ProvisionedThroughput, .* is required$"),
        Outcome(
            "update-table-class", "The table class can be changed alone.",
            "Nothing to update$", "^done$", exchange => exchange.Step.Operation == "UpdateTable" && exchange.Step.Sent.ContainsKey("TableClass")),
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

using System.Text.RegularExpressions;
using static LocalDynamo.Oracle.Comparison.KnownDifference;

namespace LocalDynamo.Oracle.Comparison.Known;

/// <summary>Indexes in the definitions and descriptions of tables.</summary>
internal static class IndexTables
{
    private const string Member = @"^(Global|Local)SecondaryIndexes\[\]\.";

    public static readonly KnownDifference[] All =
    [
        Described("index-arn", "The ARN has a real region, not ddblocal.", path => Regex.IsMatch(path, Member + "IndexArn$")),
        Described("index-size", "The size of an index is that of its entries, not of the items.", path => Regex.IsMatch(path, Member + "IndexSizeBytes$")),
        Described(
            "index-throughput", "A global index tells its throughput as its table does: zeros where it is paid for by request, and the decreases of the day.",
            path => Regex.IsMatch(path, @"^GlobalSecondaryIndexes\[\]\.ProvisionedThroughput(\.NumberOfDecreasesToday)?$")),
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

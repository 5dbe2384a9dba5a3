using LocalDynamo.Oracle.Comparison.Known;

namespace LocalDynamo.Oracle.Comparison;

/// <summary>All known differences. Each is described in <c>docs/differences.md</c>, which the program checks before it starts.</summary>
internal static class KnownDifferences
{
    /// <summary>Those that a text in a transaction's reasons may have as well as an answer's own.</summary>
    public static readonly KnownDifference[] OfTexts = [.. Texts.All, .. Numbers.All, .. Requests.All, .. Indexes.All];

    /// <remarks>Those of HTTP come first: the others may rely on the JSON types that a request has.</remarks>
    public static readonly KnownDifference[] All =
        [.. Http.All, .. OfTexts, .. Reads.All, .. Writes.All, .. Tables.All, .. IndexTables.All, .. Capacities.All, .. Batches.All, .. Transactions.All];
}

using System.Text.RegularExpressions;

namespace LocalDynamo.Oracle.Comparison;

/// <summary>Whom a known difference follows.</summary>
internal enum Right
{
    /// <summary>LocalDynamo does what the service does; DynamoDB Local does not.</summary>
    LocalDynamo,

    /// <summary>DynamoDB Local does what the service does; LocalDynamo does not, for the reason given.</summary>
    DynamoDbLocal,

    /// <summary>The service promises neither.</summary>
    Both,
}

/// <summary>A place where LocalDynamo and DynamoDB Local are known to differ.</summary>
/// <param name="Name">What <c>docs/differences.md</c> calls it.</param>
/// <param name="Right">Who is right.</param>
/// <param name="Why">The reason, in a sentence.</param>
/// <param name="Covers">Whether a difference is this one; as narrow as can be, so that it hides nothing else.</param>
internal sealed record KnownDifference(string Name, Right Right, string Why, Func<Difference, Exchange, bool> Covers)
{
    /// <summary>A difference between two errors, or an error and a result.</summary>
    public static KnownDifference Outcome(string name, string why, string local, string ours, Func<Exchange, bool>? when = null) =>
        new(name, Right.LocalDynamo, why, (difference, exchange) =>
            difference.IsOfOutcome
            && Regex.IsMatch(exchange.Local.Outcome, local) && Regex.IsMatch(exchange.Ours.Outcome, ours)
            && (when is null || when(exchange)));

    /// <summary>A member of a table's description.</summary>
    public static KnownDifference Described(string name, string why, Func<string, bool> member) => Described(name, why, (path, _) => member(path));

    /// <summary>A member of a table's description, with values that are known to differ.</summary>
    public static KnownDifference Described(string name, string why, Func<string, Difference, bool> member) =>
        new(name, Right.LocalDynamo, why, (difference, exchange) =>
            difference.Path.Split('.', 2) is [var root, var path]
            && (root is "Table" or "TableDescription" || (root == "Stored" && exchange.Step.Operation == "UpdateTable"))
            && member(path, difference));
}

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
internal sealed record KnownDifference(string Name, Right Right, string Why, Func<Difference, Exchange, bool> Covers);

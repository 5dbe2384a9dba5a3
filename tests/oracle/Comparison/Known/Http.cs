using LocalDynamo.Oracle.Generation;
using static LocalDynamo.Oracle.Comparison.KnownDifference;

namespace LocalDynamo.Oracle.Comparison.Known;

/// <summary>What only a request over HTTP can have.</summary>
internal static class Http
{
    public static readonly KnownDifference[] All =
    [
        Outcome(
            "wrong-json-type", "JSON of another type than an operation has is a SerializationException, before anything else is looked at.",
            "", "^SerializationException: .", exchange => exchange.Step.Damage == WireDamages.WrongType),
        Outcome(
            "not-json", "What is not JSON is a SerializationException without a text.",
            "^InternalFailure", "^SerializationException: $", exchange => exchange.Step.Damage == WireDamages.NotJson),
        Outcome(
            "unknown-operation-text", "UnknownOperationException has no text, and no other error takes its place where the name of the service is wrong.",
            "^(UnknownOperationException: An unknown operation was requested.|InvalidAction: .*)$", "^UnknownOperationException: $",
            exchange => exchange.Step.Damage == WireDamages.UnknownTarget),
    ];
}

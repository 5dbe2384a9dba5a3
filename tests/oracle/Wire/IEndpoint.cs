using System.Text.Json.Nodes;

namespace LocalDynamo.Oracle.Wire;

/// <summary>Something that answers DynamoDB's operations in DynamoDB's JSON.</summary>
internal interface IEndpoint
{
    Answer Send(string operation, JsonObject request);

    /// <summary>Sends what only HTTP can.</summary>
    Answer Send(WireRequest request) => throw new NotSupportedException("Requests as no SDK sends them need --http.");
}

namespace LocalDynamo.Server.Wire;

/// <summary>A request's body is not JSON, or is JSON of other types than the operation has.</summary>
/// <param name="message">What is wrong; null, as in the service, where the body is not JSON at all.</param>
internal sealed class SerializationException(string? message) : Exception(message)
{
    /// <summary>The text of the error's body, if it has one.</summary>
    public string? Text { get; } = message;
}

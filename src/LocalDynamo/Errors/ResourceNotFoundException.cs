namespace LocalDynamo;

/// <summary>The table that the request names does not exist.</summary>
public sealed class ResourceNotFoundException : DynamoException
{
    /// <summary>Makes the error with the service's text.</summary>
    /// <param name="message">What was not found, in the service's words.</param>
    public ResourceNotFoundException(string message = "Requested resource not found") : base("ResourceNotFoundException", message)
    {
    }
}

namespace LocalDynamo;

/// <summary>The table exists already, or is in a state that does not allow the request.</summary>
public sealed class ResourceInUseException : DynamoException
{
    /// <summary>Makes the error with the service's text.</summary>
    /// <param name="message">Which resource is in use, in the service's words.</param>
    public ResourceInUseException(string message) : base("ResourceInUseException", message)
    {
    }
}

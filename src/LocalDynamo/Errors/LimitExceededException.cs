namespace LocalDynamo;

/// <summary>The request goes beyond one of the service's quotas, such as the number of tables or of changes under way.</summary>
public sealed class LimitExceededException : DynamoException
{
    /// <summary>Makes the error with the service's text.</summary>
    /// <param name="message">Which limit is exceeded, in the service's words.</param>
    public LimitExceededException(string message) : base("LimitExceededException", message)
    {
    }
}

namespace LocalDynamo;

/// <summary>A client request token was used again, within its 10 minutes, for a request that is not the same.</summary>
public sealed class IdempotentParameterMismatchException : DynamoException
{
    /// <summary>Makes the error with the service's text.</summary>
    /// <param name="message">The service's words.</param>
    public IdempotentParameterMismatchException(
        string message = "DynamoDB rejected the request because you retried a request with a different payload but with an idempotent "
            + "token that was already used.")
        : base("IdempotentParameterMismatchException", message)
    {
    }
}

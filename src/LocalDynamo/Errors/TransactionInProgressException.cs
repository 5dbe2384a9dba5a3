namespace LocalDynamo;

/// <summary>A TransactWriteItems with the same client request token has begun and not ended yet.</summary>
public sealed class TransactionInProgressException : DynamoException
{
    /// <summary>Makes the error with the service's text.</summary>
    /// <param name="message">The service's words.</param>
    public TransactionInProgressException(string message = "The transaction with the given request token is already in progress.")
        : base("TransactionInProgressException", message)
    {
    }
}

namespace LocalDynamo;

/// <summary>The base of every error that an operation answers with, named and worded as the service names and words it.</summary>
/// <remarks>An operation that throws has changed nothing, unless the type's own documentation says otherwise.</remarks>
public abstract class DynamoException : Exception
{
    private protected DynamoException(string errorCode, string message, Exception? innerException = null)
        : base(message, innerException) => ErrorCode = errorCode;

    /// <summary>The service's name of the error, such as <c>ConditionalCheckFailedException</c>.</summary>
    public string ErrorCode { get; }
}

namespace LocalDynamo;

/// <summary>The request breaks a rule of the service: a limit, a type, the table's key schema, or the grammar of an expression.</summary>
public sealed class ValidationException : DynamoException
{
    /// <summary>Makes the error with the service's text.</summary>
    /// <param name="message">What is wrong, in the service's words.</param>
    public ValidationException(string message) : base("ValidationException", message)
    {
    }
}

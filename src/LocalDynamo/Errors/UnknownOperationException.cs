namespace LocalDynamo;

/// <summary>
/// The operation is none that the database has. The typed API cannot ask for such a one; front doors, which are sent names, answer with this.
/// </summary>
public sealed class UnknownOperationException : DynamoException
{
    /// <summary>Makes the error.</summary>
    /// <param name="message">The service tells no text over HTTP, and so neither does the default.</param>
    public UnknownOperationException(string message = "") : base("UnknownOperationException", message)
    {
    }
}

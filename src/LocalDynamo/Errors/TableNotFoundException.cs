namespace LocalDynamo;

/// <summary>The table that a request about backups names does not exist. Other requests answer with a <see cref="ResourceNotFoundException"/>.</summary>
public sealed class TableNotFoundException : DynamoException
{
    /// <summary>Makes the error with the service's text.</summary>
    /// <param name="message">What was not found, in the service's words.</param>
    public TableNotFoundException(string message) : base("TableNotFoundException", message)
    {
    }
}

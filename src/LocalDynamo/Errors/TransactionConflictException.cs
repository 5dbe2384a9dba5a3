namespace LocalDynamo;

/// <summary>
/// Another transaction stands in the way: it is writing the item that a single write is for, or it has committed, while an interactive
/// transaction was open, a change of something that this one wrote or read. Nothing was written; trying again may succeed.
/// </summary>
public sealed class TransactionConflictException : DynamoException
{
    internal const string ServiceMessage = "Transaction is ongoing for the item";

    /// <summary>Makes the error.</summary>
    /// <param name="message">The service's text, or what an interactive transaction met.</param>
    public TransactionConflictException(string message = ServiceMessage) : base("TransactionConflictException", message)
    {
    }
}

namespace LocalDynamo;

/// <summary>A transaction on the same item was under way.</summary>
public sealed class TransactionConflictException : DynamoException
{
    /// <summary>The error as the service words it.</summary>
    public TransactionConflictException()
        : base("TransactionConflictException", "Transaction is ongoing for the item")
    {
    }
}

namespace LocalDynamo;

/// <summary>A transaction was not carried out; the reasons say for each of its actions what stood in the way.</summary>
public sealed class TransactionCanceledException : DynamoException
{
    /// <summary>Makes the error with the service's text.</summary>
    /// <param name="cancellationReasons">A reason for each action of the transaction, in their order.</param>
    public TransactionCanceledException(IReadOnlyList<CancellationReason> cancellationReasons)
        : base("TransactionCanceledException", MessageOf(cancellationReasons)) => CancellationReasons = cancellationReasons;

    /// <summary>A reason for each action, in their order; its code is <c>None</c> for those that could have been done.</summary>
    public IReadOnlyList<CancellationReason> CancellationReasons { get; }

    private static string MessageOf(IReadOnlyList<CancellationReason> reasons)
    {
        ArgumentNullException.ThrowIfNull(reasons);
        return "Transaction cancelled, please refer cancellation reasons for specific reasons " +
            $"[{string.Join(", ", reasons.Select(reason => reason.Code))}]";
    }
}

/// <summary>What stood in the way of one action of a transaction.</summary>
public sealed record CancellationReason
{
    /// <summary>The action itself could have been done.</summary>
    internal static readonly CancellationReason None = new() { Code = "None" };

    /// <summary>Another transaction is writing the item.</summary>
    internal static readonly CancellationReason Conflict = new()
    {
        Code = "TransactionConflict",
        Message = TransactionConflictException.ServiceMessage,
    };

    /// <summary>
    /// The service's code: <c>None</c>, <c>ConditionalCheckFailed</c>, <c>ItemCollectionSizeLimitExceeded</c>, <c>TransactionConflict</c>,
    /// <c>ProvisionedThroughputExceeded</c>, <c>ThrottlingError</c> or <c>ValidationError</c>.
    /// </summary>
    public string? Code { get; init; }

    /// <summary>The reason in words.</summary>
    /// <value><see langword="null"/> with the code <c>None</c>.</value>
    public string? Message { get; init; }

    /// <summary>The item that failed the condition.</summary>
    /// <value>
    /// <see langword="null"/> where there was none, or where <c>ReturnValuesOnConditionCheckFailure</c> did not ask for it.
    /// </value>
    public Item? Item { get; init; }

    /// <summary>The reason that an action's own error is.</summary>
    internal static CancellationReason Of(DynamoException error) => error switch
    {
        ConditionalCheckFailedException failed => new() { Code = "ConditionalCheckFailed", Message = failed.Message, Item = failed.Item },
        TransactionConflictException => Conflict,
        ProvisionedThroughputExceededException => new() { Code = "ProvisionedThroughputExceeded", Message = error.Message },
        ThrottlingException => new() { Code = "ThrottlingError", Message = error.Message },
        ItemCollectionSizeLimitExceededException => new() { Code = "ItemCollectionSizeLimitExceeded", Message = error.Message },
        _ => new() { Code = "ValidationError", Message = error.Message },
    };
}

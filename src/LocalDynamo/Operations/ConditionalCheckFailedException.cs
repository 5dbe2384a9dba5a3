namespace LocalDynamo;

/// <summary>The condition of a write does not hold for the stored item; nothing was written.</summary>
public sealed class ConditionalCheckFailedException : DynamoException
{
    /// <summary>Makes the error.</summary>
    /// <param name="item">The item that failed the condition, where the request asked for it.</param>
    /// <param name="message">The service's text.</param>
    public ConditionalCheckFailedException(Item? item = null, string message = "The conditional request failed")
        : base("ConditionalCheckFailedException", message) => Item = item;

    /// <summary>The item that failed the condition.</summary>
    /// <value>
    /// <see langword="null"/> where there was none, or where <c>ReturnValuesOnConditionCheckFailure</c> did not ask for it.
    /// </value>
    public Item? Item { get; }
}

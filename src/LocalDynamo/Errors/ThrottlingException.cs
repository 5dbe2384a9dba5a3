namespace LocalDynamo;

/// <summary>
/// A table or index in PAY_PER_REQUEST mode has reached the maximum throughput set for it; nothing was done. Comes only from tables that
/// enforce their throughput, see <c>Table.EnforceProvisionedThroughput</c>.
/// </summary>
/// <remarks>The request may be sent again, after a while.</remarks>
public sealed class ThrottlingException : DynamoException
{
    /// <summary>Makes the error with the service's text.</summary>
    /// <param name="message">What is exceeded, in the service's words.</param>
    /// <param name="reasons">Which limits were met; <see langword="null"/> for none.</param>
    public ThrottlingException(string message, IReadOnlyList<ThrottlingReason>? reasons = null)
        : base("ThrottlingException", message) => ThrottlingReasons = reasons ?? [];

    /// <summary>Which limits the request ran into.</summary>
    public IReadOnlyList<ThrottlingReason> ThrottlingReasons { get; }
}

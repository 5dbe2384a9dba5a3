namespace LocalDynamo;

/// <summary>
/// A table or index in PROVISIONED mode has no throughput left; nothing was done. Comes only from tables that enforce their throughput,
/// see <c>Table.EnforceProvisionedThroughput</c>.
/// </summary>
/// <remarks>The request may be sent again, after a while.</remarks>
public sealed class ProvisionedThroughputExceededException : DynamoException
{
    /// <summary>Makes the error with the service's text.</summary>
    /// <param name="message">Whose throughput is exceeded, in the service's words.</param>
    /// <param name="reasons">Which limits were met; <see langword="null"/> for none.</param>
    public ProvisionedThroughputExceededException(string message, IReadOnlyList<ThrottlingReason>? reasons = null)
        : base("ProvisionedThroughputExceededException", message) => ThrottlingReasons = reasons ?? [];

    /// <summary>Which limits the request ran into.</summary>
    public IReadOnlyList<ThrottlingReason> ThrottlingReasons { get; }
}

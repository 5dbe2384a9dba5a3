namespace LocalDynamo;

/// <summary>Which limit a throttled request ran into, and whose.</summary>
/// <param name="Reason">
/// The service's name of it: table or index, read or write, kind of limit, as in <c>TableWriteProvisionedThroughputExceeded</c>.
/// </param>
/// <param name="Resource">The ARN of the table or index.</param>
public sealed record ThrottlingReason(string Reason, string Resource);

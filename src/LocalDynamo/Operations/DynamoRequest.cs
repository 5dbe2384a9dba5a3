namespace LocalDynamo.Operations;

/// <summary>A request to an <see cref="IDynamoEngine"/>; its type says what kind of answer it gets.</summary>
/// <remarks>
/// Requests and answers have the members of the service's own API, by the same names, so that a front door can map its format by name.
/// Members that the service leaves optional are <see langword="null"/> until they are set. The set of requests is closed: an engine can
/// be written that answers all of them.
/// </remarks>
/// <typeparam name="TResponse">The answer.</typeparam>
public abstract class DynamoRequest<TResponse>
    where TResponse : class
{
    private protected DynamoRequest()
    {
    }
}

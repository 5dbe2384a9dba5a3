using LocalDynamo;
using LocalDynamo.Operations;

namespace OrderService.Tests;

/// <summary>Tells of each error that the database answers with.</summary>
internal sealed class ObservedEngine(IDynamoEngine inner, Action<DynamoException> onError) : IDynamoEngine
{
    public TResponse Execute<TResponse>(DynamoRequest<TResponse> request)
        where TResponse : class => inner.Execute(request);

    public async ValueTask<TResponse> ExecuteAsync<TResponse>(DynamoRequest<TResponse> request, CancellationToken cancellationToken = default)
        where TResponse : class
    {
        try
        {
            return await inner.ExecuteAsync(request, cancellationToken);
        }
        catch (DynamoException error)
        {
            onError(error);
            throw;
        }
    }
}

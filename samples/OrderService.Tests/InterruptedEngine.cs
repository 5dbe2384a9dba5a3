using LocalDynamo.Operations;

namespace OrderService.Tests;

/// <summary>Lets something happen just before the first write, once: what in production is a matter of luck.</summary>
internal sealed class InterruptedEngine(IDynamoEngine inner, Func<Task> meanwhile) : IDynamoEngine
{
    private bool _hasHappened;

    public TResponse Execute<TResponse>(DynamoRequest<TResponse> request)
        where TResponse : class => inner.Execute(request);

    public async ValueTask<TResponse> ExecuteAsync<TResponse>(DynamoRequest<TResponse> request, CancellationToken cancellationToken = default)
        where TResponse : class
    {
        if (!_hasHappened && request is UpdateItemRequest or TransactWriteItemsRequest)
        {
            _hasHappened = true;
            await meanwhile();
        }

        return await inner.ExecuteAsync(request, cancellationToken);
    }
}

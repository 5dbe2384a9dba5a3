using LocalDynamo.Operations;

namespace LocalDynamo.AwsSdk.Tests;

/// <summary>An engine that keeps what it is asked, and may be told to fail first.</summary>
internal sealed class RecordingEngine(IDynamoEngine inner) : IDynamoEngine
{
    public List<object> Requests { get; } = [];

    /// <summary>Errors to answer with, one for each request, before requests are carried out.</summary>
    public Queue<Exception> Failures { get; } = [];

    public TResponse Execute<TResponse>(DynamoRequest<TResponse> request)
        where TResponse : class
    {
        Record(request);
        return inner.Execute(request);
    }

    public ValueTask<TResponse> ExecuteAsync<TResponse>(DynamoRequest<TResponse> request, CancellationToken cancellationToken = default)
        where TResponse : class
    {
        Record(request);
        return inner.ExecuteAsync(request, cancellationToken);
    }

    private void Record(object request)
    {
        Requests.Add(request);
        if (Failures.TryDequeue(out var failure))
            throw failure;
    }
}

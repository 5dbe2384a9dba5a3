namespace LocalDynamo.Operations;

/// <summary>Carries out DynamoDB's operations: the one place where front doors and engines meet.</summary>
/// <remarks>
/// <para>
/// There are two methods instead of two for each operation, so that what stands between a front door and an engine (faults put in by a
/// test, a recording, a limit on capacity) is one class with two methods, which never has to change when an operation is added. The
/// operations have their names all the same, as extension methods: <c>engine.PutItem(request)</c>.
/// </para>
/// <para>An engine is safe for use by any number of threads. It validates each request as a whole before it does any of it.</para>
/// </remarks>
public interface IDynamoEngine
{
    /// <summary>Carries out a request and waits for its answer, for a write also until it is as durable as the engine promises.</summary>
    /// <typeparam name="TResponse">The answer.</typeparam>
    /// <param name="request">The request.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="DynamoException">The service's error; its type and text say which.</exception>
    TResponse Execute<TResponse>(DynamoRequest<TResponse> request)
        where TResponse : class;

    /// <summary>Carries out a request without blocking a thread while it waits.</summary>
    /// <typeparam name="TResponse">The answer.</typeparam>
    /// <param name="request">The request; not to be changed until the answer is there.</param>
    /// <param name="cancellationToken">Gives up waiting; what was begun may still be carried out.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="DynamoException">The service's error; its type and text say which.</exception>
    ValueTask<TResponse> ExecuteAsync<TResponse>(DynamoRequest<TResponse> request, CancellationToken cancellationToken = default)
        where TResponse : class;
}

using System.Net;
using Amazon.Runtime;
using LocalDynamo.AwsSdk.Mapping;
using LocalDynamo.Operations;

namespace LocalDynamo.AwsSdk;

/// <summary>The way of every operation: the SDK's request into the engine, and its answer or its error out, as the service would give them.</summary>
internal sealed class EngineCalls(IDynamoEngine engine, RequestIds requestIds)
{
    /// <summary>What an answer's JSON has besides its items, at the least.</summary>
    private const int Braces = 2;

    public TSdkResponse Run<TSdkRequest, TRequest, TResponse, TSdkResponse>(
        Operation<TSdkRequest, TRequest, TResponse, TSdkResponse> operation, TSdkRequest request)
        where TSdkRequest : Sdk.AmazonDynamoDBRequest
        where TRequest : DynamoRequest<TResponse>
        where TResponse : class
        where TSdkResponse : AmazonWebServiceResponse
    {
        ArgumentNullException.ThrowIfNull(request);
        try
        {
            return Complete(operation.ToSdkResponse(engine.Execute(operation.ToRequest(request))));
        }
        catch (DynamoException error)
        {
            throw ServiceErrors.Of(error, requestIds.Next());
        }
    }

    public async Task<TSdkResponse> RunAsync<TSdkRequest, TRequest, TResponse, TSdkResponse>(
        Operation<TSdkRequest, TRequest, TResponse, TSdkResponse> operation, TSdkRequest request, CancellationToken cancellationToken)
        where TSdkRequest : Sdk.AmazonDynamoDBRequest
        where TRequest : DynamoRequest<TResponse>
        where TResponse : class
        where TSdkResponse : AmazonWebServiceResponse
    {
        ArgumentNullException.ThrowIfNull(request);
        try
        {
            var response = await engine.ExecuteAsync(operation.ToRequest(request), cancellationToken).ConfigureAwait(false);
            return Complete(operation.ToSdkResponse(response));
        }
        catch (DynamoException error)
        {
            throw ServiceErrors.Of(error, requestIds.Next());
        }
        catch (OperationCanceledException error) when (error is not TaskCanceledException && cancellationToken.IsCancellationRequested)
        {
            // The SDK's HTTP client throws this one, and a program may have caught it by its name.
            throw new TaskCanceledException(error.Message, error, cancellationToken);
        }
    }

    /// <summary>The service's error for an operation that the client does not have.</summary>
    public AmazonServiceException Unknown() => ServiceErrors.UnknownOperation(requestIds.Next());

    private TSdkResponse Complete<TSdkResponse>(TSdkResponse response)
        where TSdkResponse : AmazonWebServiceResponse
    {
        response.ResponseMetadata = new ResponseMetadata { RequestId = requestIds.Next() };
        response.HttpStatusCode = HttpStatusCode.OK;
        response.ContentLength += Braces;
        return response;
    }
}

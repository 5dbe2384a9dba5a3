using Amazon.Runtime;
using LocalDynamo.Operations;

namespace LocalDynamo.AwsSdk.Mapping;

/// <summary>An operation as the client knows it: by the SDK's request alone.</summary>
internal abstract class Operation
{
    /// <summary>The SDK's type of request.</summary>
    public abstract Type RequestType { get; }

    public abstract AmazonWebServiceResponse Run(EngineCalls calls, AmazonWebServiceRequest request);

    /// <returns>A <see cref="Task{TResult}"/> of the SDK's response to this request.</returns>
    public abstract Task RunAsync(EngineCalls calls, AmazonWebServiceRequest request, CancellationToken cancellationToken);
}

/// <summary>An operation: how the SDK's request becomes the engine's, and the engine's response the SDK's.</summary>
internal sealed class Operation<TSdkRequest, TRequest, TResponse, TSdkResponse>(
    Func<TSdkRequest, TRequest> toRequest, Func<TResponse, TSdkResponse> toSdkResponse) : Operation
    where TSdkRequest : Sdk.AmazonDynamoDBRequest
    where TRequest : DynamoRequest<TResponse>
    where TResponse : class
    where TSdkResponse : AmazonWebServiceResponse
{
    public override Type RequestType => typeof(TSdkRequest);

    public TRequest ToRequest(TSdkRequest request) => toRequest(request);

    public TSdkResponse ToSdkResponse(TResponse response) => toSdkResponse(response);

    public override AmazonWebServiceResponse Run(EngineCalls calls, AmazonWebServiceRequest request) =>
        calls.Run(this, (TSdkRequest)request);

    public override Task RunAsync(EngineCalls calls, AmazonWebServiceRequest request, CancellationToken cancellationToken) =>
        calls.RunAsync(this, (TSdkRequest)request, cancellationToken);
}

using Amazon.Runtime;
using Amazon.Runtime.Internal;
using LocalDynamo.AwsSdk.Mapping;

namespace LocalDynamo.AwsSdk;

/// <summary>
/// Ends the SDK's pipeline at the engine: what comes this far goes to no server. It takes the SDK's own synchronous calls
/// (<c>Table.LoadTable</c>, <c>Search.Count</c>), which no one can override, and operations that only a newer SDK has.
/// </summary>
internal sealed class EngineHandler(EngineCalls calls) : PipelineHandler
{
    public override void InvokeSync(IExecutionContext executionContext)
    {
        var request = executionContext.RequestContext.OriginalRequest;
        executionContext.ResponseContext.Response = Find(request).Run(calls, request);
    }

    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var context = executionContext.RequestContext;
        var response = await ((Task<T>)Find(context.OriginalRequest).RunAsync(calls, context.OriginalRequest, context.CancellationToken))
            .ConfigureAwait(false);
        executionContext.ResponseContext.Response = response;
        return response;
    }

    private Operation Find(AmazonWebServiceRequest request) => OperationTable.Find(request) ?? throw calls.Unknown();
}

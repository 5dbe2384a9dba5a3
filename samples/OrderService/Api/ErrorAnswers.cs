using Amazon.DynamoDBv2.Model;
using Microsoft.AspNetCore.Diagnostics;

namespace OrderService.Api;

/// <summary>What the sender of a request can do something about, as problem details. All else is the service's own fault: 500.</summary>
internal sealed class ErrorAnswers : IExceptionHandler
{
    private static readonly (int Status, string Detail) Busy = (StatusCodes.Status503ServiceUnavailable, "There is too much to do at the moment.");

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (Of(exception) is not var (status, detail))
            return false;
        if (status == StatusCodes.Status503ServiceUnavailable)
            httpContext.Response.Headers.RetryAfter = "1";
        await Results.Problem(detail, statusCode: status).ExecuteAsync(httpContext);
        return true;
    }

    private static (int Status, string Detail)? Of(Exception exception) => exception switch
    {
        RefusedException { Refusal: Refusal.NotFound } => (StatusCodes.Status404NotFound, exception.Message),
        RefusedException { Refusal: Refusal.Invalid } => (StatusCodes.Status400BadRequest, exception.Message),
        RefusedException => (StatusCodes.Status409Conflict, exception.Message),
        TransactionCanceledException canceled when canceled.CancellationReasons.Exists(IsThrottling) => Busy,
        ProvisionedThroughputExceededException or ThrottlingException or RequestLimitExceededException => Busy,
        ConditionalCheckFailedException or TransactionCanceledException or TransactionConflictException or TransactionInProgressException =>
            (StatusCodes.Status409Conflict, "Somebody else has just changed this. Look again, and try again."),
        _ => null,
    };

    private static bool IsThrottling(CancellationReason reason) => reason.Code is "ProvisionedThroughputExceeded" or "ThrottlingError";
}

using System.Net;
using Amazon.Runtime;
using LocalDynamo.AwsSdk.Mapping;
using LocalDynamo.AwsSdk.Values;

namespace LocalDynamo.AwsSdk;

/// <summary>The engine's errors as the SDK's exceptions: those classes, codes and members that the SDK reads from the service's answer.</summary>
internal static class ServiceErrors
{
    // The SDK does not tell whose fault an error is, since the service's JSON does not say.
    private const ErrorType Fault = ErrorType.Unknown;

    private const HttpStatusCode Status = HttpStatusCode.BadRequest;

    public static AmazonServiceException UnknownOperation(string requestId) =>
        new Sdk.AmazonDynamoDBException("An unknown operation was requested.", Fault, "UnknownOperationException", requestId, Status);

    public static AmazonServiceException Of(DynamoException error, string requestId)
    {
        var (message, code) = (error.Message, error.ErrorCode);
        return error switch
        {
            ConditionalCheckFailedException failed => new Model.ConditionalCheckFailedException(message, error, Fault, code, requestId, Status)
            {
                Item = ResponseValues.ItemOrAbsent(failed.Item),
            },
            TransactionCanceledException canceled => new Model.TransactionCanceledException(message, error, Fault, code, requestId, Status)
            {
                CancellationReasons = Responses.List(canceled.CancellationReasons, Reason),
            },
            ProvisionedThroughputExceededException exceeded =>
                new Model.ProvisionedThroughputExceededException(message, error, Fault, code, requestId, Status)
                {
                    ThrottlingReasons = Reasons(exceeded.ThrottlingReasons),
                },
            ThrottlingException throttled => new Model.ThrottlingException(message, error, Fault, code, requestId, Status)
            {
                ThrottlingReasons = Reasons(throttled.ThrottlingReasons),
            },
            ResourceNotFoundException => new Model.ResourceNotFoundException(message, error, Fault, code, requestId, Status),
            ResourceInUseException => new Model.ResourceInUseException(message, error, Fault, code, requestId, Status),
            LimitExceededException => new Model.LimitExceededException(message, error, Fault, code, requestId, Status),
            ItemCollectionSizeLimitExceededException =>
                new Model.ItemCollectionSizeLimitExceededException(message, error, Fault, code, requestId, Status),
            TransactionConflictException => new Model.TransactionConflictException(message, error, Fault, code, requestId, Status),
            TransactionInProgressException => new Model.TransactionInProgressException(message, error, Fault, code, requestId, Status),
            IdempotentParameterMismatchException =>
                new Model.IdempotentParameterMismatchException(message, error, Fault, code, requestId, Status),
            TableNotFoundException => new Model.TableNotFoundException(message, error, Fault, code, requestId, Status),
            // ValidationException among others, for which the SDK has no class.
            _ => new Sdk.AmazonDynamoDBException(message, error, Fault, code, requestId, Status),
        };
    }

    private static Model.CancellationReason Reason(CancellationReason reason) => new()
    {
        Code = reason.Code,
        Message = reason.Message,
        Item = ResponseValues.ItemOrAbsent(reason.Item),
    };

    private static List<Model.ThrottlingReason>? Reasons(IReadOnlyList<ThrottlingReason> reasons) =>
        Responses.List(reasons.Count == 0 ? null : reasons, static reason => new Model.ThrottlingReason
        {
            Reason = reason.Reason,
            Resource = reason.Resource,
        });
}

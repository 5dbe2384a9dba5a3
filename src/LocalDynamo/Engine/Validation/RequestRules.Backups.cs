using LocalDynamo.Operations;
using LocalDynamo.Schema;

namespace LocalDynamo.Engine.Validation;

internal static partial class RequestRules
{
    public static void Verify(DescribeContinuousBackupsRequest request) => TableAlone(request.TableName);

    public static void Verify(UpdateContinuousBackupsRequest request)
    {
        var constraints = default(Constraints);
        TableNameOrArn(ref constraints, request.TableName);
        constraints.Required("pointInTimeRecoverySpecification", request.PointInTimeRecoverySpecification);
        if (request.PointInTimeRecoverySpecification is { } specification)
        {
            const string Path = "pointInTimeRecoverySpecification";
            constraints.Required($"{Path}.pointInTimeRecoveryEnabled", specification.PointInTimeRecoveryEnabled);
            constraints.Range($"{Path}.recoveryPeriodInDays", specification.RecoveryPeriodInDays, 1, Limits.MaxRecoveryDays);
        }

        constraints.ThrowIfAny();
        _ = TableNames.Resolve(request.TableName!);

        // It would promise that the table can be restored by itself, which it can't: a folder is restored as a whole.
        if (request.PointInTimeRecoverySpecification!.PointInTimeRecoveryEnabled == true)
            throw NotSupported("point-in-time recovery of single tables");
    }
}

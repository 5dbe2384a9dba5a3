namespace LocalDynamo.AwsSdk.Mapping;

internal static class UpdateContinuousBackups
{
    public static readonly Operation<
        Model.UpdateContinuousBackupsRequest, Operations.UpdateContinuousBackupsRequest, Operations.UpdateContinuousBackupsResponse, Model.UpdateContinuousBackupsResponse>
        Operation = new(Request, Response);

    private static Operations.UpdateContinuousBackupsRequest Request(Model.UpdateContinuousBackupsRequest request) => new()
    {
        TableName = request.TableName,
        PointInTimeRecoverySpecification = request.PointInTimeRecoverySpecification is { } specification
            ? new()
            {
                PointInTimeRecoveryEnabled = specification.PointInTimeRecoveryEnabled,
                RecoveryPeriodInDays = specification.RecoveryPeriodInDays,
            }
            : null,
    };

    private static Model.UpdateContinuousBackupsResponse Response(Operations.UpdateContinuousBackupsResponse response) => new()
    {
        ContinuousBackupsDescription = ContinuousBackups.ToSdk(response.ContinuousBackupsDescription),
    };
}

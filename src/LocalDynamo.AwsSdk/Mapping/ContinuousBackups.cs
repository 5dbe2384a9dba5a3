namespace LocalDynamo.AwsSdk.Mapping;

/// <summary>Continuous backups of a table as they are.</summary>
internal static class ContinuousBackups
{
    public static Model.ContinuousBackupsDescription? ToSdk(Operations.ContinuousBackupsDescription? backups) => backups is null
        ? null
        : new()
        {
            ContinuousBackupsStatus = backups.ContinuousBackupsStatus.ToSdk(),
            PointInTimeRecoveryDescription = backups.PointInTimeRecoveryDescription is { } recovery
                ? new()
                {
                    PointInTimeRecoveryStatus = recovery.PointInTimeRecoveryStatus.ToSdk(),
                    RecoveryPeriodInDays = recovery.RecoveryPeriodInDays,
                    EarliestRestorableDateTime = Responses.Time(recovery.EarliestRestorableDateTime),
                    LatestRestorableDateTime = Responses.Time(recovery.LatestRestorableDateTime),
                }
                : null,
        };
}

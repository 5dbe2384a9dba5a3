using LocalDynamo.Operations;
using LocalDynamo.Server.Wire.Json;

namespace LocalDynamo.Server.Wire.Shapes;

/// <summary>Continuous backups.</summary>
internal static class BackupShapes
{
    public static readonly Shape<PointInTimeRecoverySpecification> Specification =
        new Shape<PointInTimeRecoverySpecification>(nameof(PointInTimeRecoverySpecification), () => new())
            .Reads("PointInTimeRecoveryEnabled", Kinds.Boolean, (shape, value) => shape with { PointInTimeRecoveryEnabled = value })
            .Reads("RecoveryPeriodInDays", Kinds.Integer, (shape, value) => shape with { RecoveryPeriodInDays = value });

    private static readonly Shape<PointInTimeRecoveryDescription> PointInTimeRecovery =
        new Shape<PointInTimeRecoveryDescription>(nameof(PointInTimeRecoveryDescription), () => new())
            .Writes("PointInTimeRecoveryStatus", Kinds.Text, shape => shape.PointInTimeRecoveryStatus?.Value)
            .Writes("RecoveryPeriodInDays", Kinds.Integer, shape => shape.RecoveryPeriodInDays)
            .Writes("EarliestRestorableDateTime", Kinds.Time, shape => shape.EarliestRestorableDateTime)
            .Writes("LatestRestorableDateTime", Kinds.Time, shape => shape.LatestRestorableDateTime);

    public static readonly Shape<ContinuousBackupsDescription> Description =
        new Shape<ContinuousBackupsDescription>(nameof(ContinuousBackupsDescription), () => new())
            .Writes("ContinuousBackupsStatus", Kinds.Text, shape => shape.ContinuousBackupsStatus?.Value)
            .Writes("PointInTimeRecoveryDescription", PointInTimeRecovery, shape => shape.PointInTimeRecoveryDescription);
}

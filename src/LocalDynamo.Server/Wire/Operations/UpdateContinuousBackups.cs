using LocalDynamo.Operations;
using LocalDynamo.Server.Wire.Json;
using LocalDynamo.Server.Wire.Shapes;

namespace LocalDynamo.Server.Wire.Operations;

/// <summary>UpdateContinuousBackups on the wire.</summary>
internal static class UpdateContinuousBackups
{
    public static readonly Operation Operation = new Operation<UpdateContinuousBackupsRequest, UpdateContinuousBackupsResponse>(
        nameof(UpdateContinuousBackups),
        new Shape<UpdateContinuousBackupsRequest>("UpdateContinuousBackupsInput", () => new())
            .Reads("TableName", Kinds.Text, (request, value) => request.TableName = value)
            .Reads("PointInTimeRecoverySpecification", BackupShapes.Specification, (request, value) => request.PointInTimeRecoverySpecification = value),
        new Shape<UpdateContinuousBackupsResponse>("UpdateContinuousBackupsOutput", () => new())
            .Writes("ContinuousBackupsDescription", BackupShapes.Description, response => response.ContinuousBackupsDescription));
}

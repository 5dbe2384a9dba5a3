using LocalDynamo.Operations;
using LocalDynamo.Server.Wire.Json;
using LocalDynamo.Server.Wire.Shapes;

namespace LocalDynamo.Server.Wire.Operations;

/// <summary>DescribeContinuousBackups on the wire.</summary>
internal static class DescribeContinuousBackups
{
    public static readonly Operation Operation = new Operation<DescribeContinuousBackupsRequest, DescribeContinuousBackupsResponse>(
        nameof(DescribeContinuousBackups),
        new Shape<DescribeContinuousBackupsRequest>("DescribeContinuousBackupsInput", () => new())
            .Reads("TableName", Kinds.Text, (request, value) => request.TableName = value),
        new Shape<DescribeContinuousBackupsResponse>("DescribeContinuousBackupsOutput", () => new())
            .Writes("ContinuousBackupsDescription", BackupShapes.Description, response => response.ContinuousBackupsDescription));
}

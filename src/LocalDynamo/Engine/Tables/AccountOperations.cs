using LocalDynamo.Engine.Validation;
using LocalDynamo.Operations;
using LocalDynamo.Schema;

namespace LocalDynamo.Engine.Tables;

/// <summary>
/// What programs ask at their start and what has one answer here: DescribeLimits, DescribeEndpoints, DescribeContinuousBackups and
/// UpdateContinuousBackups.
/// </summary>
internal sealed class AccountOperations(TableCatalog catalog)
{
    private const long EndpointMinutes = 24 * 60;

    public static DescribeLimitsResponse Describe(DescribeLimitsRequest _) => new()
    {
        AccountMaxReadCapacityUnits = Limits.MaxAccountCapacityUnits,
        AccountMaxWriteCapacityUnits = Limits.MaxAccountCapacityUnits,
        TableMaxReadCapacityUnits = Limits.MaxTableCapacityUnits,
        TableMaxWriteCapacityUnits = Limits.MaxTableCapacityUnits,
    };

    public static DescribeEndpointsResponse Describe(DescribeEndpointsRequest _) =>
        new() { Endpoints = [new Endpoint { Address = "localhost", CachePeriodInMinutes = EndpointMinutes }] };

    public DescribeContinuousBackupsResponse Describe(DescribeContinuousBackupsRequest request)
    {
        RequestRules.Verify(request);
        return new DescribeContinuousBackupsResponse { ContinuousBackupsDescription = Describe(request.TableName!) };
    }

    public UpdateContinuousBackupsResponse Update(UpdateContinuousBackupsRequest request)
    {
        RequestRules.Verify(request);
        return new UpdateContinuousBackupsResponse { ContinuousBackupsDescription = Describe(request.TableName!) };
    }

    private ContinuousBackupsDescription Describe(string tableName)
    {
        var name = TableNames.Resolve(tableName);
        if (!catalog.TryGet(name, out _))
            throw new TableNotFoundException($"Table not found: {name}");
        return new ContinuousBackupsDescription
        {
            ContinuousBackupsStatus = ContinuousBackupsStatus.ENABLED,
            PointInTimeRecoveryDescription = new PointInTimeRecoveryDescription
            {
                PointInTimeRecoveryStatus = PointInTimeRecoveryStatus.DISABLED,
            },
        };
    }
}

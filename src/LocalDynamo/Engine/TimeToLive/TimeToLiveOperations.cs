using LocalDynamo.Engine.Commits;
using LocalDynamo.Engine.Tables;
using LocalDynamo.Engine.Validation;
using LocalDynamo.Operations;

namespace LocalDynamo.Engine.TimeToLive;

/// <summary>UpdateTimeToLive and DescribeTimeToLive. A change is done when it returns: no table is ever ENABLING.</summary>
internal sealed class TimeToLiveOperations(TableCatalog catalog, CommitPipeline commits, TimeProvider timeProvider)
{
    public UpdateTimeToLiveResponse Update(UpdateTimeToLiveRequest request, out long position)
    {
        RequestRules.Verify(request);
        var specification = request.TimeToLiveSpecification!;
        lock (catalog.Guard)
        {
            var table = catalog.Resolve(request.TableName!);
            var definition = table.Definition.WithTimeToLive(specification, timeProvider.GetUtcNow());
            position = commits.CommitTable(table, definition);
            table.Definition = definition;
        }

        return new UpdateTimeToLiveResponse { TimeToLiveSpecification = specification };
    }

    public DescribeTimeToLiveResponse Describe(DescribeTimeToLiveRequest request)
    {
        RequestRules.Verify(request);
        return new DescribeTimeToLiveResponse { TimeToLiveDescription = catalog.Resolve(request.TableName!).Definition.DescribeTimeToLive() };
    }
}

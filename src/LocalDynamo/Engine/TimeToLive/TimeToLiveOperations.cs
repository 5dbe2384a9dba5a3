using LocalDynamo.Engine.Commits;
using LocalDynamo.Engine.Indexes;
using LocalDynamo.Engine.Tables;
using LocalDynamo.Engine.Validation;
using LocalDynamo.Operations;
using LocalDynamo.Storage;

namespace LocalDynamo.Engine.TimeToLive;

/// <summary>UpdateTimeToLive and DescribeTimeToLive. A change is done when it returns: no table is ever ENABLING.</summary>
internal sealed class TimeToLiveOperations(
    TableCatalog catalog, CommitPipeline commits, SnapshotRegistry snapshots, ExpirySweeper sweeper, TimeProvider timeProvider, bool hidesExpired)
{
    public UpdateTimeToLiveResponse Update(UpdateTimeToLiveRequest request, out long position)
    {
        RequestRules.Verify(request);
        var specification = request.TimeToLiveSpecification!;
        TableState table;
        IndexState? enabled;
        catalog.LoadBeforeChange(request.TableName!);
        lock (catalog.Guard)
        {
            table = catalog.ResolveLocked(request.TableName!);
            var definition = table.Definition.WithTimeToLive(specification, timeProvider.GetUtcNow());
            enabled = NewOrder(table, definition);
            position = commits.CommitTable(table, definition, number =>
            {
                table.Definition = definition;
                if (enabled is null)
                    table.DropExpiryOrderLocked(table.ExpiryOrder!, number);
                else
                    table.AddExpiryOrderLocked(enabled, HiddenItemsOf(definition));
            });
        }

        // Not under the lock: it takes as long as the table has items, and snapshots and other tables go on meanwhile.
        if (enabled is not null)
        {
            Fill(table, enabled);
            sweeper.Start();
        }

        return new UpdateTimeToLiveResponse { TimeToLiveSpecification = specification };
    }

    public DescribeTimeToLiveResponse Describe(DescribeTimeToLiveRequest request)
    {
        RequestRules.Verify(request);
        return new DescribeTimeToLiveResponse { TimeToLiveDescription = catalog.Resolve(request.TableName!).Definition.DescribeTimeToLive() };
    }

    /// <summary>Makes the order of expiry of a table that a log has brought back, if it has one. Nobody else knows the table yet.</summary>
    public void Restore(TableState table)
    {
        if (NewOrder(table, table.Definition) is not { } order)
            return;
        table.AddExpiryOrderLocked(order, HiddenItemsOf(table.Definition));
        Fill(table, order);
    }

    /// <summary>Begins to sweep if there is anything to, once all tables are restored.</summary>
    public void Start()
    {
        if (catalog.Tables.Values.Any(static table => table.ExpiryOrder is not null))
            sweeper.Start();
    }

    private static IndexState? NewOrder(TableState table, TableDefinition definition) => definition.TimeToLiveAttribute is { } attribute
        ? table.NewIndex(new ExpiryLayout(table.Schema, table.Partitions, attribute))
        : null;

    private HiddenItems? HiddenItemsOf(TableDefinition definition) =>
        hidesExpired ? new HiddenItems(definition.TimeToLiveAttribute!, timeProvider) : null;

    private void Fill(TableState table, IndexState order)
    {
        IndexBuilder.Fill(table, order, snapshots, CancellationToken.None);
        order.Activate(commits.WaitForAll());
    }
}

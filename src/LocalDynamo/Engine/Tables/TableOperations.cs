using LocalDynamo.Engine.Commits;
using LocalDynamo.Engine.Indexes;
using LocalDynamo.Engine.Validation;
using LocalDynamo.Operations;
using LocalDynamo.Schema;

namespace LocalDynamo.Engine.Tables;

/// <summary>CreateTable, DescribeTable, ListTables, UpdateTable and DeleteTable. Each is done when it returns: no table is ever
/// CREATING. Only a new index of a table that is there is filled afterwards.</summary>
internal sealed class TableOperations(
    TableCatalog catalog, CommitPipeline commits, IndexLifecycle indexes, DatabaseIdentity identity, EngineOptions options)
{
    private DateTimeOffset Now => options.TimeProvider.GetUtcNow();

    public CreateTableResponse Create(CreateTableRequest request, out long position)
    {
        RequestRules.Verify(request);
        lock (catalog.Guard)
        {
            if (catalog.TryGet(request.TableName!, out _))
                throw new ResourceInUseException($"Table already exists: {request.TableName}");

            var number = identity.NewTableNumber();
            var definition = TableDefinition.Create(
                request, options.Region, identity.TableId(number), identity.HashSeed, Now);
            var table = new TableState(number, definition, options.MaxItemCollectionBytes);
            IndexLifecycle.AddAll(table);
            position = commits.CommitTable(table, definition);
            catalog.AddLocked(table);
            return new CreateTableResponse { TableDescription = Describe(table, TableStatus.ACTIVE) };
        }
    }

    public DescribeTableResponse Describe(DescribeTableRequest request)
    {
        RequestRules.Verify(request);
        return new DescribeTableResponse { Table = Describe(catalog.Resolve(request.TableName!), TableStatus.ACTIVE) };
    }

    public ListTablesResponse List(ListTablesRequest request)
    {
        RequestRules.Verify(request);
        var limit = request.Limit ?? Limits.MaxTablesPerPage;
        var names = catalog.Tables.Keys
            .SkipWhile(name => request.ExclusiveStartTableName is { } start && string.CompareOrdinal(name, start) <= 0)
            .Take(limit + 1)
            .ToList();
        if (names.Count <= limit)
            return new ListTablesResponse { TableNames = names };

        names.RemoveAt(limit);
        return new ListTablesResponse { TableNames = names, LastEvaluatedTableName = names[^1] };
    }

    public UpdateTableResponse Update(UpdateTableRequest request, out long position)
    {
        RequestRules.Verify(request);
        lock (catalog.Guard)
        {
            var table = catalog.Resolve(request.TableName!);
            var before = table.Definition;
            position = indexes.Apply(table, before.Update(request, Now));
            return new UpdateTableResponse { TableDescription = Describe(table, table.Definition.WithDeleted(before), TableStatus.ACTIVE) };
        }
    }

    public DeleteTableResponse Delete(DeleteTableRequest request, out long position)
    {
        RequestRules.Verify(request);
        lock (catalog.Guard)
        {
            var table = catalog.Resolve(request.TableName!);
            if (table.Definition.DeletionProtectionEnabled)
            {
                throw new ValidationException(
                    "Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.");
            }

            position = commits.CommitDrop(table);
            catalog.RemoveLocked(table);
            return new DeleteTableResponse { TableDescription = Describe(table, TableStatus.DELETING) };
        }
    }

    private TableDescription Describe(TableState table, TableStatus status) => Describe(table, table.Definition, status);

    private TableDescription Describe(TableState table, TableDefinition definition, TableStatus status)
    {
        // Its items are counted as they are loaded.
        table.Partitions.LoadAll();
        return definition.Describe(status, table.Totals.ItemCount, table.Totals.SizeBytes, Now, name => table.FindIndex(name)?.Totals);
    }
}

using LocalDynamo.Engine.Commits;
using LocalDynamo.Engine.Indexes;
using LocalDynamo.Engine.Validation;
using LocalDynamo.Operations;
using LocalDynamo.Schema;

namespace LocalDynamo.Engine.Tables;

/// <summary>CreateTable, DescribeTable, ListTables, UpdateTable and DeleteTable. Each is done when it returns, and only told to take its
/// time where <see cref="EngineOptions.TableDelay"/> wants that. A new index of a table that is there is filled afterwards.</summary>
internal sealed class TableOperations(
    TableCatalog catalog, CommitPipeline commits, IndexLifecycle indexes, DatabaseIdentity identity, EngineOptions options)
{
    private DateTimeOffset Now => options.TimeProvider.GetUtcNow();

    public CreateTableResponse Create(CreateTableRequest request, out long position)
    {
        RequestRules.Verify(request);
        lock (catalog.Guard)
        {
            if (catalog.TryGet(request.TableName!, out _) || catalog.FindDeleting(request.TableName!) is not null)
                throw new ResourceInUseException($"Table already exists: {request.TableName}");

            var number = identity.NewTableNumber();
            var definition = TableDefinition.Create(
                request, options.Region, identity.TableId(number), identity.HashSeed, Now);
            var table = new TableState(number, definition, options.MaxItemCollectionBytes);
            IndexLifecycle.AddAll(table);
            position = commits.CommitTable(table, definition);
            table.Transition = Begin(TableStatus.CREATING);
            catalog.AddLocked(table);
            return new CreateTableResponse { TableDescription = Describe(table) };
        }
    }

    public DescribeTableResponse Describe(DescribeTableRequest request)
    {
        RequestRules.Verify(request);
        return new DescribeTableResponse
        {
            Table = catalog.FindDeleting(TableNames.Resolve(request.TableName!)) ?? Describe(catalog.Resolve(request.TableName!)),
        };
    }

    public ListTablesResponse List(ListTablesRequest request)
    {
        RequestRules.Verify(request);
        var limit = request.Limit ?? Limits.MaxTablesPerPage;
        var names = catalog.NamesWithDeleting
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
        catalog.LoadBeforeChange(request.TableName!);
        lock (catalog.Guard)
        {
            var table = catalog.ResolveLocked(request.TableName!);
            var before = table.Definition;
            position = indexes.Apply(table, before.Update(request, Now));
            table.Transition = Begin(TableStatus.UPDATING, before);
            var shown = table.Transition?.Show(table.Definition) ?? table.Definition.WithDeleted(before);
            return new UpdateTableResponse { TableDescription = Describe(table, shown, table.Status) };
        }
    }

    public DeleteTableResponse Delete(DeleteTableRequest request, out long position)
    {
        RequestRules.Verify(request);
        catalog.LoadBeforeChange(request.TableName!);
        lock (catalog.Guard)
        {
            var table = catalog.ResolveLocked(request.TableName!);
            if (table.Definition.DeletionProtectionEnabled)
            {
                throw new ValidationException(
                    "Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.");
            }

            position = commits.CommitDrop(table);
            catalog.RemoveLocked(table);
            var description = Describe(table, table.Definition, TableStatus.DELETING);
            if (Begin(TableStatus.DELETING) is { } transition)
                catalog.KeepDeletingLocked(description, transition);
            return new DeleteTableResponse { TableDescription = description };
        }
    }

    private TableTransition? Begin(TableStatus status, TableDefinition? before = null) => options.TableDelay == TimeSpan.Zero
        ? null
        : new TableTransition(status, Now + options.TableDelay, options.TimeProvider, before);

    private TableDescription Describe(TableState table)
    {
        var definition = table.Transition is { IsOver: false } transition ? transition.Show(table.Definition) : table.Definition;
        return Describe(table, definition, table.Status);
    }

    private TableDescription Describe(TableState table, TableDefinition definition, TableStatus status)
    {
        // Its items are counted as they are loaded.
        table.Partitions.LoadAll();
        return definition.Describe(status, table.Totals.ItemCount, table.Totals.SizeBytes, Now, name => table.FindIndex(name)?.Totals);
    }
}

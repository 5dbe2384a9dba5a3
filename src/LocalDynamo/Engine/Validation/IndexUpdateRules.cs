using LocalDynamo.Engine.Tables;
using LocalDynamo.Operations;
using LocalDynamo.Schema;

namespace LocalDynamo.Engine.Validation;

/// <summary>The changes to global indexes that an UpdateTable asks for: alone, and held against the table.</summary>
internal static class IndexUpdateRules
{
    private const string InUse = "Attempt to change a resource which is still in use: ";

    /// <summary>What needs no table: one action in each entry, one entry for each index, one index made or deleted.</summary>
    public static void Verify(List<GlobalSecondaryIndexUpdate> updates)
    {
        if (updates.Count == 0)
            throw new ValidationException("One or more parameter values were invalid: List of GlobalSecondaryIndexUpdates is empty");

        var names = new HashSet<string>(StringComparer.Ordinal);
        var madeOrDeleted = 0;
        foreach (var update in updates)
        {
            object?[] actions = [update.Create, update.Update, update.Delete];
            switch (actions.Count(static action => action is not null))
            {
                case 0:
                    throw new ValidationException("Update global secondary index action is null");
                case > 1:
                    throw new ValidationException(
                        "One or more parameter values were invalid: Only one global secondary index action is allowed per " +
                        "GlobalSecondaryIndexUpdate object");
            }

            if (!names.Add(NameOf(update)))
                throw new ValidationException("Only one global secondary index update per index is allowed simultaneously.");
            if (update.Create is { } create)
                CapacityRules.VerifyIndexUnits(create.ProvisionedThroughput, create.OnDemandThroughput, create.WarmThroughput);
            if (update.Update is { } change)
                CapacityRules.VerifyIndexUnits(change.ProvisionedThroughput, change.OnDemandThroughput, change.WarmThroughput);
            madeOrDeleted += update.Update is null ? 1 : 0;
        }

        if (madeOrDeleted > 1)
            throw OneAtATime();
    }

    /// <summary>What the table as it is allows.</summary>
    public static void Verify(TableDefinition table, UpdateTableRequest request)
    {
        var mode = request.BillingMode ?? table.BillingMode;
        if (table.Indexes.FirstOrDefault(static index => index.Phase == IndexPhase.Allocating) is { } allocating
            && (request.ProvisionedThroughput is not null || mode != table.BillingMode))
        {
            throw new ResourceInUseException(
                "Can't update table while indexes are in CREATING, isBackfilling=false status. " +
                $"Table: {table.Name} Index: {allocating.Name}");
        }

        foreach (var update in request.GlobalSecondaryIndexUpdates ?? [])
        {
            if (update.Create is { } create)
                VerifyCreate(table, create, request.AttributeDefinitions, mode);
            else if (update.Delete is { } delete)
                VerifyDelete(table, delete.IndexName!);
            else
                VerifyUpdate(table, update.Update!, mode);
        }

        if (mode == BillingMode.PROVISIONED && table.BillingMode == BillingMode.PAY_PER_REQUEST)
            VerifyAllHaveUnits(table, request.GlobalSecondaryIndexUpdates ?? []);
    }

    private static string NameOf(GlobalSecondaryIndexUpdate update) =>
        update.Create?.IndexName ?? update.Update?.IndexName ?? update.Delete?.IndexName!;

    private static void VerifyCreate(
        TableDefinition table, CreateGlobalSecondaryIndexAction create, List<AttributeDefinition>? definitions, BillingMode mode)
    {
        if (table.FindIndex(create.IndexName!) is { Phase: IndexPhase.Active })
            throw new ValidationException("Attempting to create an index which already exists");
        VerifyNoneBeingMade(table);
        if (definitions is not { Count: > 0 })
            throw new ValidationException(KeySchemaRules.NoDefinitions);

        var known = table.AttributeDefinitions;
        foreach (var definition in definitions)
        {
            if (known.Exists(other => other.AttributeName == definition.AttributeName && other.AttributeType != definition.AttributeType))
                throw new ValidationException("invalid attribute, SchemaElement redefined should be of same type as previously defined");
        }

        if (table.GlobalIndexes.Count() == Limits.MaxGlobalIndexes)
            throw IndexRules.TooManyGlobal();

        var defined = known.Concat(definitions).Select(static definition => definition.AttributeName!).ToHashSet(StringComparer.Ordinal);
        var projectedCount = table.Indexes.Sum(static index => index.NonKeyAttributes.Length);
        IndexRules.VerifyGlobal(create.IndexName, create.KeySchema, create.Projection, ref projectedCount);
        if (!create.KeySchema!.TrueForAll(element => defined.Contains(element.AttributeName!)))
            throw new ValidationException(KeySchemaRules.Undefined);
        CapacityRules.VerifyIndexMode(
            mode, create.IndexName!, create.ProvisionedThroughput, create.OnDemandThroughput, isNew: true);
    }

    private static void VerifyDelete(TableDefinition table, string name)
    {
        var index = table.FindIndex(name);
        if (index is { Phase: IndexPhase.Allocating })
            throw new ResourceInUseException($"{InUse}Index is being created.");
        if (index is not { Phase: IndexPhase.Backfilling })
            VerifyNoneBeingMade(table);
        if (index is null)
            throw new ResourceNotFoundException();
        if (!index.IsGlobal)
            throw new ValidationException("Cannot delete an index that is not a GlobalSecondaryIndex");
    }

    private static void VerifyUpdate(TableDefinition table, UpdateGlobalSecondaryIndexAction update, BillingMode mode)
    {
        if (table.FindIndex(update.IndexName!) is not { } index)
            throw new ResourceNotFoundException($"Requested resource not found: Index {update.IndexName} for table {table.Name}");
        if (!index.IsGlobal)
            throw new ValidationException("Cannot update an index that is not a GlobalSecondaryIndex");
        if (index.Phase == IndexPhase.Allocating)
            throw new ResourceInUseException($"{InUse}Index is being created but not backfilling.");
        if (update is { ProvisionedThroughput: null, OnDemandThroughput: null, WarmThroughput: null })
            throw new ValidationException(CapacityRules.NoProvisionedThroughputOfIndex);
        CapacityRules.VerifyIndexMode(mode, index.Name, update.ProvisionedThroughput, update.OnDemandThroughput, isNew: false);
    }

    /// <summary>A table that begins to have units set up needs them for each of its indexes too.</summary>
    private static void VerifyAllHaveUnits(TableDefinition table, List<GlobalSecondaryIndexUpdate> updates)
    {
        var missing = table.GlobalIndexes
            .Select(static index => index.Name)
            .Where(name => !updates.Exists(
                update => update.Delete?.IndexName == name || (update.Update?.IndexName == name && update.Update.ProvisionedThroughput is not null)))
            .ToList();
        if (missing.Count > 0)
        {
            throw new ValidationException(
                $"One or more parameter values were invalid: ProvisionedThroughput must be specified for index: {string.Join(',', missing)}");
        }
    }

    private static void VerifyNoneBeingMade(TableDefinition table)
    {
        if (table.Indexes.Any(static index => index.Phase != IndexPhase.Active))
            throw OneAtATime();
    }

    private static LimitExceededException OneAtATime() =>
        new("Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table");
}

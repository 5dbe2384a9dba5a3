using System.Runtime.CompilerServices;
using LocalDynamo.Engine.Tables;
using LocalDynamo.Expressions;
using LocalDynamo.Expressions.Legacy;
using LocalDynamo.Schema;

namespace LocalDynamo.Engine.Reads;

/// <summary>Reads a table for the native API: the newest state each time, or the state of a snapshot.</summary>
internal abstract class TableReader
{
    /// <summary>The table to read.</summary>
    public abstract TableState Table { get; }

    public abstract Item? Get(in Key key);

    public abstract ItemPage ReadPage(ReadPlan plan, Item? startAfter);

    /// <summary>Binds what the user put together, by the same code that binds requests.</summary>
    public ReadPlan Plan(ReadOptions options)
    {
        var table = Table;
        var plan = new ReadPlan
        {
            Table = table,
            PartitionKey = WholePartition(options, table.Schema),
            Forward = options.Forward,
            Segment = options.Segment,
            TotalSegments = options.TotalSegments,
            Limit = options.PageSize,
            Filter = BindFilter(options),
            Projection = BindProjection(options),
        };
        plan.Projection?.VerifyKeysAreScalars(table.Schema.Names);
        if (!options.PartitionKey.HasValue)
        {
            plan.Filter?.VerifyKeysAreScalars(table.Schema.Names);
            return plan;
        }

        plan.Filter?.VerifyNamesNoKey(table.Schema.Names);
        return plan.PartitionKey is not null
            ? plan
            : plan.WithKeyCondition(LegacyParameters.KeyCondition(KeyConditions(options, table.Schema), table.Schema));
    }

    /// <summary>
    /// The partition key of the most frequent query, all of a partition, which needs no binding; null for any other, and for one that
    /// is wrong, since the binding knows the errors.
    /// </summary>
    [SkipLocalsInit]
    private static byte[]? WholePartition(ReadOptions options, KeySchema schema)
    {
        if (options.SortKeyComparison is not null || options.PartitionKey.Type != schema.PartitionKeyType)
            return null;

        Span<byte> scratch = stackalloc byte[Limits.MaxPartitionKeyBytes];
        var key = options.PartitionKey.KeyBytes(scratch);
        return key.Length is 0 or > Limits.MaxPartitionKeyBytes ? null : key.ToArray();
    }

    /// <summary>The key behind which the user wants to begin, held against the plan as a request's would be; null for the beginning.</summary>
    public static Item? StartKey(ReadOptions options, ReadPlan plan)
    {
        if (options.StartAfter is not { } key)
            return null;

        var startKey = plan.Table.Schema.ToItem(key);
        if (plan.PartitionKey is null)
            StartKeyRules.VerifyForScan(startKey, plan);
        else
            StartKeyRules.VerifyForQuery(startKey, plan);
        return startKey;
    }

    private static List<LegacyCondition> KeyConditions(ReadOptions options, KeySchema schema)
    {
        var conditions = new List<LegacyCondition> { new(schema.PartitionKey.Text, "EQ", [options.PartitionKey]) };
        if (options.SortKeyComparison is { } comparison)
        {
            var name = schema.SortKey?.Text ?? throw new ValidationException("Query key condition not supported");
            conditions.Add(new LegacyCondition(name, comparison, options.SortKeyValues));
        }

        return conditions;
    }

    private static BoundCondition? BindFilter(ReadOptions options)
    {
        if (options.Filter is null)
            return null;

        var scope = new ExpressionScope(options.FilterNames, options.FilterValues);
        var filter = scope.Filter(options.Filter);
        scope.VerifyAllUsed();
        return filter;
    }

    private static BoundProjection? BindProjection(ReadOptions options)
    {
        if (options.Projection is null)
            return null;

        var scope = new ExpressionScope(options.ProjectionNames, null);
        var projection = scope.Projection(options.Projection);
        scope.VerifyAllUsed();
        return projection;
    }
}

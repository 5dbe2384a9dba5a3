using System.Runtime.CompilerServices;
using LocalDynamo.Expressions;
using LocalDynamo.Expressions.Legacy;
using LocalDynamo.Schema;

namespace LocalDynamo.Engine.Reads;

/// <summary>Reads a table or an index for the native API: the state of each moment, or that of a snapshot.</summary>
internal abstract class ItemReader
{
    /// <summary>What is read.</summary>
    public abstract ReadSource Source { get; }

    public abstract ItemPage ReadPage(ReadPlan plan, Item? startAfter);

    /// <summary>Binds what the user put together, by the same code that binds requests.</summary>
    public ReadPlan Plan(ReadOptions options)
    {
        var source = Source;
        var plan = new ReadPlan
        {
            Source = source,
            PartitionKey = WholePartition(options, source),
            Forward = options.Forward,
            Segment = options.Segment,
            TotalSegments = options.TotalSegments,
            Limit = options.PageSize,
            Filter = BindFilter(options),
            Projection = BindProjection(options),
        };
        plan.VerifyScalars();
        if (options.IsQuery)
        {
            plan.Filter?.VerifyNamesNoKey(source.KeyNames);
            if (plan.PartitionKey is null)
                plan = plan.WithKeyCondition(LegacyParameters.KeyCondition(KeyConditions(options, source.Key), source.Key));
            IndexReadRules.VerifyFilter(plan);
        }

        return IndexReadRules.Complete(plan, options.SelectsAll);
    }

    /// <summary>The key behind which the user wants to begin, held against the plan as a request's would be; null for the beginning.</summary>
    public static Item? StartKey(ReadOptions options, ReadPlan plan)
    {
        var startKey = options.StartAfterItem is { } item ? KeyOf(item, plan.Source)
            : options.StartAfter is { } key ? plan.Table.Schema.ToItem(key)
            : null;
        if (plan.PartitionKey is null)
            StartKeyRules.VerifyForScan(startKey, plan);
        else
            StartKeyRules.VerifyForQuery(startKey, plan);
        return startKey;
    }

    private static Item KeyOf(Item item, ReadSource source)
    {
        foreach (var name in source.KeyNames)
        {
            if (!item.TryGetValue(name, out _))
                throw new ValidationException(KeyErrors.StartKeyInvalid);
        }

        return source.KeyOf(item);
    }

    /// <summary>
    /// The partition key of the most frequent query, all of a partition, which needs no binding; null for any other, and for one that
    /// is wrong, since the binding knows the errors.
    /// </summary>
    [SkipLocalsInit]
    private static byte[]? WholePartition(ReadOptions options, ReadSource source)
    {
        var schema = source.Table.Schema;
        if (source is not TableSource || options.SortKey.Length > 0 || options.PartitionKey.Type != schema.PartitionKeyType)
            return null;

        Span<byte> scratch = stackalloc byte[Limits.MaxPartitionKeyBytes];
        var key = options.PartitionKey.KeyBytes(scratch);
        return key.Length is 0 or > Limits.MaxPartitionKeyBytes ? null : key.ToArray();
    }

    private static List<LegacyCondition> KeyConditions(ReadOptions options, QueryKey key)
    {
        AttributeValue[] partitionKey = options.PartitionKeys.Length == 0 ? [options.PartitionKey] : options.PartitionKeys;
        if (partitionKey.Length != key.PartitionKey.Length)
            throw new ValidationException($"The partition key has {key.PartitionKey.Length} attributes, and the query {partitionKey.Length} values");

        var conditions = new List<LegacyCondition>();
        for (var i = 0; i < partitionKey.Length; i++)
            conditions.Add(new(key.PartitionKey[i].Name.Text, "EQ", [partitionKey[i]]));

        if (options.SortKey.Length > key.SortKey.Length)
            throw new ValidationException("Query key condition not supported");
        for (var i = 0; i < options.SortKey.Length; i++)
            conditions.Add(new(key.SortKey[i].Name.Text, options.SortKey[i].Comparison, options.SortKey[i].Values));
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

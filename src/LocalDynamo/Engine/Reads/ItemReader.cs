using System.Runtime.CompilerServices;
using LocalDynamo.Expressions;
using LocalDynamo.Expressions.Binding;
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
        var filter = BindFilter(options.Filter);
        var projection = BindProjection(options.Projection);
        ReadPlan.VerifyScalars(source.Table, filter, projection);
        byte[]? partitionKey = null;
        var range = SortKeyRange.All;
        if (options.IsQuery)
        {
            filter?.VerifyNamesNoKey(source.KeyNames);
            var parts = default(Parts);
            var condition = KeyConditionBinder.Bind(parts[..Fill(ref parts, options, source.Key)], source.Key);
            partitionKey = source.PartitionKeyOf(condition);
            range = source.RangeOf(condition);
        }

        var plan = new ReadPlan
        {
            Source = source,
            PartitionKey = partitionKey,
            Range = range,
            Forward = options.Forward,
            Segment = options.Segment,
            TotalSegments = options.TotalSegments,
            Limit = options.PageSize,
            Filter = filter,
            Projection = projection,
        };
        if (options.IsQuery)
            IndexReadRules.VerifyFilter(plan);
        return IndexReadRules.Complete(plan, options.SelectsAll);
    }

    /// <summary>The key behind which the user wants to begin, held against the plan as a request's would be; null for the beginning.</summary>
    public static Item? StartKey(ReadOptions options, ReadPlan plan)
    {
        if (options.Start is not { } start)
            return null;

        var startKey = start.Item is { } item ? KeyOf(item, plan.Source) : plan.Table.Schema.ToItem(start.Key);
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

    /// <summary>Lays out a query's conditions on the attributes of a key.</summary>
    /// <returns>How many there are.</returns>
    private static int Fill(ref Parts parts, ReadOptions options, QueryKey key)
    {
        var single = options.PartitionKey;
        var values = options.PartitionKeys.Length == 0 ? new ReadOnlySpan<AttributeValue>(in single) : options.PartitionKeys;
        if (values.Length != key.PartitionKey.Length)
            throw new ValidationException($"The partition key has {key.PartitionKey.Length} attributes, and the query {values.Length} values");

        var count = 0;
        for (; count < values.Length; count++)
            parts[count] = new(key.PartitionKey[count].Name, SortKeyOperator.Equal, values[count], default);

        for (var condition = options.SortKey; condition is not null; condition = condition.Next)
        {
            var index = count - values.Length;
            if (index == key.SortKey.Length)
                throw new ValidationException("Query key condition not supported");
            parts[count++] = new(key.SortKey[index].Name, condition.Operator, condition.Value, condition.UpperValue);
        }

        return count;
    }

    private static BoundCondition? BindFilter(GivenExpression? expression)
    {
        if (expression is null)
            return null;

        var scope = new ExpressionScope(expression.Names, expression.Values);
        var filter = scope.Filter(expression.Text);
        scope.VerifyAllUsed();
        return filter;
    }

    private static BoundProjection? BindProjection(GivenExpression? expression)
    {
        if (expression is null)
            return null;

        var scope = new ExpressionScope(expression.Names, null);
        var projection = scope.Projection(expression.Text);
        scope.VerifyAllUsed();
        return projection;
    }

    /// <summary>A condition for each attribute that a key can have.</summary>
    [InlineArray(2 * Limits.MaxIndexKeyParts)]
    private struct Parts
    {
        private KeyConditionPart _first;
    }
}

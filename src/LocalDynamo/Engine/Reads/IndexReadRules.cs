using LocalDynamo.Engine.Indexes;
using LocalDynamo.Values;

namespace LocalDynamo.Engine.Reads;

/// <summary>What the service says of reads that an index cannot serve, word for word.</summary>
internal static class IndexReadRules
{
    public static ValidationException NoSuchIndex(string name) => new($"The table does not have the specified index: {name}");

    public static ValidationException NotFilled(string name) => new($"Cannot read from backfilling global secondary index: {name}");

    public static void VerifyConsistency(ReadSource source, bool isConsistent)
    {
        if (isConsistent && source.IsEventual)
            throw new ValidationException("Consistent reads are not supported on global secondary indexes");
    }

    /// <summary>The filter of a query is held against entries, so it may name only what they have.</summary>
    public static void VerifyFilter(ReadPlan plan)
    {
        if (plan is { Source: IndexSource { Schema: var index }, Filter: { } filter } && Missing(index, filter.TopLevelNames) is { } names)
        {
            throw new ValidationException(
                "One or more parameter values were invalid: "
                + $"Secondary index {index.Name} does not project one or more filter attributes: [{names}]");
        }
    }

    /// <summary>
    /// Sees to it that a read gives all that it is asked for. What the entries of a local index lack lies beside them, in the table; a
    /// global index gives what it has.
    /// </summary>
    public static ReadPlan Complete(ReadPlan plan, bool selectsAll)
    {
        if (plan.Source is not IndexSource { Schema: var index } || index.Projection == IndexProjection.All)
            return plan;

        var names = plan.Projection is null ? null : Missing(index, plan.Projection.TopLevelNames);
        if (index.IsGlobal && selectsAll)
        {
            throw new ValidationException(
                "One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported for global secondary index "
                + $"{index.Name} because its projection type is not ALL");
        }

        if (index.IsGlobal && names is not null)
        {
            throw new ValidationException(
                $"One or more parameter values were invalid: Global secondary index {index.Name} does not project [{names}]");
        }

        return selectsAll || names is not null ? plan with { FetchesItems = true } : plan;
    }

    /// <summary>Those of the names that entries do not have, as the service lists them; null if they have all.</summary>
    private static string? Missing(IndexSchema index, IEnumerable<AttributeName> names)
    {
        var missing = string.Join(", ", names.Where(name => !index.Shows(name)).Distinct().Select(static name => name.Text));
        return missing.Length == 0 ? null : missing;
    }
}

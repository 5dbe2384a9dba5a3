using LocalDynamo.Schema;
using LocalDynamo.Storage;

namespace LocalDynamo.Engine.Reads;

/// <summary>Where a query or scan may be told to go on: at a key that it could have stopped at itself, whether or not the item exists.</summary>
internal static class StartKeyRules
{
    public static void VerifyForQuery(Item? startKey, ReadPlan plan)
    {
        if (startKey is null)
            return;

        var source = plan.Source;
        source.VerifyStartKey(startKey, KeyErrors.StartKeyInvalid);
        if (source.HasSingleItems)
            throw new ValidationException("The query can return at most one row and cannot be restarted");

        if (!source.PartitionKeyOf(startKey).AsSpan().SequenceEqual(plan.PartitionKey))
            throw new ValidationException("The provided starting key is outside query boundaries based on provided conditions");
        if (!plan.Range.Contains(source.SortKeyOf(startKey)))
            throw new ValidationException("The provided starting key does not match the range key predicate");
    }

    public static void VerifyForScan(Item? startKey, ReadPlan plan)
    {
        if (startKey is null)
            return;

        var source = plan.Source;
        source.VerifyStartKey(startKey, $"{KeyErrors.StartKeyInvalid}: {KeyErrors.DoesNotMatch}");
        var hash = source.Partitions.HashOf(source.PartitionKeyOf(startKey));
        var segment = HashRange.Segment(plan.Segment, plan.TotalSegments);
        if (hash < segment.First || hash > segment.Last)
        {
            throw new ValidationException(
                "The provided starting key is invalid: Invalid ExclusiveStartKey. Please use ExclusiveStartKey with correct Segment. "
                + $"TotalSegments: {plan.TotalSegments} Segment: {plan.Segment}");
        }
    }
}

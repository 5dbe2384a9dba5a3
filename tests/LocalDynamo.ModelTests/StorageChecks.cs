using LocalDynamo.Storage;

namespace LocalDynamo.ModelTests;

/// <summary>Looks behind the scenes once nobody writes any more.</summary>
internal static class StorageChecks
{
    /// <summary>Verifies the structure, and that every entry is settled: no version and no tombstone is left.</summary>
    /// <returns>How many items the table holds.</returns>
    public static int CheckPruned(DynamoDatabase database, string tableName) =>
        CheckPruned(database.Engine.Catalog.Get(tableName).Partitions);

    /// <summary>Verifies the structure, and that every entry is settled: no version and no tombstone is left.</summary>
    /// <returns>How many items or entries there are.</returns>
    public static int CheckPruned(PartitionMap partitions)
    {
        partitions.CheckInvariants();
        var count = 0;
        var cursor = partitions.Scan(HashRange.Segment(0, 1));
        while (cursor.MoveNext(out var partition))
        {
            var entries = partition.Range(KeyBound.Open, KeyBound.Open);
            var before = count;
            while (entries.MoveNext(out var chain))
            {
                Assert.Null(chain.Version);
                count++;
            }

            Assert.NotEqual(before, count);
        }

        return count;
    }
}

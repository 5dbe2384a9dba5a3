using LocalDynamo.Engine.Indexes;
using LocalDynamo.Storage;

namespace LocalDynamo.ModelTests;

/// <summary>Reads all of an index, past the operations.</summary>
internal static class IndexEntries
{
    /// <summary>The entries at a commit number that somebody keeps open, in the order of the index.</summary>
    public static List<Item> At(IndexState index, long commitNumber)
    {
        var entries = new List<Item>();
        var partitions = index.Partitions.Scan(HashRange.All);
        while (partitions.MoveNext(out var partition))
        {
            var heads = partition.Range(KeyBound.Open, KeyBound.Open);
            while (heads.MoveNext(out var head))
            {
                if (head.At(commitNumber) is { IsTombstone: false } version)
                    entries.Add(version.Item);
            }
        }

        return entries;
    }
}

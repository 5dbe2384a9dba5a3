using LocalDynamo.Storage;
using LocalDynamo.Values;

namespace LocalDynamo.Tests.Storage;

/// <summary>Orders items by a binary attribute, which it reads in place or, like an index, composes in scratch memory.</summary>
internal sealed class TestLayout(bool isComposed = false) : KeyLayout
{
    private static readonly AttributeName PartitionKey = AttributeName.Of("pk");
    private static readonly AttributeName SortKey = AttributeName.Of("sk");

    public override int ScratchBytes => isComposed ? 4096 : 0;

    public override ReadOnlySpan<byte> SortKeyOf(Item item, Span<byte> scratch)
    {
        var key = item.KeyBytes(SortKey);
        if (!isComposed)
            return key;

        key.CopyTo(scratch);
        return scratch[..key.Length];
    }

    public override bool IsInPartition(Item item, ReadOnlySpan<byte> partitionKey) => item.KeyBytes(PartitionKey).SequenceEqual(partitionKey);

    public static ItemVersion Version(byte[] sortKey, long commitNumber, bool isTombstone = false, byte[]? partitionKey = null) =>
        new(commitNumber, ItemOf(sortKey, commitNumber, partitionKey), isTombstone);

    /// <summary>An item that says which commit made it: a settled one has no version to say so.</summary>
    public static Item ItemOf(byte[] sortKey, long commitNumber, byte[]? partitionKey = null) =>
        new() { ["pk"] = partitionKey ?? [], ["sk"] = sortKey, ["n"] = commitNumber };

    public static long NumberOf(Item item) => item.GetInt64("n");
}

namespace LocalDynamo.Storage;

/// <summary>What must hold in a partition while no writer is at work (see the heads of <see cref="Partition"/> and <see cref="Leaf"/>).</summary>
internal static class PartitionChecker
{
    public static void Check(Partition partition)
    {
        switch (partition.Content)
        {
            case null:
                break;
            case Leaf first:
                CheckLeaves(partition, first);
                break;
            case var single:
                CheckChain(new VersionChain(single));
                break;
        }
    }

    private static void CheckLeaves(Partition partition, Leaf first)
    {
        var leaves = new List<Leaf>();
        byte[]? last = null;
        for (var leaf = first; leaf is not null; leaf = leaf.Next)
        {
            leaves.Add(leaf);
            Invariant.Holds(leaf == first || leaf.Slots.Count > 0, "only the first leaf may be empty");
            Invariant.Holds(leaf == first || leaf.Low.AsSpan().SequenceCompareTo(leaves[^2].Low) > 0, "lows ascend strictly");
            Invariant.Holds(leaf.LinksAreTrue, "a link has the head of the leaf it leads to");
            CheckSlots(leaf, partition.Layout, ref last);
        }

        for (var level = 0; level < first.Height; level++)
        {
            var expected = leaves.Where(leaf => leaf.Height > level).ToList();
            var at = first;
            foreach (var leaf in expected)
            {
                Invariant.Holds(at == leaf, "a level links the leaves of its height, in order");
                at = leaf.NextAt(level);
            }

            Invariant.Holds(at is null, "a level ends with the leaves");
        }

        Invariant.Holds(leaves.TrueForAll(leaf => leaf.Height <= first.Height), "the first leaf is as high as the highest");
    }

    private static void CheckSlots(Leaf leaf, KeyLayout layout, ref byte[]? last)
    {
        var slots = leaf.Slots;
        Invariant.Holds(slots.Count <= LeafSlots.MaxCount, "a leaf is not overfull");
        var scratch = new byte[layout.ScratchBytes];
        var shared = Array.Empty<byte>();
        for (var i = 0; i < slots.Count; i++)
        {
            var key = slots.KeyAt(i, layout, scratch).ToArray();
            shared = i == 0 ? key[..Math.Min(slots.SharedBytes, key.Length)] : shared;
            Invariant.Holds(shared.Length == slots.SharedBytes && key.AsSpan().StartsWith(shared), "a leaf's keys share SharedBytes");
            Invariant.Holds(slots.PrefixAt(i) == LeafSlots.PrefixOf(key, shared.Length), "a slot's prefix is its key's");
            Invariant.Holds(last is null || key.AsSpan().SequenceCompareTo(last) > 0, "keys ascend strictly");
            Invariant.Holds(key.AsSpan().SequenceCompareTo(leaf.Low) >= 0, "keys are at or above their leaf's low");
            Invariant.Holds(leaf.Next is null || key.AsSpan().SequenceCompareTo(leaf.Next.Low) < 0, "keys are below the next leaf's low");
            last = key;
            CheckChain(slots.ChainAt(i));
        }
    }

    private static void CheckChain(VersionChain chain)
    {
        Invariant.Holds(chain.Head is Item or ItemVersion, "the head of a chain is an item or a version");
        for (var version = chain.Version; version is not null; version = version.Previous as ItemVersion)
        {
            Invariant.Holds(version.Previous is null or Item or ItemVersion, "before a version are versions, and a settled item at the end");
            Invariant.Holds(
                version.Previous is not ItemVersion previous || previous.CommitNumber < version.CommitNumber, "a chain goes from newer to older");
        }
    }
}

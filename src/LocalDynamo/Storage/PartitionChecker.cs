namespace LocalDynamo.Storage;

/// <summary>What must hold in a partition while no writer is at work (see the heads of <see cref="Partition"/>, <see cref="Branch"/> and <see cref="BranchLeaves"/>).</summary>
internal static class PartitionChecker
{
    public static void Check(Partition partition)
    {
        switch (partition.Content)
        {
            case null:
                break;
            case Branch first:
                CheckBranches(partition, first);
                break;
            case var single:
                CheckChain(new VersionChain(single));
                break;
        }
    }

    private static void CheckBranches(Partition partition, Branch first)
    {
        var branches = new List<Branch>();
        byte[]? last = null;
        for (var branch = first; branch is not null; branch = branch.Next)
        {
            branches.Add(branch);
            Invariant.Holds(branch == first || branch.Low.AsSpan().SequenceCompareTo(branches[^2].Low) > 0, "lows ascend strictly");
            Invariant.Holds(branch.LinksAreTrue, "a link has the head of the branch it leads to");
            CheckLeaves(partition, branch, isOnly: branch == first && branch.Leaves.Count == 1, ref last);
        }

        for (var level = 0; level < first.Height; level++)
        {
            var expected = branches.Where(branch => branch.Height > level).ToList();
            var at = first;
            foreach (var branch in expected)
            {
                Invariant.Holds(at == branch, "a level links the branches of its height, in order");
                at = branch.NextAt(level);
            }

            Invariant.Holds(at is null, "a level ends with the branches");
        }

        Invariant.Holds(branches.TrueForAll(branch => branch.Height <= first.Height), "the first branch is as high as the highest");
    }

    private static void CheckLeaves(Partition partition, Branch branch, bool isOnly, ref byte[]? last)
    {
        var leaves = branch.Leaves;
        Invariant.Holds(leaves.Count is > 0 and <= BranchLeaves.MaxCount, "a branch has leaves, and not too many");
        Invariant.Holds(leaves.Partition == partition, "leaves know their partition");
        Invariant.Holds(branch == partition.Content || !leaves.IsTidy, "only the first branch's leaves are tidied");
        Invariant.Holds(leaves.LowAt(0).AsSpan().SequenceEqual(branch.Low), "a branch begins where its first leaf does");
        for (var i = 0; i < leaves.Count; i++)
        {
            Invariant.Holds(i == 0 || leaves.LowAt(i).AsSpan().SequenceCompareTo(leaves.LowAt(i - 1)) > 0, "lows ascend strictly");
            Invariant.Holds(leaves.Span[i].LowHead.CompareTo(new KeyHead(leaves.LowAt(i))) == 0, "a leaf has the head of its low");
            Invariant.Holds(isOnly || leaves.SlotsAt(i).Count > 0, "only the only leaf may be empty");
            var next = i + 1 < leaves.Count ? leaves.LowAt(i + 1) : branch.Next?.Low;
            CheckSlots(leaves.SlotsAt(i), leaves.LowAt(i), next, partition.Layout, ref last);
        }
    }

    private static void CheckSlots(LeafSlots slots, byte[] low, byte[]? next, KeyLayout layout, ref byte[]? last)
    {
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
            Invariant.Holds(key.AsSpan().SequenceCompareTo(low) >= 0, "keys are at or above their leaf's low");
            Invariant.Holds(next is null || key.AsSpan().SequenceCompareTo(next) < 0, "keys are below the next leaf's low");
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

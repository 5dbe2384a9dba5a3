namespace LocalDynamo.Storage;

/// <summary>What must hold in a stripe while no writer is at work (see the head of <see cref="Stripe"/>).</summary>
internal static class StripeChecker
{
    public static void Check(Stripe stripe, Partition?[] directory, int count, ulong firstHash, ulong lastHash)
    {
        var expected = new Partition?[directory.Length];
        Partition? left = null;
        var found = 0;
        var firstLeaves = new Dictionary<Leaf[], ulong>();
        for (var partition = stripe.First; partition is not null; partition = partition.Next)
        {
            Invariant.Holds(partition.Hash >= firstHash && partition.Hash <= lastHash, "a partition belongs to its stripe");
            Invariant.Holds(left is null || left.ComesBefore(partition.Hash, partition.Key), "partitions ascend strictly");
            expected[stripe.BucketOf(partition.Hash, directory)] ??= partition;
            partition.CheckInvariants();
            if (partition.Content is Branch first)
                firstLeaves.Add(first.Leaves.Array, partition.Hash);
            left = partition;
            found++;
        }

        stripe.Shortcuts.CheckInvariants(firstLeaves);
        Invariant.Holds(found == count, "the count is right");
        Invariant.Holds(directory.AsSpan().SequenceEqual(expected), "each bucket points to its first partition");
        Invariant.Holds(count <= directory.Length && count >= directory.Length / 8, "the directory fits the count");
    }
}

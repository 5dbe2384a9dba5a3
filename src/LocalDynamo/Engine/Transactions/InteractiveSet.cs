using LocalDynamo.Engine.Commits;
using LocalDynamo.Engine.Writes;

namespace LocalDynamo.Engine.Transactions;

/// <summary>The commit of an interactive transaction: its writes, and for a serialisable one what it has read.</summary>
/// <param name="writes">The writes, each of which looks itself whether its item has changed.</param>
/// <param name="reads">What was read; null where it need not hold any more.</param>
/// <param name="begunAt">The commit number at which it was read.</param>
internal sealed class InteractiveSet(WriteAction[] writes, ReadSet? reads, long begunAt) : CommitSet(writes)
{
    public override bool IsTransaction => true;

    public override void AddReadStripes(StripeSet stripes) => reads?.AddStripes(stripes);

    public override void AddReadIndexStripes(StripeSet stripes) => reads?.AddIndexStripes(stripes);

    public override void VerifyReadsLocked() => reads?.VerifyLocked(begunAt);
}

using LocalDynamo.Engine.Commits;
using LocalDynamo.Engine.Transactions;
using LocalDynamo.Log;
using LocalDynamo.Storage;

namespace LocalDynamo.ModelTests.Histories.Planted;

/// <summary>Error: an interactive transaction writes its items whether or not somebody else has since it began.</summary>
internal sealed class LastCommitterWins(CommitClock clock, VersionPruner pruner, WriteAheadLog? log, TimeProvider timeProvider)
    : ScheduledPipeline(clock, pruner, log, timeProvider)
{
    protected override void DecideLocked(CommitSet set)
    {
        if (set is not InteractiveSet)
        {
            base.DecideLocked(set);
            return;
        }

        foreach (var action in set.Actions)
        {
            var head = action.Stripe.Find(action.PartitionKeyBytes, action.PartitionHash)?.Find(action.SortKeyBytes);
            action.DecideOn(head?.Item);
        }
    }
}

/// <summary>Error: a serialisable transaction does not look whether what it has read still holds.</summary>
internal sealed class UnverifiedReads(CommitClock clock, VersionPruner pruner, WriteAheadLog? log, TimeProvider timeProvider)
    : ScheduledPipeline(clock, pruner, log, timeProvider)
{
    protected override void VerifyReadsLocked(CommitSet set)
    {
    }
}

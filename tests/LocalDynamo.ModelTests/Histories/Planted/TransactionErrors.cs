using System.Runtime.InteropServices;
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
        if (set is InteractiveSet)
        {
            // The same writes, of a transaction that began after everybody else.
            foreach (ref var action in MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(set.Actions), set.Actions.Length))
                action = new PendingWrite(action.Table, action.Key, begunAt: long.MaxValue) { Result = ((PendingWrite)action).Result };
        }

        base.DecideLocked(set);
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

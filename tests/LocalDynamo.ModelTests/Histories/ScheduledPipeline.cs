using LocalDynamo.Engine.Commits;
using LocalDynamo.Engine.Writes;
using LocalDynamo.Log;
using LocalDynamo.Storage;

namespace LocalDynamo.ModelTests.Histories;

/// <summary>
/// The commit path, with a place between any two of its steps where another worker may go on, and waiting that gives the turn away. It does
/// what the library's does; those with an error in them derive from it.
/// </summary>
internal class ScheduledPipeline(CommitClock clock, VersionPruner pruner, WriteAheadLog? log, TimeProvider timeProvider)
    : CommitPipeline(clock, pruner, log, timeProvider)
{
    protected CommitClock Clock { get; } = clock;

    protected WriteAheadLog? Log { get; } = log;

    public override long WaitForAll()
    {
        var awaited = Clock.Begun;
        Schedule.Await(() => Clock.Visible >= awaited);
        return awaited;
    }

    protected override void EnterStripe(Stripe stripe, WriteAction action)
    {
        Schedule.Point();
        if (!stripe.Lock.TryEnter())
        {
            if (stripe.Owner is CommitSet running && running.Writes(action))
                throw new TransactionConflictException();
            Schedule.Await(stripe.Lock.TryEnter);
        }

        Schedule.Point();
    }

    protected override void EnterStripe(Stripe stripe, CommitSet set)
    {
        Schedule.Point();
        if (!stripe.Lock.TryEnter())
        {
            if (stripe.Owner is CommitSet running)
            {
                foreach (var action in set.Actions)
                {
                    if (action.Stripe == stripe && running.Writes(action))
                        throw set.ConflictOn(action);
                }
            }

            Schedule.Await(stripe.Lock.TryEnter);
        }

        if (set.IsTransaction)
            stripe.Owner = set;
        Schedule.Point();
    }

    protected override void EnterIndexStripe(Stripe stripe)
    {
        Schedule.Point();
        Schedule.Await(stripe.Lock.TryEnter);
    }

    protected override void ExitStripe(Stripe stripe)
    {
        base.ExitStripe(stripe);
        Schedule.Point();
    }

    protected override void DecideLocked(WriteAction action)
    {
        base.DecideLocked(action);
        Schedule.Point();
    }

    protected override void DecideLocked(CommitSet set)
    {
        base.DecideLocked(set);
        Schedule.Point();
    }

    protected override void VerifyReadsLocked(CommitSet set)
    {
        base.VerifyReadsLocked(set);
        Schedule.Point();
    }

    protected override long Begin(CommitRecordWriter? record, out long position)
    {
        var number = base.Begin(record, out position);
        Schedule.Point();
        return number;
    }

    protected override Installed InstallLocked(
        Stripe stripe, ReadOnlySpan<byte> partitionKey, ulong hash, ReadOnlySpan<byte> sortKey, ItemVersion version, in EntryPlace found)
    {
        var installed = base.InstallLocked(stripe, partitionKey, hash, sortKey, version, found);
        Schedule.Point();
        return installed;
    }

    protected override void Complete(long number)
    {
        base.Complete(number);
        Schedule.Point();
    }

    protected override void Finish(long number)
    {
        var awaited = number == 0 ? Clock.Begun : number;
        Schedule.Await(() => Clock.Visible >= awaited);
        base.Finish(awaited);
    }
}

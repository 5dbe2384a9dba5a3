using LocalDynamo.Engine.Commits;
using LocalDynamo.Engine.Writes;
using LocalDynamo.Log;
using LocalDynamo.Storage;

namespace LocalDynamo.ModelTests.Histories.Planted;

/// <summary>Error: every other stripe of a table is not locked.</summary>
internal sealed class SkippedLock(CommitClock clock, VersionPruner pruner, WriteAheadLog? log, TimeProvider timeProvider)
    : ScheduledPipeline(clock, pruner, log, timeProvider)
{
    protected override void EnterStripe(Stripe stripe, WriteAction action)
    {
        if (stripe.Ordinal % 2 == 0)
            base.EnterStripe(stripe, action);
    }

    protected override void EnterStripe(Stripe stripe, CommitSet set)
    {
        if (stripe.Ordinal % 2 == 0)
            base.EnterStripe(stripe, set);
    }

    protected override void ExitStripe(Stripe stripe)
    {
        if (stripe.Lock.IsHeldByCurrentThread)
            base.ExitStripe(stripe);
    }
}

/// <summary>Error: a write decides on the version that there was before it locked the stripe.</summary>
internal sealed class DecidedBeforeLock(CommitClock clock, VersionPruner pruner, WriteAheadLog? log, TimeProvider timeProvider)
    : ScheduledPipeline(clock, pruner, log, timeProvider)
{
    protected override void EnterStripe(Stripe stripe, WriteAction action)
    {
        action.DecideLocked();
        base.EnterStripe(stripe, action);
    }

    protected override void DecideLocked(WriteAction action)
    {
    }
}

/// <summary>Error: the commit number is taken before the locks are.</summary>
internal sealed class NumberBeforeLocks(CommitClock clock, VersionPruner pruner, WriteAheadLog? log, TimeProvider timeProvider)
    : ScheduledPipeline(clock, pruner, log, timeProvider)
{
    private readonly ThreadLocal<long> _number = new();

    protected override void EnterStripe(Stripe stripe, WriteAction action)
    {
        TakeNumber();
        base.EnterStripe(stripe, action);
    }

    protected override void EnterStripe(Stripe stripe, CommitSet set)
    {
        TakeNumber();
        base.EnterStripe(stripe, set);
    }

    protected override long Begin(CommitRecordWriter? record, out long position)
    {
        var number = _number.Value;
        if (number == 0)
            return base.Begin(record, out position); // Tables are made another way.

        _number.Value = 0;
        position = record is null ? 0 : Log!.Append(record.WithNumber(number));
        return number;
    }

    protected override void ExitStripe(Stripe stripe)
    {
        // What has come to nothing keeps nobody waiting.
        if (_number.Value != 0)
            Clock.Complete(_number.Value);
        _number.Value = 0;
        base.ExitStripe(stripe);
    }

    private void TakeNumber()
    {
        if (_number.Value == 0)
            _number.Value = Clock.Begin();
        Schedule.Point();
    }
}

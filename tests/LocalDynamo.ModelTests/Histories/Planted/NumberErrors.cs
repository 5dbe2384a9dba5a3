using LocalDynamo.Engine.Commits;
using LocalDynamo.Engine.Indexes;
using LocalDynamo.Log;
using LocalDynamo.Storage;

namespace LocalDynamo.ModelTests.Histories.Planted;

/// <summary>Error: a commit is complete as soon as it has its number, before its versions are installed.</summary>
internal sealed class CompletedEarly(CommitClock clock, VersionPruner pruner, WriteAheadLog? log, TimeProvider timeProvider)
    : ScheduledPipeline(clock, pruner, log, timeProvider)
{
    protected override long Begin(CommitRecordWriter? record, out long position)
    {
        var number = base.Begin(record, out position);
        Clock.Complete(number);
        Schedule.Point();
        return number;
    }

    protected override void Complete(long number) => Schedule.Point();
}

/// <summary>Error: entries of indexes become visible with the commit after the one that changed their items.</summary>
internal sealed class LateIndex(CommitClock clock, VersionPruner pruner, WriteAheadLog? log, TimeProvider timeProvider)
    : ScheduledPipeline(clock, pruner, log, timeProvider)
{
    protected override Installed InstallLocked(
        Stripe stripe, ReadOnlySpan<byte> partitionKey, ulong hash, ReadOnlySpan<byte> sortKey, ItemVersion version, in EntryPlace found)
    {
        if (stripe.GetOrAddLocked(partitionKey, hash).Layout is EntryLayout)
            version = new ItemVersion(version.CommitNumber + 1, version.Item, version.IsTombstone);
        return base.InstallLocked(stripe, partitionKey, hash, sortKey, version, found);
    }
}

/// <summary>Error: entries that have moved or gone stay where they were, too.</summary>
internal sealed class StaleEntries(CommitClock clock, VersionPruner pruner, WriteAheadLog? log, TimeProvider timeProvider)
    : ScheduledPipeline(clock, pruner, log, timeProvider)
{
    protected override Installed InstallLocked(
        Stripe stripe, ReadOnlySpan<byte> partitionKey, ulong hash, ReadOnlySpan<byte> sortKey, ItemVersion version, in EntryPlace found)
    {
        if (version.IsTombstone && stripe.Find(partitionKey, hash) is { Layout: EntryLayout } entries && entries.Find(sortKey) is { IsEmpty: false } chain)
            version = new ItemVersion(version.CommitNumber, chain.Key);
        return base.InstallLocked(stripe, partitionKey, hash, sortKey, version, found);
    }
}

/// <summary>Error: each version of a commit but the first gets a number of its own, and these become visible one after the other.</summary>
internal sealed class NumberAnItem(CommitClock clock, VersionPruner pruner, WriteAheadLog? log, TimeProvider timeProvider)
    : ScheduledPipeline(clock, pruner, log, timeProvider)
{
    private readonly ThreadLocal<List<long>> _numbers = new(static () => []);

    protected override long Begin(CommitRecordWriter? record, out long position)
    {
        var number = base.Begin(record, out position);
        _numbers.Value!.Add(number);
        return number;
    }

    protected override Installed InstallLocked(
        Stripe stripe, ReadOnlySpan<byte> partitionKey, ulong hash, ReadOnlySpan<byte> sortKey, ItemVersion version, in EntryPlace found)
    {
        var numbers = _numbers.Value!;
        if (numbers[^1] == 0)
            numbers[^1] = Clock.Begin();
        var renumbered = new ItemVersion(numbers[^1], version.Item, version.IsTombstone);
        var installed = base.InstallLocked(stripe, partitionKey, hash, sortKey, renumbered, found);
        numbers.Add(0);
        return installed;
    }

    protected override void Complete(long number)
    {
        var numbers = _numbers.Value!;
        foreach (var taken in numbers.Where(taken => taken != 0))
            base.Complete(taken);
        numbers.Clear();
    }
}

/// <summary>Error: a write is acknowledged when it is complete, though commits before it are not, so that nobody sees it yet.</summary>
internal sealed class AcknowledgedEarly(CommitClock clock, VersionPruner pruner, WriteAheadLog? log, TimeProvider timeProvider)
    : ScheduledPipeline(clock, pruner, log, timeProvider)
{
    protected override void Finish(long number)
    {
    }
}

/// <summary>Error: a write that is refused for a state that is not visible yet says so at once.</summary>
internal sealed class RefusedEarly(CommitClock clock, VersionPruner pruner, WriteAheadLog? log, TimeProvider timeProvider)
    : ScheduledPipeline(clock, pruner, log, timeProvider)
{
    protected override void Finish(long number)
    {
        if (number != 0)
            base.Finish(number);
    }
}

/// <summary>Error: number and place in the log are taken one after the other, without the lock around both.</summary>
/// <remarks>
/// Records bear numbers that go up, as those of a log that counted by itself would; opening refuses a log whose numbers do not.
/// </remarks>
internal sealed class LoggedInAnotherOrder(CommitClock clock, VersionPruner pruner, WriteAheadLog? log, TimeProvider timeProvider)
    : ScheduledPipeline(clock, pruner, log, timeProvider)
{
    private long _logged;

    protected override long Begin(CommitRecordWriter? record, out long position)
    {
        var number = Clock.Begin();
        Schedule.Point();
        position = record is null ? 0 : Log!.Append(record.WithNumber(++_logged));
        Schedule.Point();
        return number;
    }
}

using System.Diagnostics;
using LocalDynamo.Engine.Writes;
using LocalDynamo.Log;
using LocalDynamo.Storage;

namespace LocalDynamo.Engine.Commits;

/// <summary>
/// The one way in which anything in a database changes. A commit is a set of changes that happen together or not at all.
/// </summary>
/// <remarks>
/// <para>The way of a commit of items:</para>
/// <code>
///   lock the stripes, in the order of their ordinals              so two commits never wait for each other in a circle
///     each action decides, on the newest version of its item      an error leaves everything as it was
///     build the log record
///     lock the sequence
///       take the commit number, append the record                 so the log has commits in the order of their numbers
///     install the versions                                         nobody sees them: their number is not visible yet
///     complete the number                                          visible once all numbers before it are complete
///     prune versions that nobody can need any more
///   unlock
///   wait until the number is visible                               so the caller reads its own write
///   wait until the record is durable                               by the caller, who may do it without blocking a thread
/// </code>
/// <para>
/// The newest version under a stripe's lock is always committed, if not yet visible: whoever installed it held the same lock. So
/// actions decide on the head of the chain, not at a commit number.
/// </para>
/// <para>
/// The number is taken before the versions are installed, and hides them until they all are. The other way round (install, then count
/// up) a reader sees half of a commit, or every version must be touched again to get its number.
/// </para>
/// </remarks>
internal sealed partial class CommitPipeline(CommitClock clock, VersionPruner pruner, WriteAheadLog? log, TimeProvider timeProvider)
{
    /// <summary>How many entries that had to wait for a snapshot to close a commit prunes on the side: more than it can add, so the queue shrinks.</summary>
    private const int DrainedPerCommit = 4;

    private readonly Lock _sequence = new();

    /// <summary>Carries out one write.</summary>
    /// <returns>The position in the log that has to become durable; 0 where nothing has to.</returns>
    /// <exception cref="ResourceNotFoundException">The table has been deleted meanwhile.</exception>
    public long Commit(WriteAction action)
    {
        var stripe = StripeOf(action);
        long number;
        long position;
        lock (stripe.Lock)
        {
            DecideLocked(stripe, action);
            if (!action.HasEffect)
                return 0;

            number = Begin(BuildRecord([action]), out position);
            Installed installed;
            try
            {
                installed = InstallLocked(stripe, action, number);
            }
            finally
            {
                // Also where memory ran out in between: the numbers behind this one must not wait for it for ever.
                clock.Complete(number);
            }

            installed.PruneLocked(pruner, pruner.Floor());
        }

        Finish(number);
        return position;
    }

    private static void DecideLocked(Stripe stripe, WriteAction action)
    {
        if (action.Table.IsDropped)
            throw new ResourceNotFoundException();

        var partition = stripe.Find(action.PartitionKeyBytes, action.PartitionHash);
        var head = partition?.Find(action.SortKeyBytes);
        action.DecideLocked(head is null or { IsTombstone: true } ? null : head.Item);
    }

    private static Installed InstallLocked(Stripe stripe, WriteAction action, long number)
    {
        var version = action.After is { } item
            ? new ItemVersion(number, item)
            : new ItemVersion(number, action.Table.Schema.KeyOf(action.Before!), isTombstone: true);
        var partition = stripe.GetOrAddLocked(action.PartitionKeyBytes, action.PartitionHash);
        partition.InstallLocked(action.SortKeyBytes, version);
        action.Table.Totals.Count(action.Before, action.After);
        return new Installed(stripe, partition, version);
    }

    private CommitRecordWriter? BuildRecord(ReadOnlySpan<WriteAction> actions)
    {
        if (log is null)
            return null;

        var record = CommitRecordWriter.Begin(timeProvider.GetUtcNow());
        foreach (var action in actions)
        {
            if (action.After is { } item)
                record.Add(ChangeKind.PutItem, action.Table.Number, item);
            else if (action.HasEffect)
                record.Add(ChangeKind.DeleteItem, action.Table.Number, action.Table.Schema.KeyOf(action.Before!));
        }

        record.Complete();
        return record;
    }

    /// <summary>Takes the next commit number and appends the record under it. The caller installs what it has to and completes the number.</summary>
    private long Begin(CommitRecordWriter? record, out long position)
    {
        position = 0;
        if (record is null)
            return clock.Begin();

        lock (_sequence)
        {
            var number = clock.Begin();
            try
            {
                position = log!.Append(record.WithNumber(number));
                return number;
            }
            catch
            {
                // The log takes no more: nothing is installed under this number, and the numbers behind it must not wait for it.
                clock.Complete(number);
                throw;
            }
        }
    }

    private void Finish(long number)
    {
        clock.WaitVisible(number);
        pruner.Drain(DrainedPerCommit);
    }

    /// <summary>A version in its place, to be pruned once its number is complete.</summary>
    private readonly record struct Installed(Stripe Stripe, Partition Partition, ItemVersion Version)
    {
        public void PruneLocked(VersionPruner pruner, long floor)
        {
            Debug.Assert(Stripe.Lock.IsHeldByCurrentThread);
            pruner.PruneLocked(Stripe, Partition, Version, floor);
        }
    }
}

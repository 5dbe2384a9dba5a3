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
///   lock the tables' stripes, in the order of their ordinals      so two commits never wait for each other in a circle
///     each action decides, on the newest version of its item      an error leaves everything as it was
///     lock the indexes' stripes that the decisions touch           after all stripes of tables, in the order of their ordinals
///     build the log record
///     lock the sequence
///       take the commit number, append the record                 so the log has commits in the order of their numbers
///     install the versions of items and index entries              nobody sees them: their number is not visible yet
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
/// <para>
/// Which index entries a write changes is known only when it has decided, hence the two rounds of locks. The log does not have them:
/// indexes are made again from their tables.
/// </para>
/// <para>The steps are virtual for the tests of the tests, which plant errors in them. The library derives nothing from it.</para>
/// </remarks>
internal partial class CommitPipeline(CommitClock clock, VersionPruner pruner, WriteAheadLog? log, TimeProvider timeProvider)
{
    /// <summary>How many entries that had to wait for a snapshot to close a commit prunes on the side: more than it can add, so the queue shrinks.</summary>
    private const int DrainedPerCommit = 4;

    private readonly Lock _sequence = new();

    /// <summary>Is told each commit's number and time, in the order of the numbers, before it becomes visible; null for nobody.</summary>
    public Action<long, DateTimeOffset>? Numbered { get; init; }

    /// <summary>The number of the last commit that has begun.</summary>
    public long Begun => clock.Begun;

    /// <summary>Carries out one write.</summary>
    /// <returns>The position in the log that has to become durable; 0 where nothing has to.</returns>
    /// <exception cref="ResourceNotFoundException">The table has been deleted meanwhile.</exception>
    /// <exception cref="TransactionConflictException">A transaction is at work on the same item.</exception>
    public long Commit(WriteAction action)
    {
        var stripe = action.Stripe;
        var number = 0L;
        var position = 0L;
        EnterStripe(stripe, action);
        try
        {
            DecideLocked(action);
            if (!action.HasEffect)
                return 0;

            if (action.IndexChanges.Length > 0)
                number = CommitDecidedLocked(new CommitSet([action]), out position);
            else
                number = CommitDecidedLocked(action, out position);
        }
        finally
        {
            ExitStripe(stripe);
            Finish(number);
        }

        return position;
    }

    /// <summary>Waits until every commit begun so far is visible. No stripe may be locked.</summary>
    /// <returns>The highest of their numbers.</returns>
    public virtual long WaitForAll()
    {
        var number = clock.Begun;
        clock.WaitVisible(number);
        return number;
    }

    /// <summary>
    /// The newest record of the log, whose commit has begun: once all that have begun are visible (<see cref="WaitForAll"/>), so is it.
    /// </summary>
    public long LastLsn()
    {
        // The number is taken before the record, under this lock: outside of it there might be a record to a number not counted yet.
        lock (_sequence)
            return log!.LastLsn;
    }

    /// <summary>Waits for a stripe's lock, unless it is held by a transaction on the very same item.</summary>
    protected virtual void EnterStripe(Stripe stripe, WriteAction action)
    {
        if (stripe.Lock.TryEnter())
            return;
        if (stripe.Owner is CommitSet running && running.Writes(action))
            throw new TransactionConflictException();
        stripe.Lock.Enter();
    }

    protected virtual void DecideLocked(WriteAction action) => action.DecideLocked();

    protected virtual void ExitStripe(Stripe stripe) => stripe.Lock.Exit();

    /// <summary>Puts a version in its place, which need not be looked for where the entry was found before, and is there still.</summary>
    protected virtual Installed InstallLocked(
        Stripe stripe, ReadOnlySpan<byte> partitionKey, ulong hash, ReadOnlySpan<byte> sortKey, ItemVersion version, in EntryPlace found)
    {
        stripe.Shortcuts.TidyLocked();
        if (found.TryInstallLocked(version) is { } known)
            return new Installed(stripe, known, version, found);

        var partition = stripe.GetOrAddLocked(partitionKey, hash);
        return new Installed(stripe, partition, version, partition.InstallLocked(sortKey, version));
    }

    /// <summary>Takes the next commit number and appends the record under it. The caller installs what it has to and completes the number.</summary>
    protected virtual long Begin(CommitRecordWriter? record, out long position)
    {
        position = 0;
        if (record is null && Numbered is null)
            return clock.Begin();

        lock (_sequence)
        {
            var number = clock.Begin();
            try
            {
                if (record is not null)
                    position = log!.Append(record.WithNumber(number));
                Numbered?.Invoke(number, timeProvider.GetUtcNow());
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

    /// <summary>Completes a number. Where all before it are complete too, what it wrote can be settled at once, and need not wait in the pruner's queue.</summary>
    protected virtual void Complete(long number)
    {
        clock.Complete(number);
        clock.AwaitNeighbours(number);
    }

    /// <summary>Waits until the commit is visible.</summary>
    /// <param name="number">
    /// Its number; 0 where nothing was written. Then what was decided on, which may be newer than what is visible, has to become so: who
    /// is told that a condition failed, or that there was nothing to delete, finds the reason when it reads.
    /// </param>
    protected virtual void Finish(long number)
    {
        clock.WaitVisible(number == 0 ? clock.Begun : number);
        pruner.Drain(DrainedPerCommit);
    }

    /// <summary>The commit of one write that no index sees, which is most of them: nothing to gather, no second round of locks.</summary>
    private long CommitDecidedLocked(WriteAction action, out long position)
    {
        var number = Begin(BuildRecord([action], null), out position);
        Installed installed;
        try
        {
            installed = InstallLocked(action, number);
        }
        finally
        {
            // Also where memory ran out in between: the numbers behind this one must not wait for it for ever.
            Complete(number);
        }

        pruner.PruneLocked(installed.Stripe, installed.Partition, installed.Version, installed.Place, pruner.Floor());
        return number;
    }

    private Installed InstallLocked(WriteAction action, long number)
    {
        var version = action.After is { } item
            ? new ItemVersion(number, item)
            : new ItemVersion(number, action.Table.Schema.KeyOf(action.Before!), isTombstone: true);
        var installed = InstallLocked(action.Stripe, action.PartitionKeyBytes, action.PartitionHash, action.SortKeyBytes, version, action.Place);
        action.Table.Totals.Count(action.Before, action.After);
        return installed;
    }

    private CommitRecordWriter? BuildRecord(ReadOnlySpan<WriteAction> actions, CommitSet? set)
    {
        if (log is null)
            return null;

        var record = CommitRecordWriter.Begin(timeProvider.GetUtcNow());
        foreach (var action in actions)
        {
            if (!action.HasEffect)
                continue;
            if (action.After is { } item)
                record.Add(ChangeKind.PutItem, action.Table.Number, item);
            else
                record.Add(ChangeKind.DeleteItem, action.Table.Number, action.Table.Schema.KeyOf(action.Before!));
        }

        set?.AddTo(record);
        record.Complete();
        return record;
    }

    /// <summary>A version in its place, to be pruned once its number is complete.</summary>
    protected readonly record struct Installed(Stripe Stripe, Partition Partition, ItemVersion Version, EntryPlace Place);
}

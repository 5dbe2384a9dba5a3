using System.Runtime.InteropServices;
using LocalDynamo.Engine.Indexes;
using LocalDynamo.Storage;

namespace LocalDynamo.Engine.Commits;

/// <content>Commits of several writes, and of writes that indexes see: the same steps, with more than one stripe to lock.</content>
internal partial class CommitPipeline
{
    /// <summary>How many places a list for what is installed may have to be kept for the next commit.</summary>
    private const int MaxKeptInstalled = 1024;

    /// <summary>What the thread's commit has installed; empty between commits.</summary>
    [ThreadStatic]
    private static List<Installed>? _installed;

    /// <summary>Carries out several writes together, or none of them.</summary>
    /// <returns>The position in the log that has to become durable; 0 where nothing has to.</returns>
    /// <exception cref="ResourceNotFoundException">A table has been deleted meanwhile.</exception>
    /// <exception cref="TransactionConflictException">A transaction is at work on one of the items; or what the set says instead.</exception>
    public long Commit(CommitSet set)
    {
        var stripes = new StripeSet();
        foreach (var action in set.Actions)
            stripes.Add(action.Stripe);
        set.AddReadStripes(stripes);
        stripes.Order();

        var entered = 0;
        var number = 0L;
        var position = 0L;
        try
        {
            for (; entered < stripes.Count; entered++)
                EnterStripe(stripes[entered], set);

            DecideLocked(set);
            number = CommitDecidedLocked(set, out position);
        }
        finally
        {
            for (var i = 0; i < entered; i++)
            {
                stripes[i].Owner = null;
                ExitStripe(stripes[i]);
            }

            Finish(number);
        }

        return position;
    }

    protected virtual void DecideLocked(CommitSet set) => set.DecideLocked();

    protected virtual void VerifyReadsLocked(CommitSet set) => set.VerifyReadsLocked();

    /// <summary>Waits for a stripe's lock, unless it is held by a transaction on an item of this set.</summary>
    protected virtual void EnterStripe(Stripe stripe, CommitSet set)
    {
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

            stripe.Lock.Enter();
        }

        if (set.IsTransaction)
            stripe.Owner = set;
    }

    /// <summary>Enters a stripe of an index, after all those of tables.</summary>
    protected virtual void EnterIndexStripe(Stripe stripe) => stripe.Lock.Enter();

    /// <summary>The rest of a commit whose writes have decided: locks what they touch in indexes, and carries them out.</summary>
    /// <returns>The commit's number; 0 where there was nothing to do.</returns>
    private long CommitDecidedLocked(CommitSet set, out long position)
    {
        position = 0;
        var stripes = new StripeSet();
        var hasEffect = set.IsRecorded;
        foreach (var action in set.Actions)
        {
            hasEffect |= action.HasEffect;
            foreach (ref readonly var change in action.IndexChanges.AsSpan())
            {
                if (change.IsMove)
                    stripes.Add(change.Index.Partitions.StripeOf(change.HashBefore));
                if (change.After is not null)
                    stripes.Add(change.Index.Partitions.StripeOf(change.HashAfter));
            }
        }

        set.AddReadIndexStripes(stripes);
        stripes.Order();
        var entered = 0;
        try
        {
            for (; entered < stripes.Count; entered++)
                EnterIndexStripe(stripes[entered]);

            VerifyReadsLocked(set);
            return hasEffect ? InstallAllLocked(set, out position) : 0;
        }
        finally
        {
            for (var i = 0; i < entered; i++)
                ExitStripe(stripes[i]);
        }
    }

    private long InstallAllLocked(CommitSet set, out long position)
    {
        var number = Begin(BuildRecord(set.Actions, set), out position);
        var installed = _installed ??= [];
        try
        {
            InstallAllLocked(set, number, position, installed);
            var floor = pruner.Floor();
            foreach (ref readonly var version in CollectionsMarshal.AsSpan(installed))
                pruner.PruneLocked(version.Stripe, version.Partition, version.Version, version.Place, floor);
        }
        finally
        {
            installed.Clear();
            if (installed.Capacity > MaxKeptInstalled)
                _installed = null;
        }

        return number;
    }

    private void InstallAllLocked(CommitSet set, long number, long position, List<Installed> installed)
    {
        try
        {
            set.Appended(position);
            foreach (var action in set.Actions)
            {
                if (!action.HasEffect)
                    continue;
                installed.Add(InstallLocked(action, number));
                foreach (ref readonly var change in action.IndexChanges.AsSpan())
                    InstallLocked(change, number, installed);
            }
        }
        finally
        {
            Complete(number);
        }
    }

    private void InstallLocked(in IndexChange change, long number, List<Installed> installed)
    {
        // While an index is being filled the old entry may not have come to it yet.
        var before = change.Before is { } old && (change.Index.IsFilled || change.Index.Find(old).Newest is not null) ? old : null;
        if (change.IsMove)
        {
            var tombstone = new ItemVersion(number, change.Index.Layout.KeyOf(change.Before!), isTombstone: true);
            installed.Add(InstallLocked(change.Index, change.HashBefore, tombstone));
        }

        if (change.After is { } entry)
            installed.Add(InstallLocked(change.Index, change.HashAfter, new ItemVersion(number, entry)));
        change.Index.Totals.Count(before, change.After);
    }

    private Installed InstallLocked(IndexState index, ulong hash, ItemVersion version)
    {
        var layout = index.Layout;
        Span<byte> partitionScratch = stackalloc byte[layout.PartitionScratchBytes];
        Span<byte> sortScratch = stackalloc byte[layout.ScratchBytes];
        return InstallLocked(
            index.Partitions.StripeOf(hash),
            layout.PartitionKeyOf(version.Item, partitionScratch),
            hash,
            layout.SortKeyOf(version.Item, sortScratch),
            version,
            found: default);
    }
}

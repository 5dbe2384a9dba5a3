using LocalDynamo.Engine.Writes;
using LocalDynamo.Storage;

namespace LocalDynamo.Engine.Commits;

/// <content>Commits of several writes: the same steps as those of one, with more than one stripe to lock.</content>
internal sealed partial class CommitPipeline
{
    /// <summary>Carries out several writes together, or none of them.</summary>
    /// <param name="actions">Writes of different items, whatever their tables.</param>
    /// <returns>The position in the log that has to become durable; 0 where nothing has to.</returns>
    /// <exception cref="ResourceNotFoundException">A table has been deleted meanwhile.</exception>
    public long Commit(ReadOnlySpan<WriteAction> actions)
    {
        var stripes = StripesInOrder(actions);
        var installed = new Installed[actions.Length];
        var lockedCount = 0;
        long number;
        long position;
        try
        {
            foreach (var stripe in stripes)
            {
                stripe.Lock.Enter();
                lockedCount++;
            }

            if (!DecideAllLocked(actions))
                return 0;

            number = Begin(BuildRecord(actions), out position);
            var installedCount = 0;
            try
            {
                foreach (var action in actions)
                {
                    if (action.HasEffect)
                        installed[installedCount++] = InstallLocked(StripeOf(action), action, number);
                }
            }
            finally
            {
                clock.Complete(number);
            }

            var floor = pruner.Floor();
            foreach (ref readonly var version in installed.AsSpan(0, installedCount))
                version.PruneLocked(pruner, floor);
        }
        finally
        {
            foreach (var stripe in stripes.AsSpan(0, lockedCount))
                stripe.Lock.Exit();
        }

        Finish(number);
        return position;
    }

    /// <summary>Lets each action decide; says whether any of them has something to do.</summary>
    private static bool DecideAllLocked(ReadOnlySpan<WriteAction> actions)
    {
        var hasEffect = false;
        foreach (var action in actions)
        {
            DecideLocked(StripeOf(action), action);
            hasEffect |= action.HasEffect;
        }

        return hasEffect;
    }

    /// <summary>The stripes that the actions touch, each once, in the order in which all commits lock them.</summary>
    private static Stripe[] StripesInOrder(ReadOnlySpan<WriteAction> actions)
    {
        var stripes = new SortedList<long, Stripe>(actions.Length);
        foreach (var action in actions)
        {
            var stripe = StripeOf(action);
            stripes[stripe.Ordinal] = stripe;
        }

        return [.. stripes.Values];
    }

    private static Stripe StripeOf(WriteAction action) => action.Table.Partitions.StripeOf(action.PartitionHash);
}

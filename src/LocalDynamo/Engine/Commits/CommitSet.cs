using LocalDynamo.Engine.Writes;

namespace LocalDynamo.Engine.Commits;

/// <summary>Writes that are committed together or not at all, and what else belongs to their commit.</summary>
/// <param name="actions">Writes of different items, whatever their tables.</param>
internal class CommitSet(WriteAction[] actions)
{
    public ReadOnlySpan<WriteAction> Actions => actions;

    /// <summary>
    /// Whether it is a transaction: then a writer that comes upon one of its items while it holds the stripe is refused instead of
    /// made to wait.
    /// </summary>
    public virtual bool IsTransaction => false;

    /// <summary>Whether there is something to commit though no action has an effect.</summary>
    public virtual bool IsRecorded => false;

    /// <summary>Lets each action decide. All stripes of the tables are locked; an error leaves everything as it was.</summary>
    public virtual void DecideLocked()
    {
        for (var i = 0; i < actions.Length; i++)
            actions[i].DecideLocked(Actions[..i], IsTransaction);
    }

    /// <summary>The error of having met a running transaction on an item of this set.</summary>
    public virtual Exception ConflictOn(WriteAction action) => new TransactionConflictException();

    /// <summary>Adds the stripes of tables that must stay as they are besides those written to.</summary>
    public virtual void AddReadStripes(StripeSet stripes)
    {
    }

    /// <summary>Adds the stripes of indexes that must stay as they are besides those written to.</summary>
    public virtual void AddReadIndexStripes(StripeSet stripes)
    {
    }

    /// <summary>Holds what was read against what is there now. All stripes are locked, those of indexes too; an error leaves everything as it was.</summary>
    public virtual void VerifyReadsLocked()
    {
    }

    /// <summary>Adds what the log shall keep besides the writes.</summary>
    public virtual void AddTo(CommitRecordWriter record)
    {
    }

    /// <summary>Is told where the log has the commit, before anybody can see it.</summary>
    /// <param name="position">The position in the log that has to become durable; 0 where nothing has to.</param>
    public virtual void Appended(long position)
    {
    }

    /// <summary>Whether one of the actions writes the same item as this one.</summary>
    public bool Writes(WriteAction action) => Array.Exists(actions, action.IsSameItem);
}

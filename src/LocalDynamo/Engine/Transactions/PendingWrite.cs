using LocalDynamo.Engine.Tables;
using LocalDynamo.Engine.Writes;
using LocalDynamo.Storage;

namespace LocalDynamo.Engine.Transactions;

/// <summary>
/// An item that an open transaction has written: decided upon when it was written, in the transaction's own view, which holds at the
/// commit exactly if nobody else has changed the item since the transaction began.
/// </summary>
/// <param name="table">The table.</param>
/// <param name="key">An item with the key attributes.</param>
/// <param name="begunAt">The commit number at which the transaction reads.</param>
internal sealed class PendingWrite(TableState table, Item key, long begunAt) : WriteAction(table, key)
{
    /// <summary>The item as the transaction leaves it; null if it deletes it.</summary>
    public Item? Result { get; set; }

    /// <summary>What counts towards the transaction's size: the item, or the key of a deleted one.</summary>
    public int SizeBytes => (Result ?? Key).SizeBytes;

    protected override void VerifyLocked(VersionChain chain)
    {
        if (chain.IsNewerThan(begunAt))
            throw TransactionConflicts.Written(this);
    }

    protected override Item? Decide(Item? current) => Result;
}

namespace LocalDynamo;

/// <summary>What an interactive transaction is kept from by others that run beside it.</summary>
public enum TransactionIsolation
{
    /// <summary>
    /// Snapshot isolation: everything is read as it was when the transaction began, and of two transactions that write the same item the
    /// second fails. Two that read the same and write different items both succeed, though neither saw what the other did (write skew).
    /// </summary>
    Snapshot,

    /// <summary>
    /// Serialisable: what was read, found or not, must not have changed when the transaction commits. It has the effect that it would have
    /// had alone, at the moment of its commit.
    /// </summary>
    Serializable,
}

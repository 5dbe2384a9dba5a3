using LocalDynamo.Benchmarks.Workload;
using ZoneTree;
using ZoneTree.Transactional;

namespace LocalDynamo.Benchmarks.Peers;

/// <summary>ZoneTree's other form, which has transactions and pays for them with versions.</summary>
internal sealed class ZoneTreeTransactionsPeer : ITransactionalPeer
{
    public const string Name = "ZoneTree, transactional";

    private readonly ITransactionalZoneTree<OrderKey, TypedItem> _tree;
    private readonly bool _isDurable;
    private readonly string? _temporary;

    public ZoneTreeTransactionsPeer(string? folder)
    {
        _isDurable = folder is not null;
        _temporary = folder is null ? Directory.CreateTempSubdirectory("zonetree-").FullName : null;
        _tree = ZoneTreeOptions.Factory(folder ?? _temporary!, _isDurable).OpenOrCreateTransactional();
    }

    public void Load(IEnumerable<object> orders)
    {
        foreach (var chunk in orders.Chunk(1_000))
        {
            using var transaction = _tree.BeginTransaction(TransactionIsolationLevel.Snapshot);
            foreach (var order in chunk)
                Upsert(transaction, (TypedItem)order);
            transaction.Commit();
        }
    }

    public object? Get(string customer, string order)
    {
        using var transaction = _tree.BeginReadOnlyTransaction();
        return transaction.TryGet(new OrderKey(customer, order), out var found) ? found : null;
    }

    public void Put(object order) => Retry(transaction =>
    {
        Upsert(transaction, (TypedItem)order);
        return true;
    });

    public bool PutAllIfPresent(object[] orders) => Retry(transaction =>
    {
        foreach (var order in orders)
        {
            var typed = (TypedItem)order;
            if (!transaction.TryGetForUpdate(new OrderKey(typed.Customer, typed.Order), out _))
                return false;
            Upsert(transaction, typed);
        }

        return true;
    });

    public void Dispose()
    {
        _tree.Dispose();
        if (_temporary is not null)
            Directory.Delete(_temporary, recursive: true);
    }

    private static void Upsert(ITransaction<OrderKey, TypedItem> transaction, TypedItem order) =>
        transaction.Upsert(new OrderKey(order.Customer, order.Order), order);

    /// <summary>Until no other thread has written the same meanwhile, which is for the user of optimistic transactions to do.</summary>
    private bool Retry(Func<ITransaction<OrderKey, TypedItem>, bool> write)
    {
        while (true)
        {
            using var transaction = _tree.BeginTransaction(TransactionIsolationLevel.Snapshot);
            try
            {
                if (!write(transaction))
                {
                    transaction.Rollback();
                    return false;
                }

                Commit(transaction);
                return true;
            }
            catch (ZoneTree.Exceptions.TransactionConflictException)
            {
                // Rolled back already.
            }
        }
    }

    private void Commit(ITransaction<OrderKey, TypedItem> transaction)
    {
        if (_isDurable)
            transaction.CommitDurableAsync().GetAwaiter().GetResult();
        else
            transaction.Commit();
    }
}

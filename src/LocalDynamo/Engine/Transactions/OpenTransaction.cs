using LocalDynamo.Engine.Commits;
using LocalDynamo.Engine.Reads;
using LocalDynamo.Engine.Tables;
using LocalDynamo.Engine.Writes;
using LocalDynamo.Operations;
using LocalDynamo.Schema;

namespace LocalDynamo.Engine.Transactions;

/// <summary>
/// An interactive transaction: a snapshot, and the writes that are laid over it until they are committed. It holds no lock before that.
/// </summary>
/// <remarks>Not for several threads at once, and not bound to one thread either.</remarks>
internal sealed partial class OpenTransaction(SnapshotView snapshot, CommitPipeline commits, bool isSerializable) : IDisposable
{
    private readonly List<PendingWrite> _writes = [];
    private readonly ReadSet? _reads = isSerializable ? new ReadSet() : null;
    private long _sizeBytes;
    private State _state;

    private enum State
    {
        Open,
        Committed,
        Failed,
        Disposed,
    }

    public long CommitNumber => snapshot.CommitNumber;

    /// <exception cref="ResourceNotFoundException">There was no table of this name when the transaction began.</exception>
    public TransactionTableReader Table(string name)
    {
        ThrowIfOver();
        return new TransactionTableReader(this, snapshot.Table(name).Table);
    }

    /// <summary>The item as the transaction sees it: as it has written it, or as it was.</summary>
    public Item? Get(TableState table, KeyBytes key)
    {
        ThrowIfOver();
        var hash = table.Partitions.HashOf(key.Partition);
        return FindWrite(table, key, hash) is { } write ? Shown(write) : Read(table, key, hash);
    }

    /// <summary>Decides on a write in the transaction's view and keeps it for the commit.</summary>
    /// <returns>The write, with the item before and after.</returns>
    /// <exception cref="ConditionalCheckFailedException">The condition does not hold; the transaction goes on without this write.</exception>
    /// <exception cref="ValidationException">The write breaks a rule, or is one too many; the transaction goes on without it.</exception>
    public WriteAction Write(TableState table, ITransactAction request)
    {
        ThrowIfOver();
        var action = new TransactionBinding(request) { Table = table }.ToAction();
        if (request is Put)
            table.Definition.IndexKeys.VerifyPutSizes(action.Key);
        var key = KeyBytes.Of(table.Schema, action.Key);
        var earlier = FindWrite(table, key, action.PartitionHash);
        action.DecideOn(earlier is null ? Read(table, key, action.PartitionHash) : Shown(earlier));

        var write = earlier ?? new PendingWrite(table, action.Key, snapshot.CommitNumber);
        var sizeBytes = _sizeBytes - (earlier?.SizeBytes ?? 0) + (action.After ?? action.Key).SizeBytes;
        if (earlier is null && _writes.Count == Limits.MaxTransactionActions)
            throw new ValidationException($"A transaction can write at most {Limits.MaxTransactionActions} items");
        if (sizeBytes > Limits.MaxTransactionBytes)
            throw new ValidationException($"Transaction payload size cannot exceed 4MB. Payload Size: {sizeBytes}");

        if (earlier is null)
            _writes.Add(write);
        write.Result = action.After;
        _sizeBytes = sizeBytes;
        return action;
    }

    /// <summary>Commits what was written; the transaction is over, unless a table had no throughput left.</summary>
    /// <returns>The position in the log that has to become durable; 0 where nothing has to.</returns>
    /// <exception cref="TransactionConflictException">Another commit has changed what this transaction wrote, or what it must have read unchanged.</exception>
    public long Commit()
    {
        ThrowIfOver();
        _state = State.Failed;
        try
        {
            // What was only read is a state that there was: the one of the number at which it was read.
            var position = _writes.Count == 0 ? 0 : commits.Commit(new InteractiveSet([.. _writes], _reads, snapshot.CommitNumber));
            _state = State.Committed;
            return position;
        }
        catch (DynamoException error) when (error is ProvisionedThroughputExceededException or ThrottlingException)
        {
            _state = State.Open;
            throw;
        }
        finally
        {
            if (_state != State.Open)
                snapshot.Dispose();
        }
    }

    public void Dispose()
    {
        _state = State.Disposed;
        snapshot.Dispose();
    }

    private void ThrowIfOver()
    {
        switch (_state)
        {
            case State.Committed:
                throw new InvalidOperationException("The transaction has been committed.");
            case State.Failed:
                throw new InvalidOperationException("The transaction has been rolled back, since its commit failed.");
            case State.Disposed:
                throw new ObjectDisposedException(typeof(Transaction).FullName);
            default:
                return;
        }
    }

    /// <summary>What the transaction sees of what it has written itself: not what is hidden since it has expired.</summary>
    private static Item? Shown(PendingWrite write) =>
        write.Result is { } item && write.Table.Hidden is { } hidden && hidden.Contain(item) ? null : write.Result;

    private PendingWrite? FindWrite(TableState table, KeyBytes key, ulong hash)
    {
        foreach (var write in _writes)
        {
            if (write.PartitionHash == hash && write.Table == table
                && write.PartitionKeyBytes.SequenceEqual(key.Partition) && write.SortKeyBytes.SequenceEqual(key.Sort))
            {
                return write;
            }
        }

        return null;
    }

    private Item? Read(TableState table, KeyBytes key, ulong hash)
    {
        _reads?.Add(table, hash, key);
        var item = table.Partitions.Find(key.Partition, hash, key.Sort).At(snapshot.CommitNumber);
        GC.KeepAlive(snapshot);
        return table.Seen(item);
    }
}

using LocalDynamo.Engine.Tables;
using LocalDynamo.Engine.Writes;

namespace LocalDynamo.Engine.Batches;

/// <summary>
/// Any number of native writes, one commit each, in their order; the first that fails ends them. The caller waits once, until
/// <see cref="Position"/> is durable, also after an error: what was written stays.
/// </summary>
internal sealed class ManyWrites(TableState table, ItemWrites writes)
{
    /// <summary>How many items were put, or deleted: deleting what is not there counts nothing.</summary>
    public int Count { get; private set; }

    /// <summary>The newest position in the log that has to become durable; 0 where nothing has to.</summary>
    public long Position { get; private set; }

    public void Put(IEnumerable<Item> items, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        foreach (var item in items)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _ = writes.Put(table, item, out var position);
            Position = Math.Max(Position, position);
            Count++;
        }
    }

    public void Delete(IEnumerable<Key> keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        foreach (var key in keys)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var deleted = writes.Delete(table, key, out var position);
            Position = Math.Max(Position, position);
            Count += deleted is null ? 0 : 1;
        }
    }
}

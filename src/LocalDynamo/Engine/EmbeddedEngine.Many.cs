using LocalDynamo.Engine.Batches;
using LocalDynamo.Engine.Tables;

namespace LocalDynamo.Engine;

/// <content>Many native writes with one wait.</content>
internal sealed partial class EmbeddedEngine
{
    public int PutMany(TableState table, IEnumerable<Item> items) => Finish(table, many => many.Put(items));

    public int DeleteMany(TableState table, IEnumerable<Key> keys) => Finish(table, many => many.Delete(keys));

    public ValueTask<int> PutManyAsync(TableState table, IEnumerable<Item> items, CancellationToken cancellationToken) =>
        FinishAsync(table, many => many.Put(items, cancellationToken), cancellationToken);

    public ValueTask<int> DeleteManyAsync(TableState table, IEnumerable<Key> keys, CancellationToken cancellationToken) =>
        FinishAsync(table, many => many.Delete(keys, cancellationToken), cancellationToken);

    private int Finish(TableState table, Action<ManyWrites> write)
    {
        var many = new ManyWrites(table, Writes);
        try
        {
            write(many);
        }
        finally
        {
            WaitDurable(many.Position);
        }

        return many.Count;
    }

    private async ValueTask<int> FinishAsync(TableState table, Action<ManyWrites> write, CancellationToken cancellationToken)
    {
        var many = new ManyWrites(table, Writes);
        try
        {
            write(many);
        }
        finally
        {
            await WaitDurableAsync(many.Position, cancellationToken).ConfigureAwait(false);
        }

        return many.Count;
    }
}

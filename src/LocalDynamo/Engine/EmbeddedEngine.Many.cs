using LocalDynamo.Engine.Batches;
using LocalDynamo.Engine.Tables;
using LocalDynamo.Telemetry;

namespace LocalDynamo.Engine;

/// <content>Many native writes with one wait.</content>
internal sealed partial class EmbeddedEngine
{
    public int PutMany(TableState table, IEnumerable<Item> items) => Finish("PutMany", table, many => many.Put(items));

    public int DeleteMany(TableState table, IEnumerable<Key> keys) => Finish("DeleteMany", table, many => many.Delete(keys));

    public ValueTask<int> PutManyAsync(TableState table, IEnumerable<Item> items, CancellationToken cancellationToken) =>
        FinishAsync("PutMany", table, many => many.Put(items, cancellationToken), cancellationToken);

    public ValueTask<int> DeleteManyAsync(TableState table, IEnumerable<Key> keys, CancellationToken cancellationToken) =>
        FinishAsync("DeleteMany", table, many => many.Delete(keys, cancellationToken), cancellationToken);

    private int Finish(string operation, TableState table, Action<ManyWrites> write) => Instruments.AreListenedTo
        ? MeasuredMany(operation, table, write)
        : Carry(table, write);

    private ValueTask<int> FinishAsync(
        string operation, TableState table, Action<ManyWrites> write, CancellationToken cancellationToken) => Instruments.AreListenedTo
            ? MeasuredManyAsync(operation, table, write, cancellationToken)
            : CarryAsync(table, write, cancellationToken);

    private int Carry(TableState table, Action<ManyWrites> write)
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

    private async ValueTask<int> CarryAsync(TableState table, Action<ManyWrites> write, CancellationToken cancellationToken)
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

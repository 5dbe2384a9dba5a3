using LocalDynamo.Benchmarks.Peers;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Turns;

/// <summary>Gets several orders of different customers at once.</summary>
/// <param name="peer">Whose.</param>
/// <param name="count">How many orders it holds.</param>
/// <param name="size">How many a batch has.</param>
/// <param name="operations">How many batches a run is.</param>
internal sealed class BatchGetTurn(IBatchPeer peer, int count, int size, int operations) : ITurn
{
    private readonly (string Customer, string Order)[][] _batches = [.. Orders.ShuffledKeys(count).Chunk(size).Where(batch => batch.Length == size)];
    private int _next;

    public int OperationsPerRun => operations;

    public void Run()
    {
        for (var i = 0; i < operations; i++)
        {
            var found = peer.GetAll(_batches[_next]);
            if (found != size)
                throw new InvalidOperationException($"{found} orders of {size} were found.");
            _next = _next + 1 == _batches.Length ? 0 : _next + 1;
        }
    }
}

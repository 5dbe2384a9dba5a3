using LocalDynamo.Benchmarks.Peers;

namespace LocalDynamo.Benchmarks.Turns;

/// <summary>Writes orders over those that are there, each on the condition that one is.</summary>
internal sealed class ConditionalTurn(IConditionalPeer peer, int count) : ITurn
{
    public const int Operations = 1_000;

    private readonly Editions _editions = new(peer, count);

    public int OperationsPerRun => Operations;

    public void Run()
    {
        for (var i = 0; i < Operations; i++)
        {
            if (!peer.PutIfPresent(_editions.Next()))
                throw new InvalidOperationException("There is no order to overwrite.");
        }
    }
}

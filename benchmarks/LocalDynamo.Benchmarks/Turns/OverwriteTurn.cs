using LocalDynamo.Benchmarks.Peers;

namespace LocalDynamo.Benchmarks.Turns;

/// <summary>Writes orders over those that are there, made before.</summary>
internal sealed class OverwriteTurn(IPeer peer, int count, int? part = null) : ITurn
{
    public const int Operations = 1_000;

    private readonly Editions _editions = new(peer, count, part);

    public int OperationsPerRun => Operations;

    public void Run()
    {
        for (var i = 0; i < Operations; i++)
            peer.Put(_editions.Next());
    }
}

using LocalDynamo.Benchmarks.Peers;

namespace LocalDynamo.Benchmarks.Turns;

/// <summary>Walks over all orders.</summary>
internal sealed class ScanTurn(IScannedPeer peer, int count) : ITurn
{
    public int OperationsPerRun => 1;

    public void Run()
    {
        if (peer.Scan() is var found && found != count)
            throw new InvalidOperationException($"{found} orders of {count} were found.");
    }
}

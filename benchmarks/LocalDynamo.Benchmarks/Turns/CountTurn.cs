using LocalDynamo.Benchmarks.Peers;

namespace LocalDynamo.Benchmarks.Turns;

/// <summary>Counts the orders for which two conditions hold, of all: half of them by the total, and half of those by the city.</summary>
internal sealed class CountTurn(IScannedPeer peer, int count) : ITurn
{
    public const string City = "Kopenhagen";

    public int OperationsPerRun => 1;

    public void Run()
    {
        if (peer.Count(City, count / 2) == 0)
            throw new InvalidOperationException("No order was found.");
    }
}

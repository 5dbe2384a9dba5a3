using BenchmarkDotNet.Attributes;
using LocalDynamo.Benchmarks.Peers;
using LocalDynamo.Benchmarks.Turns;

namespace LocalDynamo.Benchmarks.Suites;

/// <summary>
/// An order gets a new state, at random, with another city and total, in a table that has no index, one, and five: each is by those two, so that each write moves an
/// entry in each index. The peer is SQLite, as of the others none has indexes but LiteDB.
/// </summary>
[Floor(IndexedDictionaryPeer.Name)]
public class IndexMaintenance : PeerSuite
{
    [Params(0, 1, 5)]
    public int Indexes { get; set; }

    public override IEnumerable<string> Peers => [LocalDynamoPeer.Name, IndexedDictionaryPeer.Name, SqlitePeer.Name];

    private protected override Type Ability => typeof(IPeer);

    [Benchmark(OperationsPerInvoke = OverwriteTurn.Operations)]
    public void Put() => Run();

    private protected override ITurn NewTurn(IPeer peer, int count) => new OverwriteTurn(peer, count);

    private protected override IPeer Open()
    {
        var numbers = Enumerable.Range(0, Indexes);
        switch (Peer)
        {
            case LocalDynamoPeer.Name:
                return new LocalDynamoPeer(null, [.. numbers.Select(static number => number % 2 == 0
                    ? SecondaryIndex.Global($"By{number}", "City", ("Amount", ScalarAttributeType.N))
                    : SecondaryIndex.Global($"By{number}", ("Amount", ScalarAttributeType.N), "City"))]);
            case IndexedDictionaryPeer.Name:
                return new IndexedDictionaryPeer(Indexes);
            default:
                var sqlite = new SqlitePeer(null);
                foreach (var number in numbers)
                    sqlite.AddIndex($"By{number}", number % 2 == 0 ? ["City", "Total"] : ["Total", "City"]);
                return sqlite;
        }
    }
}

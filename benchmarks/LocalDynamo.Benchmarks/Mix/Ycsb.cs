using LocalDynamo.Benchmarks.Peers;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Mix;

/// <summary>The workloads A to F of the Yahoo! Cloud Serving Benchmark, on orders: what each is made of, and how keys are drawn.</summary>
internal sealed class Ycsb
{
    public const string Letters = "ABCDEF";

    private readonly IPeer _peer;
    private readonly (string Customer, string Order)[] _keys;
    private readonly int _count;
    private int _added;

    /// <param name="peer">Whose.</param>
    /// <param name="count">How many orders it holds.</param>
    public Ycsb(IPeer peer, int count)
    {
        (_peer, _count) = (peer, count);
        _keys = [.. Enumerable.Range(0, count).Select(static index => (Orders.CustomerOf(index), Orders.OrderOf(index)))];
    }

    /// <summary>Whether the store can do what a workload asks for: E wants ranges.</summary>
    public static bool CanRun(char letter, IPeer peer) => letter != 'E' || peer is IOrderedPeer;

    /// <param name="letter">Which workload.</param>
    /// <param name="thread">For which thread, from 0.</param>
    public IReadOnlyList<MixOperation> OperationsOf(char letter, int thread)
    {
        var keys = new ZipfianKeys(_count, new Random(1_000 + thread));
        return letter switch
        {
            'A' => [Read(keys, 50), Update(keys, 50)],
            'B' => [Read(keys, 95), Update(keys, 5)],
            'C' => [Read(keys, 100)],
            'D' => [ReadLatest(keys, 95), Insert(5)],
            'E' => [Range(keys, thread, 95), Insert(5)],
            'F' => [Read(keys, 50), ReadModifyWrite(keys, thread, 50)],
            _ => throw new ArgumentOutOfRangeException(nameof(letter), letter, "There is no such workload."),
        };
    }

    private MixOperation Read(ZipfianKeys keys, int weight)
    {
        var index = 0;
        return new MixOperation("read", weight, () => index = keys.NextScattered(), () => _ = _peer.Get(_keys[index].Customer, _keys[index].Order));
    }

    private MixOperation Update(ZipfianKeys keys, int weight)
    {
        object order = "";
        var edition = 0;
        return new MixOperation("update", weight, () => order = _peer.Make(Orders.Typed(keys.NextScattered(), ++edition)), () => _peer.Put(order));
    }

    private MixOperation ReadModifyWrite(ZipfianKeys keys, int thread, int weight)
    {
        var index = 0;

        // No two threads ever write the same total.
        var total = thread;
        return new MixOperation(
            "read-modify-write",
            weight,
            () => (index, total) = (keys.NextScattered(), total + 2),
            () => _peer.Put(_peer.Change(_peer.Get(_keys[index].Customer, _keys[index].Order)!, total)));
    }

    private MixOperation Insert(int weight)
    {
        object order = "";
        return new MixOperation("insert", weight, () => order = _peer.Make(Orders.Typed(_count + Interlocked.Increment(ref _added) - 1)), () => _peer.Put(order));
    }

    /// <summary>The newest come most often: those that another thread is just about to insert are not there yet, which counts as an answer.</summary>
    private MixOperation ReadLatest(ZipfianKeys keys, int weight)
    {
        var key = ("", "");
        return new MixOperation(
            "read latest",
            weight,
            () =>
            {
                var index = _count + Volatile.Read(ref _added) - 1 - keys.NextRank();
                key = index < _count ? _keys[index] : (Orders.CustomerOf(index), Orders.OrderOf(index));
            },
            () => _ = _peer.Get(key.Item1, key.Item2));
    }

    /// <summary>Up to a hundred orders from a key on, within its customer's.</summary>
    private MixOperation Range(ZipfianKeys keys, int thread, int weight)
    {
        var random = new Random(2_000 + thread);
        var (customer, from, to) = ("", "", "");
        return new MixOperation(
            "range",
            weight,
            () =>
            {
                var index = keys.NextScattered();
                (customer, from) = _keys[index];
                to = Orders.OrderOf(Math.Min((index % Orders.PerPartition) + random.Next(Orders.PerPartition), Orders.PerPartition - 1));
            },
            () => _ = ((IOrderedPeer)_peer).Query(customer, from, to));
    }
}

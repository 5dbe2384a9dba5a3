using CsCheck;
using LocalDynamo.Storage;

namespace LocalDynamo.Tests.Storage;

public class PartitionMapTests
{
    private static readonly Gen<(byte[] Key, bool IsAdd)[]> Steps =
        Gen.Select(Gen.Byte[0, 40].Array[0, 2], Gen.Int[0, 99]).Select((key, kind) => (key, kind < 60)).Array[0, 600];

    [Theory]
    [InlineData("seeded")]
    [InlineData("all equal")]
    [InlineData("all zero")]
    [InlineData("all ones")]
    [InlineData("few")]
    [InlineData("low bits only")]
    public void Map_UnderAnySteps_EqualsSortedSet(string hashName)
    {
        KeyHash? hash = hashName switch
        {
            "all equal" => _ => 0x8123_4567_89AB_CDEF,
            "all zero" => _ => 0,
            "all ones" => _ => ulong.MaxValue,
            "few" => key => (ulong)(key.Length > 0 ? key[0] % 4 : 3) << 62,
            "low bits only" => key => (ulong)(key.Length > 0 ? key[0] : 7),
            _ => null,
        };
        Gen.Select(Steps, Gen.Int[0, 4]).Sample(
            (steps, stripeBits) =>
            {
                var map = new PartitionMap(new TestLayout(), stripeBits, seed: 5, hash);
                var model = new SortedSet<(ulong Hash, byte[] Key)>(Comparer<(ulong Hash, byte[] Key)>.Create(
                    (a, b) => a.Hash != b.Hash ? a.Hash.CompareTo(b.Hash) : ByteOrder.Instance.Compare(a.Key, b.Key)));
                foreach (var (key, isAdd) in steps)
                    Step(map, model, key, isAdd);

                map.CheckInvariants();
                foreach (var (key, _) in steps)
                    (map.Find(key, map.HashOf(key)) is not null).Should().Be(model.Contains((map.HashOf(key), key)));
                Read(map.Scan(HashRange.All)).Should().Equal(model.Select(entry => Convert.ToHexString(entry.Key)));
                foreach (var (key, isAfter) in steps.Take(20))
                {
                    var at = map.HashOf(key);
                    Read(map.ScanFrom(at, key, isAfter, ulong.MaxValue)).Should().Equal(
                        model.Where(e => e.Hash > at || (e.Hash == at && ByteOrder.Instance.Compare(e.Key, key) >= (isAfter ? 1 : 0))).Select(e => Convert.ToHexString(e.Key)),
                        because: "a scan goes on at any position, whether its partition is still there or not");
                }

                foreach (var (_, key) in model.ToArray())
                    Step(map, model, key, isAdd: false);
                map.CheckInvariants();
            },
            iter: 60);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(1_000)]
    public void Segments_Together_DeliverEachPartitionOnceInHashOrder(int totalSegments)
    {
        var map = new PartitionMap(new TestLayout(), stripeBits: 3, seed: 1);
        var model = new SortedSet<(ulong, byte[])>(Comparer<(ulong Hash, byte[] Key)>.Create((a, b) => a.Hash.CompareTo(b.Hash)));
        for (var i = 0; i < 5_000; i++)
            Step(map, model, BitConverter.GetBytes(i), isAdd: true);

        Enumerable.Range(0, totalSegments).SelectMany(i => Read(map.Scan(HashRange.Segment(i, totalSegments))))
            .Should().Equal(Read(map.Scan(HashRange.All))).And.HaveCount(5_000);
    }

    [Fact]
    public void RemoveIfEmpty_OfPartitionThatIsOutAlready_LeavesItsSuccessorAlone()
    {
        var map = new PartitionMap(new TestLayout(), stripeBits: 0, seed: 1);
        var stripe = map.StripeOf(0);
        lock (stripe.Lock)
        {
            var old = stripe.GetOrAddLocked([1], map.HashOf([1]));
            stripe.RemoveIfEmptyLocked(old);
            var present = stripe.GetOrAddLocked([1], map.HashOf([1]));
            present.InstallLocked([], TestLayout.Version([], 1));
            stripe.RemoveIfEmptyLocked(old);
            map.Find([1], map.HashOf([1])).Should().BeSameAs(present).And.NotBeSameAs(old);
        }
    }

    [Fact]
    public void HashOf_WithAnotherSeed_IsAnotherHash() =>
        new PartitionMap(new TestLayout(), 2, seed: 1).HashOf([1, 2]).Should().NotBe(new PartitionMap(new TestLayout(), 2, seed: 2).HashOf([1, 2]));

    [Fact]
    public void Ordinals_OfAllMaps_AreDistinctAndAscend()
    {
        Stripe[] stripes = [.. new PartitionMap(new TestLayout(), 3, 1).Stripes, .. new PartitionMap(new TestLayout(), 3, 1).Stripes];
        stripes.Select(stripe => stripe.Ordinal).Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
    }

    private static void Step(PartitionMap map, SortedSet<(ulong, byte[])> model, byte[] key, bool isAdd)
    {
        var hash = map.HashOf(key);
        var stripe = map.StripeOf(hash);
        lock (stripe.Lock)
        {
            var partition = isAdd ? stripe.GetOrAddLocked(key, hash) : map.Find(key, hash);
            if (isAdd)
                model.Add((hash, key));
            else
                (partition is not null).Should().Be(model.Remove((hash, key)));
            if (!isAdd && partition is not null)
                stripe.RemoveIfEmptyLocked(partition);
        }
    }

    private static List<string> Read(PartitionMapCursor cursor)
    {
        var keys = new List<string>();
        while (cursor.MoveNext(out var partition))
            keys.Add(Convert.ToHexString(partition.Key));
        cursor.MoveNext(out _).Should().BeFalse("the end stays the end");
        return keys;
    }
}

using CsCheck;
using LocalDynamo.Storage;

namespace LocalDynamo.Tests.Storage;

/// <summary>A partition behaves as a sorted dictionary, whatever the keys.</summary>
public class PartitionModelTests
{
    // Few different bytes and lengths around the eight of a slot's prefix, and the 24 of a KeyHead: prefixes of each other, zeros at the end, long ties.
    private static readonly Gen<byte[]> NastyKey = Gen.Int[0, 4].Select(i => (byte)new[] { 0, 0, 1, 0x61, 0xFF }[i]).Array[0, 11];

    private static readonly Gen<byte[]> PrefixedKey =
        Gen.Select(Gen.Int[0, 3].Select(i => new[] { "", "ORDER#2024-", "ORDER#2024-\0\0", "ORDER#2024-11-27T10:00:00" }[i]), Gen.Byte.Array[0, 3], (prefix, rest) => (byte[])[.. prefix.Select(c => (byte)c), .. rest]);

    private static readonly Gen<byte[]> NumberKey = Gen.Int[0, 999].Select(n => BitConverter.GetBytes(System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(n)));

    private static readonly Gen<byte[]> AnyKey = Gen.OneOf(NastyKey, PrefixedKey, NumberKey);

    private static readonly Gen<(byte[] Key, int Kind)[]> Steps =
        Gen.OneOf(NastyKey, PrefixedKey, NumberKey, AnyKey).SelectMany(_ => Gen.Select(AnyKey, Gen.Int[0, 99]).Array[0, 700]);

    private static readonly Gen<(byte[] Lower, int LowerKind, byte[] Upper, int UpperKind, bool Descending)[]> Ranges =
        Gen.Select(AnyKey, Gen.Int[0, 2], AnyKey, Gen.Int[0, 2], Gen.Bool).Array[20];

    [Theory]
    [InlineData(false, 75)]
    [InlineData(true, 75)]
    [InlineData(false, 40)]
    public void Partition_UnderAnySteps_EqualsSortedDictionary(bool isComposed, int installPercent)
    {
        Gen.Select(Steps, Ranges).Sample(
            (steps, ranges) =>
            {
                var partition = new Partition([], 7, new Stripe(0, new TestLayout(isComposed)));
                var model = new SortedDictionary<byte[], object>(ByteOrder.Instance);
                var number = 0L;
                foreach (var phase in steps.Chunk(150))
                {
                    foreach (var (key, kind) in phase)
                        Step(partition, model, key, kind, installPercent, ref number);
                    partition.CheckInvariants();
                    foreach (var (key, _) in steps)
                        Find(partition, key).Should().BeSameAs(model.GetValueOrDefault(key));
                }

                foreach (var (lower, lowerKind, upper, upperKind, descending) in ranges)
                    Read(partition, lower, lowerKind, upper, upperKind, descending).Should().Equal(Expected(model, lower, lowerKind, upper, upperKind, descending));

                foreach (var key in model.Keys.ToArray())
                    Step(partition, model, key, kind: 99, installPercent: 0, ref number);
                partition.CheckInvariants();
                partition.IsEmpty.Should().BeTrue();
            },
            iter: 150);
    }

    [Fact]
    public void Partition_WithRegionsThatComeAndGo_EqualsSortedDictionary()
    {
        // Enough entries for several branches, of which whole ones empty and are unlinked.
        Gen.Select(Gen.Int[0, 7], Gen.Bool, Gen.Int[0, 1_000]).Array[1, 24].Sample(
            phases =>
            {
                var partition = new Partition([], 7, new Stripe(0, new TestLayout()));
                var model = new SortedDictionary<byte[], object>(ByteOrder.Instance);
                var number = 0L;
                foreach (var (region, isInstall, seed) in phases)
                {
                    var random = new Random(seed);
                    foreach (var i in Enumerable.Range(region * 400, 400).OrderBy(_ => random.Next()))
                        Step(partition, model, [(byte)(i >> 8), (byte)i], kind: 1, isInstall ? 100 : 0, ref number);
                    partition.CheckInvariants();
                    Read(partition, [], 0, [], 0, descending: false).Should().Equal(model.Values);
                    Read(partition, [(byte)(region * 400 >> 8), 7], 1, [], 0, descending: true)
                        .Should().Equal(Expected(model, [(byte)(region * 400 >> 8), 7], 1, [], 0, descending: true));
                }
            },
            iter: 40);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(7919)]
    public void Partition_OfManyEntries_FindsAllInAnyOrderOfInsertion(int stride)
    {
        const int Count = 20_011;
        var partition = new Partition([], 7, new Stripe(0, new TestLayout()));
        for (var i = 0; i < Count; i++)
        {
            var key = Key((int)((((long)i * stride % Count) + Count) % Count));
            partition.InstallLocked(key, TestLayout.Version(key, i + 1));
        }

        partition.CheckInvariants();
        for (var i = 0; i < Count; i++)
            partition.Find(Key(i)).IsEmpty.Should().BeFalse();
        partition.Find(Key(Count)).IsEmpty.Should().BeTrue();
        Read(partition, [], 0, [], 0, descending: false).Should().HaveCount(Count);
        Read(partition, [], 0, [], 0, descending: true).Should().HaveCount(Count);

        static byte[] Key(int i) => System.Text.Encoding.UTF8.GetBytes($"EVENT#{i:d8}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Partition_FilledInOrder_HasFullLeavesAndBranches(int direction)
    {
        var partition = new Partition([], 7, new Stripe(0, new TestLayout()));
        for (var i = 0; i < 32 * 20; i++)
        {
            byte[] key = [(byte)((900 + (direction * i)) >> 8), (byte)(900 + (direction * i))];
            partition.InstallLocked(key, TestLayout.Version(key, i + 1));
        }

        var leafCounts = new List<int>();
        for (var branch = (Branch?)partition.Content; branch is not null; branch = branch.Next)
            leafCounts.Add(branch.Leaves.Count);
        leafCounts.Should().BeEquivalentTo([16, 4]);
    }

    private static void Step(Partition partition, SortedDictionary<byte[], object> model, byte[] key, int kind, int installPercent, ref long number)
    {
        if (kind >= installPercent)
        {
            partition.RemoveLocked(key).Should().Be(model.Remove(key));
        }
        else if (kind % 5 == 0)
        {
            var item = TestLayout.ItemOf(key, ++number);
            partition.InstallSettledLocked(key, item);
            model[key] = item;
        }
        else
        {
            var version = TestLayout.Version(key, ++number);
            var place = partition.InstallLocked(key, version);
            version.Previous.Should().BeSameAs(model.GetValueOrDefault(key));
            model[key] = version;
            if (kind % 5 == 1)
                return;

            // By the place, by looking for it, and in vain, since it is not the head any more.
            var settled = kind % 5 == 4 && model.Values.OfType<ItemVersion>().FirstOrDefault() is { Previous: ItemVersion old } ? old : version;
            if (kind % 5 != 2 || !place.TrySettleLocked(settled))
                partition.SettleLocked(settled);
            if (settled == version)
                model[key] = version.Item;
        }
    }

    // A separate method: the key is a span there, which lambdas can't hold.
    private static object? Find(Partition partition, byte[] key) => partition.Find(key).Head;

    private static List<object> Read(Partition partition, byte[] lower, int lowerKind, byte[] upper, int upperKind, bool descending)
    {
        var found = new List<object>();
        var cursor = partition.Range(Bound(lower, lowerKind), Bound(upper, upperKind), descending);
        while (cursor.MoveNext(out var chain))
            found.Add(chain.Head!);
        cursor.MoveNext(out _).Should().BeFalse("the end stays the end");
        return found;
    }

    private static KeyBound Bound(byte[] key, int kind) => kind switch
    {
        0 => KeyBound.Open,
        1 => KeyBound.Inclusive(key),
        _ => KeyBound.Exclusive(key),
    };

    private static IEnumerable<object> Expected(
        SortedDictionary<byte[], object> model, byte[] lower, int lowerKind, byte[] upper, int upperKind, bool descending)
    {
        var inside = model
            .Where(entry => lowerKind == 0 || ByteOrder.Instance.Compare(entry.Key, lower) >= (lowerKind == 1 ? 0 : 1))
            .Where(entry => upperKind == 0 || ByteOrder.Instance.Compare(entry.Key, upper) <= (upperKind == 1 ? 0 : -1))
            .Select(entry => entry.Value);
        return descending ? inside.Reverse() : inside;
    }
}

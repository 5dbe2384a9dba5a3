using CsCheck;
using LocalDynamo.Storage;

namespace LocalDynamo.Tests.Storage;

/// <summary>Whatever way leads to an entry, it is the entry that was asked for.</summary>
public class ShortcutsTests
{
    private static readonly Gen<(int Partition, int Entry, bool IsPut)[]> Steps = Gen.Select(Gen.Int[0, 40], Gen.Int[0, 4], Gen.Bool).Array[0, 1_500];

    [Theory]
    [InlineData("seeded")]
    [InlineData("all equal")]
    [InlineData("pairs")]
    [InlineData("high bits only")]
    public void Find_UnderAnySteps_IsThatOfADictionary(string hashName)
    {
        KeyHash? hash = hashName switch
        {
            "all equal" => _ => 7,
            "pairs" => key => (ulong)key[0] / 2,
            "high bits only" => key => (ulong)key[0] << 56,
            _ => null,
        };
        Steps.Sample(
            steps =>
            {
                var store = new TestStore(stripeBits: 1, hash);
                var model = new Dictionary<(int, int), long>();
                foreach (var (partition, entry, isPut) in steps)
                {
                    if (isPut)
                        model[(partition, entry)] = store.Put([(byte)partition], [(byte)entry]);
                    else if (model.Remove((partition, entry)))
                        store.Delete([(byte)partition], [(byte)entry]);
                }

                store.Map.CheckInvariants();
                for (var partition = 0; partition <= 40; partition++)
                {
                    for (var entry = 0; entry <= 4; entry++)
                    {
                        var found = store.Chain([(byte)partition], [(byte)entry]).Newest;
                        (found is null ? 0 : TestLayout.NumberOf(found)).Should().Be(model.GetValueOrDefault((partition, entry)));
                    }
                }
            },
            iter: 100);
    }

    [Fact]
    public void Leaves_WhereNothingIsInsertedAnyMore_BecomeTidyAndStayThat()
    {
        var store = new TestStore(stripeBits: 0);
        var random = new Random(5);
        for (var i = 0; i < 10_000; i++)
            store.Put([(byte)random.Next(100)], BitConverter.GetBytes(random.Next(100)));
        TidyCount().Should().BeLessThan(100);

        for (var i = 0; i < 10_000; i++)
            store.Put([1], [1]);
        TidyCount().Should().Be(100);
        var leaves = LeavesOf(1).Array;
        for (var i = 0; i < 10_000; i++)
            store.Put([1], [1]);
        LeavesOf(1).Array.Should().BeSameAs(leaves);
        store.Map.CheckInvariants();

        int TidyCount() => Enumerable.Range(0, 100).Count(i => LeavesOf((byte)i).IsTidy);

        BranchLeaves LeavesOf(byte partition) => ((Branch)store.Map.Find([partition], store.Map.HashOf([partition]))!.Content!).Leaves;
    }

    [Fact]
    public void EachPartitionWithLeaves_HasAShortcut_WhereHashesAreSpread()
    {
        var store = new TestStore();
        for (var i = 0; i < 5_000; i++)
            store.Put(BitConverter.GetBytes(i % 1_000), [(byte)(i / 1_000)]);

        var found = Enumerable.Range(0, 1_000).Count(i => ShortcutOf(i)?.Key.SequenceEqual(BitConverter.GetBytes(i)) == true);

        found.Should().BeGreaterThan(990);
        for (var i = 0; i < 5_000; i++)
            store.Delete(BitConverter.GetBytes(i % 1_000), [(byte)(i / 1_000)]);
        Enumerable.Range(0, 1_000).Count(i => ShortcutOf(i) is not null).Should().Be(0, "partitions that are gone are not kept by what leads to them");

        Partition? ShortcutOf(int i)
        {
            var hash = store.Map.HashOf(BitConverter.GetBytes(i));
            return store.Map.StripeOf(hash).Shortcuts.TryFind(hash, out var leaves) ? leaves.Partition : null;
        }
    }
}

using LocalDynamo.Storage;

namespace LocalDynamo.Tests.Storage;

/// <summary>A partition filled at once is the one that its entries make one by one, and goes on as that.</summary>
public class PartitionFillTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TryFillLocked_OfAnyNumberOfEntries_EqualsInstallingEach(bool isComposed)
    {
        for (var count = 1; count <= 1_100; count += count < 100 ? 1 : 77)
        {
            var partition = new Partition([], 7, new Stripe(0, new TestLayout(isComposed)));
            var items = Enumerable.Range(0, count).Select(n => TestLayout.ItemOf(KeyOf(2 * n), n + 1)).ToArray();

            partition.TryFillLocked(items).Should().BeTrue();

            partition.CheckInvariants();
            Read(partition).Should().Equal(items);
            for (var n = 0; n < count; n++)
            {
                partition.Find(KeyOf(2 * n)).Head.Should().BeSameAs(items[n]);
                partition.Find(KeyOf((2 * n) + 1)).IsEmpty.Should().BeTrue();
            }

            for (var n = 0; n < count; n++)
                partition.InstallLocked(KeyOf((2 * n) + 1), TestLayout.Version(KeyOf((2 * n) + 1), count + n + 1));
            partition.CheckInvariants();
            Read(partition).Should().HaveCount(2 * count);
        }
    }

    [Fact]
    public void TryFillLocked_OfAPartitionWithEntries_LeavesItAsItIs()
    {
        var partition = new Partition([], 7, new Stripe(0, new TestLayout()));
        var version = TestLayout.Version(KeyOf(1), 1);
        partition.InstallLocked(KeyOf(1), version);

        partition.TryFillLocked([TestLayout.ItemOf(KeyOf(2), 2)]).Should().BeFalse();

        Read(partition).Should().Equal([version]);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    public void TryFillLocked_OfKeysThatDoNotAscend_DoesNothing(int first, int second)
    {
        var partition = new Partition([], 7, new Stripe(0, new TestLayout()));

        partition.TryFillLocked([TestLayout.ItemOf(KeyOf(first), 1), TestLayout.ItemOf(KeyOf(second), 2)]).Should().BeFalse();

        partition.IsEmpty.Should().BeTrue();
    }

    private static byte[] KeyOf(int number) => [.. "KEY#"u8, (byte)(number >> 8), (byte)number];

    private static List<object> Read(Partition partition)
    {
        var read = new List<object>();
        var cursor = partition.Range(KeyBound.Open, KeyBound.Open);
        while (cursor.MoveNext(out var chain))
            read.Add(chain.Head!);
        return read;
    }
}
